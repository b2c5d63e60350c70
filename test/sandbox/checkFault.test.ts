import assert from 'node:assert/strict';
import { checkFault } from './checkFault';
import type { Fault } from './fault';

const timing = { delayMs: 1, commitDelayMs: 'release', delayAfterCommitMs: 0.5, commit: true } as const;
const scope = { operation: 'loyaltyPrograms/add', skip: 0, times: 'always' } as const;

describe('checkFault', () => {
  const faults: readonly Fault[] = [
    { kind: 'resetOnConnection', skip: 1, times: 1 },
    { kind: 'resetBeforeReading', ...scope },
    { kind: 'resetAfterRequest', ...scope, ...timing },
    { kind: 'closeAfterRequest', ...scope, ...timing, commit: 3 },
    { kind: 'hold', ...scope, ...timing, commit: false },
    {
      kind: 'answer',
      ...scope,
      ...timing,
      status: 200,
      headers: { A: 'b', C: ['d', 'é'] },
      body: '',
      beforeReading: true,
      thenReset: true,
    },
    { kind: 'error', ...scope, ...timing, status: 599, message: null, details: [1], echo: true, headers: {} },
    { kind: 'raw', ...scope, ...timing, pieces: ['a', '{answer}'], everyMs: 1, end: 'open' },
    { kind: 'delay', ...scope, ...timing },
    { kind: 'changed', ...scope, ...timing, change: 'extraMembers', index: 1 },
    { kind: 'cut', ...scope, ...timing, framing: 'untilClose', bytes: 0, end: 'reset' },
    { kind: 'slow', ...scope, ...timing, part: 'body', everyMs: 1, bytes: 1 },
    { kind: 'endless', ...scope, ...timing },
    { kind: 'compressed', ...scope, ...timing, encoding: 'br', spaces: 1 },
  ];
  for (const fault of faults) {
    it(`accepts ${fault.kind} with all its members`, () => {
      assert.deepEqual(checkFault(fault), { kind: 'valid', value: fault });
    });
  }

  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [undefined, /must be object/],
    [[], /must be object/],
    [{}, /must have required property 'kind'|tag "kind" must be string/],
    [{ kind: 'explode' }, /"kind" must be in oneOf/],
    [{ kind: 'hold', comit: true }, /additional/],
    [{ kind: 'hold', operation: 'loyaltyPrograms/Add' }, /operation/],
    [{ kind: 'hold', times: 0 }, /times/],
    [{ kind: 'hold', commit: -1 }, /commit/],
    [{ kind: 'delay', delayMs: 'later' }, /delayMs/],
    [{ kind: 'answer' }, /status/],
    [{ kind: 'answer', status: 100 }, /status/],
    [{ kind: 'answer', status: 200, headers: { A: 'b\r\nC: d' } }, /headers/],
    [{ kind: 'answer', status: 200, headers: { 'A B': 'c' } }, /headers|propert/],
    [{ kind: 'slow', part: 'body', everyMs: 1, bytes: 0 }, /bytes/],
    [{ kind: 'resetOnConnection', operation: 'configuration/get' }, /additional/],
  ];
  for (const [value, reason] of wrong) {
    it(`says what is wrong with ${JSON.stringify(value)}`, () => {
      const check = checkFault(value);
      assert.match(check.kind === 'invalid' ? check.reason : '', reason);
    });
  }
});
