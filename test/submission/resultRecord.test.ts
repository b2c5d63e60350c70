import assert from 'node:assert/strict';
import type { AddOutcome } from '../../src/mews/addOutcome';
import { journalLine, parseJournalLine } from '../../src/submission/journalLine';
import { createdOf, resultRecord } from '../../src/submission/resultRecord';

const matched = [
  { program: { Id: 'a', ChainId: 'c', Name: 'Gold', Code: 'G1' }, index: 1, changed: ['Name'] },
  { program: { Id: 'b' }, changed: [] },
] as const;
const created = [{ index: 11, Id: 'a', ChainId: 'c', Name: 'Gold', Code: 'G1' }, { Id: 'b' }];

describe('resultRecord', () => {
  const cases: readonly (readonly [AddOutcome, object])[] = [
    [
      { kind: 'confirmed', matched },
      { outcome: 'confirmed', created },
    ],
    [
      { kind: 'confirmed', requestId: 'q', matched: [] },
      { outcome: 'confirmed', requestId: 'q', created: [] },
    ],
    [
      { kind: 'partial', requestId: 'q', matched, missing: [0] },
      { outcome: 'partial', requestId: 'q', created },
    ],
    [
      { kind: 'rejected', status: 403, message: 'No', requestId: 'q' },
      { outcome: 'rejected', status: 403, message: 'No', requestId: 'q', created: [] },
    ],
    [
      { kind: 'throttled', status: 429, retryAfter: { kind: 'absent' } },
      { outcome: 'throttled', status: 429, created: [] },
    ],
    [
      { kind: 'not-sent', why: 'cancelled', code: 'X' },
      { outcome: 'not-sent', why: 'cancelled', created: [] },
    ],
    [
      { kind: 'unknown', why: 'redirect', status: 302, redirectHost: 'evil.example' },
      { outcome: 'unknown', why: 'redirect', status: 302, created: [] },
    ],
  ];
  for (const [outcome, expected] of cases) {
    it(`keeps the facts of ${JSON.stringify(outcome).slice(0, 70)}`, () => {
      const record = resultRecord(3, { items: [10, 11], outcome, tookMs: 7 });
      assert.deepEqual(record, { kind: 'result', batch: 3, tookMs: 7, ...expected });
      const whole = { v: 2, seq: 0, at: 'x', ...record } as const;
      assert.deepEqual(parseJournalLine(Buffer.from(journalLine(whole).slice(0, -1))), {
        kind: 'record',
        record: whole,
      });
    });
  }
});

describe('createdOf', () => {
  it('gives the programs places in the run, and foreign ones none', () => {
    assert.deepEqual(createdOf({ kind: 'confirmed', matched }, [10, 11]), created);
  });

  it('follows the items where they are no stretch', () => {
    assert.deepEqual(
      createdOf({ kind: 'confirmed', matched }, [3, 40]).map(({ index }) => index),
      [40, undefined],
    );
  });

  it('keeps an Id whose place is beyond the request', () => {
    assert.deepEqual(
      createdOf({ kind: 'confirmed', matched }, []).map(({ Id, index }) => [Id, index]),
      [
        ['a', undefined],
        ['b', undefined],
      ],
    );
  });

  it('gives nothing where no Ids came', () => {
    assert.deepEqual(createdOf({ kind: 'unknown', why: 'deadline' }, [10, 11]), []);
  });
});
