import assert from 'node:assert/strict';
import type { AddOutcome } from '../../src/mews/addOutcome';
import { redactor } from '../../src/mews/redact';
import { withoutTokens } from '../../src/submission/withoutTokens';

const TOKEN = 'FADEC11E96BD7ACE-E2C179F4749';
const Id = '62791846-d2ee-4093-9349-fcc13a3ccc51';

describe('withoutTokens', () => {
  const cases: readonly (readonly [AddOutcome, AddOutcome])[] = [
    [
      { kind: 'rejected', status: 400, message: `Invalid ${TOKEN}`, requestId: TOKEN },
      { kind: 'rejected', status: 400, message: 'Invalid «token»', requestId: '«token»' },
    ],
    [
      { kind: 'unknown', why: 'redirect', status: 302, redirectHost: `${TOKEN.toLowerCase()}.evil.example` },
      { kind: 'unknown', why: 'redirect', status: 302, redirectHost: '«token».evil.example' },
    ],
    [
      {
        kind: 'partial',
        requestId: `x${TOKEN}`,
        matched: [
          {
            program: { Id: TOKEN, ChainId: TOKEN, Name: TOKEN, Code: TOKEN, Type: TOKEN, Subscription: TOKEN },
            changed: [],
          },
        ],
        missing: [0],
      },
      {
        kind: 'partial',
        requestId: 'x«token»',
        matched: [
          {
            program: {
              Id: '«token»',
              ChainId: '«token»',
              Name: '«token»',
              Code: '«token»',
              Type: '«token»',
              Subscription: '«token»',
            },
            changed: [],
          },
        ],
        missing: [0],
      },
    ],
    [
      { kind: 'confirmed', matched: [{ program: { Id }, index: 0, changed: [] }] },
      { kind: 'confirmed', matched: [{ program: { Id }, index: 0, changed: [] }] },
    ],
    [
      { kind: 'not-sent', why: 'cancelled' },
      { kind: 'not-sent', why: 'cancelled' },
    ],
  ];
  for (const [outcome, expected] of cases) {
    it(`leaves no token in ${JSON.stringify(outcome).slice(0, 60)}`, () => {
      assert.deepEqual(withoutTokens(outcome, redactor(['other', TOKEN])), expected);
    });
  }

  it('keeps an Id of Mews that happens to hold a token of a few characters', () => {
    const outcome: AddOutcome = {
      kind: 'confirmed',
      matched: [{ program: { Id, Name: 'a6' }, index: 0, changed: [] }],
    };
    assert.deepEqual(withoutTokens(outcome, redactor(['6', 'd2'])), {
      kind: 'confirmed',
      matched: [{ program: { Id, Name: 'a«token»' }, index: 0, changed: [] }],
    });
  });
});
