import assert from 'node:assert/strict';
import type { LoyaltyProgram } from '../../src/mews/loyaltyProgram';
import { itemRanges } from '../../src/submission/itemRanges';
import type { JournalEntry } from '../../src/submission/journalRecord';
import { type Run, runOf } from '../../src/submission/run';
import { isSamePlace, type Place, sentBefore } from '../../src/submission/sentBefore';

const place: Place = {
  connection: 'Aurora',
  platformAddress: 'https://api.mews.com',
  portfolio: false,
  tokenChainId: 'c-1',
  fingerprint: 'f-1',
};

/** A run of programs with these Codes: of each item an Id, or a doubt, or nothing. */
function run(runId: string, codes: readonly string[], states: string, there: Partial<Place> = {}): Run {
  const items = (state: string) => [...states].flatMap((one, item) => (one === state ? [item] : []));
  const programs = codes.map((Code) => ({ Name: Code, Code }));
  const entries: readonly JournalEntry[] = [
    { kind: 'begin', runId, ...place, ...there, file: 'file:///a', sha256: '', client: 'Test 1.0.0', programs },
    { kind: 'intent', batch: 1, attempt: 1, items: itemRanges([...items('c'), ...items('?')].toSorted()), sha256: '' },
    {
      kind: 'result',
      batch: 1,
      outcome: 'partial',
      tookMs: 1,
      created: items('c').map((index) => ({ index, Id: `${runId}/${index}`, Code: 'as Mews writes it' })),
    },
  ];
  const at = '2026-08-01T12:00:00.000Z';
  return runOf(entries.map((entry, seq) => ({ v: 2, seq, at, ...entry }))) ?? assert.fail();
}

describe('sentBefore', () => {
  const programs = ['A', 'B', 'C', 'A'].map((Code): LoyaltyProgram => ({ Name: 'New', Code }));

  /** In short: index, run, state and Id of each. */
  const inShort = (...runs: readonly Run[]) =>
    sentBefore(programs, place, runs).map(({ index, run: { runId }, state, id }) =>
      [index, runId, state, id].filter((fact) => fact !== undefined).join(' '),
    );

  const cases: readonly (readonly [string, readonly Run[], readonly string[]])[] = [
    ['nothing where there are no runs', [], []],
    ['nothing for other Codes', [run('r1', ['a', 'A ', 'D'], 'cc?')], []],
    [
      'every program with the Code of a created one, by the Code that was sent',
      [run('r1', ['A'], 'c')],
      ['0 r1 created r1/0', '3 r1 created r1/0'],
    ],
    ['a program with the Code of an uncertain one', [run('r1', ['X', 'B'], 'c?')], ['1 r1 uncertain']],
    ['nothing for what was not sent', [run('r1', ['A', 'B'], '-c')], ['1 r1 created r1/1']],
    ['the newest of several', [run('r2', ['B'], 'c'), run('r1', ['B'], 'c')], ['1 r2 created r2/0']],
    ['the uncertain one before a newer one', [run('r2', ['B'], 'c'), run('r1', ['B'], '?')], ['1 r1 uncertain']],
    ['the newest uncertain one', [run('r2', ['B'], '?'), run('r1', ['B'], '?')], ['1 r2 uncertain']],
    ['an uncertain twin before a created one of one run', [run('r1', ['B', 'B'], 'c?')], ['1 r1 uncertain']],
    ['nothing of another place', [run('r1', ['A', 'B'], 'c?', { tokenChainId: 'c-2' })], []],
    [
      'those of the same place alone',
      [run('r2', ['B'], '?', { platformAddress: 'https://api.mews-demo.com' }), run('r1', ['B', 'C'], 'cc')],
      ['1 r1 created r1/0', '2 r1 created r1/1'],
    ],
  ];
  for (const [what, runs, expected] of cases) {
    it(`gives ${what}`, () => {
      assert.deepEqual(inShort(...runs), expected);
    });
  }

  it('knows a program that Mews returned unasked by the Code that Mews gave', () => {
    const { created, ...rest } = run('r1', ['X'], 'c');
    const [first] = created;
    assert.ok(first);
    const { index: _, ...foreign } = { ...first, Code: 'C' };
    assert.deepEqual(inShort({ ...rest, created: [foreign] }), ['2 r1 created r1/0']);
  });
});

describe('isSamePlace', () => {
  const { fingerprint: _, ...unmarked } = place;
  const { tokenChainId: _1, ...chainless } = place;
  const { fingerprint: _2, ...bare } = chainless;
  const portfolio = { ...place, portfolio: true, chainId: 'c-1' };
  const cases: readonly (readonly [string, Place, Place, boolean])[] = [
    ['itself', place, place, true],
    ['another address', place, { ...place, platformAddress: 'https://api.mews-demo.com' }, false],
    ['the chain under another token and name', place, { ...place, fingerprint: 'f-2', connection: 'Borealis' }, true],
    ['the chain in another case', place, { ...place, tokenChainId: 'C-1' }, true],
    ['another chain under the token', place, { ...place, tokenChainId: 'c-2' }, false],
    ['the chain of the file where the token is one of a portfolio', place, portfolio, true],
    ['another chain of the file', portfolio, { ...portfolio, chainId: 'c-2' }, false],
    ['the chain of a file that no portfolio looks at', place, { ...place, chainId: 'c-2' }, true],
    ['a portfolio whose own chain is another', portfolio, { ...portfolio, tokenChainId: 'c-9' }, true],
    ['the token where one chain is not known', place, chainless, true],
    ['another token where one chain is not known', place, { ...chainless, fingerprint: 'f-2' }, false],
    ['the token under another name', chainless, { ...chainless, connection: 'Borealis' }, true],
    ['a portfolio without a chain in the file', { ...portfolio, chainId: null }, place, true],
    ['the name where nothing else is known', bare, bare, true],
    ['the name where one token is not known', chainless, bare, true],
    ['another name where nothing else is known', bare, { ...bare, connection: 'Borealis' }, false],
    ['another name under a chain that is known', unmarked, { ...unmarked, connection: 'Borealis' }, true],
  ];
  for (const [what, one, other, same] of cases) {
    it(`is ${same} for ${what}`, () => {
      assert.deepEqual([isSamePlace(one, other), isSamePlace(other, one)], [same, same]);
    });
  }
});
