import assert from 'node:assert/strict';
import type { AnswerRecord, JournalEntry, JournalRecord } from '../../src/submission/journalRecord';
import { runOf } from '../../src/submission/run';
import {
  again,
  alike,
  answer,
  baseline,
  begin,
  checked,
  damage,
  decide,
  decision,
  end,
  intent,
  looked,
  recordsOf,
  reopened,
  result,
  resultWith,
  second,
  shutdown,
  throttled,
  timeOf,
  unknown,
} from './journalEntries';

const last = resultWith('confirmed', { batch: 2, created: [{ index: 2, Id: 'a3' }] });
const partial = resultWith('partial', { created: [{ index: 1, Id: 'a2' }] });
const answerOf = (status: number, body: string): AnswerRecord => ({ ...answer, status, body });

/** State; Ids with how they became known; Codes of uncertain items; indexes of open items, with a bar before absent ones. */
function inShort(records: readonly JournalRecord[], damaged = false): string {
  const run = runOf(records, damaged);
  assert.ok(run);
  const ids = run.created.map(({ Id, via }) => (via === 'answer' ? Id : `${Id}:${via}`)).join(' ');
  const codes = run.uncertain.map(({ Code }) => Code).join(' ');
  const open = run.openItems.map((item) => (run.absentItems.includes(item) ? `|${item}` : item)).join(' ');
  assert.deepEqual(
    run.uncertainItems.map((item) => begin.programs[item]?.Code),
    run.uncertain.map(({ Code }) => Code),
  );
  assert.equal(run.notCreated, run.openItems.length);
  return `${run.state}; ${ids}; ${codes}; ${open}`;
}

describe('runOf', () => {
  const cases: readonly (readonly [string, readonly JournalEntry[], string])[] = [
    ['only a beginning', [begin], 'not-sent; ; ; 0 1 2'],
    ['a baseline and nothing sent', [begin, baseline], 'not-sent; ; ; 0 1 2'],
    ['a request that may have left', [begin, intent], 'uncertain; ; G1 S1; 2'],
    ['an answer nobody has read', [begin, intent, answer], 'not-sent; a1 a2; ; 2'],
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
      'confirmed; a1 a2 a3; ; ',
    ],
    [
      'an answer nobody has read before the run went on',
      [begin, intent, answer, reopened, decision, baseline, second],
      'uncertain; a1 a2; G2; ',
    ],
    [
      'an answer nobody has read, and a request right behind it',
      [begin, intent, answer, second],
      'uncertain; a1 a2; G2; ',
    ],
    [
      'an answer before the window was closed in an orderly way, and its result behind',
      [begin, intent, answer, shutdown, result],
      'not-sent; a1 a2; ; 2',
    ],
    [
      'a refusal nobody has read before the run went on',
      [begin, intent, answerOf(403, '{"Message":"No"}'), reopened, decision, baseline, second],
      'uncertain; ; G2; 0 1',
    ],
    ['a confirmed batch', [begin, intent, answer, result, end], 'not-sent; a1 a2; ; 2'],
    ['every batch confirmed', [begin, intent, answer, result, second, last, end], 'confirmed; a1 a2 a3; ; '],
    ['a confirmed batch and one that may have left', [begin, intent, answer, result, second], 'uncertain; a1 a2; G2; '],
    [
      'a confirmed batch and a rejected one',
      [begin, intent, result, second, resultWith('rejected', { batch: 2 }), end],
      'rejected; a1 a2; ; 2',
    ],
    [
      'a rejected batch of which Mews has a program all the same',
      [begin, intent, resultWith('rejected'), { ...checked, absent: [] }, end],
      'rejected; a1:check; ; 1 2',
    ],
    ['an answer that belongs to no request', [begin, intent, answer, result, answer], 'not-sent; a1 a2; ; 2'],
    ['a rejected batch', [begin, intent, answer, resultWith('rejected'), end], 'rejected; ; ; 0 1 2'],
    ['a batch not sent', [begin, intent, resultWith('not-sent'), end], 'not-sent; ; ; 0 1 2'],
    ['a throttled batch', [begin, intent, throttled, end], 'not-sent; ; ; 0 1 2'],
    ['a throttled batch, sent again', [begin, intent, throttled, again], 'uncertain; ; G1 S1; 2'],
    ['a throttled batch, then confirmed', [begin, intent, throttled, again, result, end], 'not-sent; a1 a2; ; 2'],
    ['an unknown batch', [begin, intent, unknown, end], 'uncertain; ; G1 S1; 2'],
    ['a partial batch', [begin, intent, answer, partial, end], 'uncertain; a2; G1; 2'],
    [
      'a program that was not sent',
      [begin, intent, resultWith('confirmed', { created: [{ Id: 'x' }, ...result.created.toReversed()] }), end],
      'not-sent; a1 a2 x; ; 2',
    ],
    [
      'items that are no stretch',
      [begin, { ...intent, items: [[0, 1], [2, 1]] }], // biome-ignore format: one line
      'uncertain; ; G1 G2; 1',
    ],
    ['items beyond the run', [begin, { ...intent, items: [[2, 5]] }], 'uncertain; ; G2; 0 1'],

    ['looks alone', [begin, intent, looked, looked], 'uncertain; ; G1 S1; 2'],
    [
      'a check that found one of two',
      [begin, intent, unknown, reopened, looked, checked],
      'not-sent; a1:check; ; |1 2',
    ],
    [
      'a check that says nothing of an item',
      [begin, intent, unknown, { ...checked, absent: [] }],
      'uncertain; a1:check; S1; 2',
    ],
    ['a check of items that were never uncertain', [begin, checked], 'not-sent; a1:check; ; 1 2'],
    [
      'a check that calls an item absent that has an Id',
      [begin, intent, result, { ...checked, found: [], absent: [[0, 3]] }],
      'not-sent; a1 a2; ; 2',
    ],
    ['something alike', [begin, intent, unknown, alike], 'uncertain; ; G1; |1 2'],
    [
      'something alike that a person took',
      [begin, intent, unknown, alike, decide('take-alike', [0, 2])],
      'not-sent; x:person; ; |1 2',
    ],
    [
      'something alike, and another item taken',
      [begin, intent, unknown, alike, decide('take-alike', [1, 2])],
      'uncertain; ; G1; |1 2',
    ],
    ['items a person saw in Mews', [begin, intent, unknown, decide('seen-created', [0, 2])], 'not-sent; ; ; 2'],
    [
      'every item seen in Mews',
      [begin, { ...intent, items: [[0, 3]] }, decide('seen-created', [0, 3])],
      'confirmed; ; ; ',
    ],
    [
      'items a person did not see in Mews',
      [begin, intent, unknown, decide('seen-absent', [0, 1])],
      'uncertain; ; S1; |0 2',
    ],
    [
      'a decision to add existing ones',
      [begin, baseline, { ...decision, what: 'add-existing' }],
      'not-sent; ; ; 0 1 2',
    ],
    ['a decision to send, and nothing sent', [begin, intent, unknown, checked, decision], 'not-sent; a1:check; ; |1 2'],
    [
      'absent items sent again',
      [begin, intent, unknown, checked, decision, { ...second, items: [[1, 2]] }],
      'uncertain; a1:check; S1 G2; ',
    ],
    [
      'absent items sent again and refused for now: the first request is not forgotten',
      [begin, intent, unknown, checked, decision, { ...second, items: [[1, 2]] }, throttled],
      'not-sent; a1:check; ; |1 2',
    ],
    [
      'an absent item of which one came up late, behind a refusal nobody has read',
      [
        begin,
        intent,
        unknown,
        checked,
        { ...second, items: [[1, 2]] },
        answerOf(429, ''),
        reopened,
        decision,
        { ...checked, found: [{ index: 1, Id: 'late' }], absent: [] },
      ],
      'not-sent; a1:check late:check; ; 2',
    ],
    [
      'absent items refused for now and lost at the second attempt',
      [
        begin,
        intent,
        unknown,
        checked,
        { ...second, items: [[1, 2]] },
        throttled,
        { ...second, items: [[1, 2]], attempt: 2 },
      ],
      'uncertain; a1:check; S1 G2; ',
    ],
    [
      'two requests in a row without an answer, the second refused',
      [begin, intent, again, throttled],
      'uncertain; ; G1 S1; 2',
    ],

    ['damage', [begin, baseline, damage], 'uncertain; ; G1 S1 G2; '],
    ['damage behind Ids', [begin, intent, answer, result, damage], 'uncertain; a1 a2; G2; '],
    ['damage behind an answer nobody has read', [begin, intent, answer, damage], 'uncertain; a1 a2; G2; '],
    ['damage behind a refusal nobody has read', [begin, intent, answerOf(429, ''), damage], 'uncertain; ; G1 S1 G2; '],
    ['damage behind a check', [begin, intent, unknown, checked, damage], 'uncertain; a1:check; S1 G2; '],
    ['damage, then a refusal', [begin, intent, damage, resultWith('rejected')], 'uncertain; ; G1 S1 G2; '],
    ['damage, then Ids', [begin, intent, damage, answer, result], 'uncertain; a1 a2; G2; '],
    [
      'damage, then a check',
      [begin, baseline, damage, reopened, { ...checked, absent: [[1, 2]] }, end],
      'not-sent; a1:check; ; |1 |2',
    ],
    ['a window closed while sending', [begin, intent, shutdown], 'uncertain; ; G1 S1; 2'],
    ['a run that was only reopened', [begin, intent, reopened, end], 'uncertain; ; G1 S1; 2'],
  ];
  for (const [what, entries, expected] of cases) {
    it(`is "${expected}" for ${what}`, () => {
      assert.equal(inShort(recordsOf(...entries)), expected);
    });
  }

  it('takes damage behind the records like the record of it', () => {
    for (const [what, entries] of cases) {
      const told = inShort(recordsOf(...entries, damage));
      assert.equal(inShort(recordsOf(...entries), true), told, what);
    }
  });

  it('is the same for a journal of version 1, once its intents are read', () => {
    const entries = [begin, intent, answer, result, second] as const;
    const old = recordsOf(...entries).map((record) => ({ ...record, v: 1 }) as const);
    assert.equal(inShort(old), inShort(recordsOf(...entries)));
  });

  const answers: readonly (readonly [string, AnswerRecord, string])[] = [
    ['a refusal', answerOf(403, '{"Message":"No"}'), 'rejected; ; ; 0 1 2'],
    ['a 429', answerOf(429, ''), 'not-sent; ; ; 0 1 2'],
    ['a 500', answerOf(500, '{"Message":"No"}'), 'uncertain; ; G1 S1; 2'],
    ['no JSON', answerOf(200, '<html>'), 'uncertain; ; G1 S1; 2'],
    [
      'one Id of two',
      answerOf(200, '{"LoyaltyPrograms":[{"Id":"z","Code":"S1","Name":"Silber €"}]}'),
      'uncertain; z; G1; 2',
    ],
  ];
  for (const [what, unread, expected] of answers) {
    it(`is "${expected}" for an answer nobody has read that holds ${what}`, () => {
      assert.equal(inShort(recordsOf(begin, intent, unread)), expected);
      assert.equal(inShort(recordsOf(begin, intent, unread, reopened)), expected);
    });
  }

  it('gives the Ids of an answer nobody has read as a result of that request', () => {
    const run = runOf(recordsOf(begin, { ...intent, batch: 7 }, { ...answer, batch: 7 }));
    assert.deepEqual(run?.results, [{ ...result, batch: 7, tookMs: 0 }]);
  });

  it('has the facts of the beginning and every result in order', () => {
    const records = recordsOf(begin, intent, answer, result, second, last, end);
    const run = runOf(records);
    assert.deepEqual(
      [run?.runId, run?.at, run?.begin, run?.results],
      ['r1', timeOf(0), records[0], records.filter(({ kind }) => kind === 'result')],
    );
  });

  it('is undefined without a beginning', () => {
    assert.equal(runOf([]), undefined);
    assert.equal(runOf([], true), undefined);
    assert.equal(runOf(recordsOf(intent, answer)), undefined);
  });
});
