import assert from 'node:assert/strict';
import type { JournalEntry, ResultRecord } from '../../src/submission/journalRecord';
import { runOf } from '../../src/submission/run';
import { answer, begin, end, intent, recordsOf, result } from './journalEntries';

const second = { ...intent, batch: 2, from: 2, count: 1 } as const;
const resultWith = (outcome: ResultRecord['outcome'], members: Partial<ResultRecord> = {}): ResultRecord => ({
  ...result,
  outcome,
  created: [],
  ...members,
});
const last = resultWith('confirmed', { batch: 2, created: [{ index: 2, Id: 'a3' }] });
const partial = resultWith('partial', { created: [{ index: 1, Id: 'a2' }] });

/** State, Ids in order, Codes of uncertain programs, and how many were not created. */
function inShort(...entries: readonly JournalEntry[]): string {
  const run = runOf(recordsOf(...entries));
  assert.ok(run);
  const ids = run.created.map(({ Id }) => Id).join(' ');
  const uncertain = run.uncertain.map(({ Code }) => Code).join(' ');
  return `${run.state}; ${ids}; ${uncertain}; ${run.notCreated}`;
}

describe('runOf', () => {
  const cases: readonly (readonly [string, readonly JournalEntry[], string])[] = [
    ['only a beginning', [begin], 'not-sent; ; ; 3'],
    ['a request that may have left', [begin, intent], 'uncertain; ; G1 S1; 1'],
    ['an answer nobody has read', [begin, intent, answer], 'not-sent; a1 a2; ; 1'],
    [
      'a last answer nobody has read',
      [
        begin,
        intent,
        answer,
        result,
        second,
        { ...answer, batch: 2, body: '{"LoyaltyPrograms":[{"Id":"a3","Code":"G2"}]}' },
      ],
      'confirmed; a1 a2 a3; ; 0',
    ],
    ['a confirmed batch', [begin, intent, answer, result, end], 'not-sent; a1 a2; ; 1'],
    ['every batch confirmed', [begin, intent, answer, result, second, last, end], 'confirmed; a1 a2 a3; ; 0'],
    [
      'a confirmed batch and one that may have left',
      [begin, intent, answer, result, second],
      'uncertain; a1 a2; G2; 0',
    ],
    [
      'a confirmed batch and a rejected one',
      [begin, intent, result, second, resultWith('rejected', { batch: 2 }), end],
      'rejected; a1 a2; ; 1',
    ],
    ['an answer that belongs to no request', [begin, intent, answer, result, answer], 'not-sent; a1 a2; ; 1'],
    ['a rejected batch', [begin, intent, answer, resultWith('rejected'), end], 'rejected; ; ; 3'],
    ['a batch not sent', [begin, intent, resultWith('not-sent'), end], 'not-sent; ; ; 3'],
    ['a throttled batch', [begin, intent, resultWith('throttled'), end], 'not-sent; ; ; 3'],
    [
      'a throttled batch, sent again',
      [begin, intent, resultWith('throttled'), { ...intent, attempt: 2 }],
      'uncertain; ; G1 S1; 1',
    ],
    [
      'a throttled batch, then confirmed',
      [begin, intent, resultWith('throttled'), { ...intent, attempt: 2 }, result, end],
      'not-sent; a1 a2; ; 1',
    ],
    ['an unknown batch', [begin, intent, resultWith('unknown'), end], 'uncertain; ; G1 S1; 1'],
    ['a partial batch', [begin, intent, answer, partial, end], 'uncertain; a2; G1; 1'],
    [
      'a program that was not sent',
      [begin, intent, resultWith('confirmed', { created: [{ Id: 'x' }, ...result.created.toReversed()] }), end],
      'not-sent; a1 a2 x; ; 1',
    ],
  ];
  for (const [what, entries, expected] of cases) {
    it(`is "${expected}" for ${what}`, () => {
      assert.equal(inShort(...entries), expected);
    });
  }

  const answers: readonly (readonly [string, Partial<typeof answer> | { status: number; body: string }, string])[] = [
    ['a refusal', { status: 403, body: '{"Message":"No"}' }, 'rejected; ; ; 3'],
    ['a 429', { status: 429, body: '' }, 'not-sent; ; ; 3'],
    ['a 500', { status: 500, body: '{"Message":"No"}' }, 'uncertain; ; G1 S1; 1'],
    ['no JSON', { status: 200, body: '<html>' }, 'uncertain; ; G1 S1; 1'],
    [
      'one Id of two',
      { status: 200, body: '{"LoyaltyPrograms":[{"Id":"z","Code":"S1","Name":"Silber €"}]}' },
      'uncertain; z; G1; 1',
    ],
  ];
  for (const [what, members, expected] of answers) {
    it(`is "${expected}" for an answer nobody has read that holds ${what}`, () => {
      assert.equal(inShort(begin, intent, { ...answer, ...members }), expected);
    });
  }

  it('gives the Ids of an answer nobody has read as a result of that request', () => {
    const run = runOf(recordsOf(begin, { ...intent, batch: 7 }, { ...answer, batch: 7 }));
    assert.deepEqual(run?.results, [{ ...result, batch: 7, tookMs: 0 }]);
  });

  it('has the facts of the beginning and every result in order', () => {
    const run = runOf(recordsOf(begin, intent, answer, result, second, last, end));
    assert.deepEqual(
      [run?.runId, run?.at, run?.begin.file, run?.results],
      [
        'r1',
        '2026-08-01T12:00:00.000Z',
        begin.file,
        recordsOf(begin, intent, answer, result, second, last).filter(({ kind }) => kind === 'result'),
      ],
    );
  });

  it('is undefined without a beginning', () => {
    assert.equal(runOf([]), undefined);
    assert.equal(runOf(recordsOf(intent, answer)), undefined);
  });

  it('is the same whether or not the last record came', () => {
    const whole = [begin, intent, answer, result, second, last];
    assert.deepEqual(runOf(recordsOf(...whole, end)), runOf(recordsOf(...whole)));
  });
});
