import type { JournalEntry, JournalRecord, ResultRecord } from '../../src/submission/journalRecord';

const gold = { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Paid' } as const;
const silver = { Name: 'Silber €', Code: 'S1' } as const;

export const owner = { pid: 4711, started: '12345', host: 'aurora' } as const;

export const begin = {
  kind: 'begin',
  runId: 'r1',
  connection: 'Aurora',
  platformAddress: 'https://api.mews-demo.com',
  portfolio: false,
  file: 'file:///aurora.loyalty.json',
  sha256: 'f'.repeat(64),
  client: 'Test 1.0.0',
  owner,
  programs: [gold, silver, { ...gold, Code: 'G2' }],
} as const satisfies JournalEntry;

export const baseline = {
  kind: 'baseline',
  ids: ['old'],
  serverTimeMs: Date.parse('2026-08-01T12:10:00Z'),
} as const satisfies JournalEntry;

export const noBaseline = { kind: 'no-baseline', why: 'refused 403' } as const satisfies JournalEntry;

export const intent = {
  kind: 'intent',
  batch: 1,
  attempt: 1,
  items: [[0, 2]],
  sha256: '0'.repeat(64),
} as const satisfies JournalEntry;

export const answer = {
  kind: 'answer',
  batch: 1,
  status: 200,
  requestId: 'q-1',
  body: JSON.stringify({
    LoyaltyPrograms: [
      { Id: 'a1', ...gold },
      { Id: 'a2', ...silver },
    ],
  }),
} as const satisfies JournalEntry;

export const result = {
  kind: 'result',
  batch: 1,
  outcome: 'confirmed',
  requestId: 'q-1',
  tookMs: 12,
  created: [
    { index: 0, Id: 'a1', ...gold },
    { index: 1, Id: 'a2', ...silver },
  ],
} as const satisfies JournalEntry;

export const looked = {
  kind: 'looked',
  programs: [{ Id: 'a1', ...gold }],
  serverTimeMs: Date.parse('2026-08-01T12:13:00Z'),
} as const satisfies JournalEntry;

/** Of the two items of `intent` one is found, and of the other there is no sign. */
export const checked = {
  kind: 'checked',
  found: [{ index: 0, Id: 'a1', ...gold }],
  alike: [],
  absent: [[1, 1]],
} as const satisfies JournalEntry;

export const decision = { kind: 'decision', what: 'send', items: [[1, 2]] } as const satisfies JournalEntry;

export const reopened = { kind: 'reopened', owner: { ...owner, pid: 4712 } } as const satisfies JournalEntry;

export const damage = { kind: 'damage' } as const satisfies JournalEntry;

export const shutdown = { kind: 'shutdown' } as const satisfies JournalEntry;

export const end = { kind: 'end', state: 'stopped' } as const satisfies JournalEntry;

/** One of every kind. */
export const everyKind: readonly JournalEntry[] = [
  begin,
  baseline,
  noBaseline,
  intent,
  answer,
  result,
  looked,
  checked,
  decision,
  reopened,
  damage,
  shutdown,
  end,
];

/** The records of a journal with these entries, a second apart. */
export function recordsOf(...entries: readonly JournalEntry[]): JournalRecord[] {
  return entries.map((entry, seq) => ({ v: 2, seq, at: timeOf(seq), ...entry }));
}

/** When the record with this number was written. */
export function timeOf(seq: number): string {
  return new Date(Date.parse('2026-08-01T12:00:00.000Z') + seq * 1000).toISOString();
}

/** Variations of the records above. */
export const second = { ...intent, batch: 2, items: [[2, 1]] } as const;
export const again = { ...intent, attempt: 2 } as const;
export const resultWith = (outcome: ResultRecord['outcome'], members: Partial<ResultRecord> = {}): ResultRecord => ({
  ...result,
  outcome,
  created: [],
  ...members,
});
export const unknown = resultWith('unknown', { why: 'deadline' });
export const throttled = resultWith('throttled', { status: 429 });
export const alike = { ...checked, found: [], alike: [{ index: 0, Id: 'x', Code: 'g1' }] } as const;
export const decide = (what: 'seen-created' | 'seen-absent' | 'take-alike', ...items: [number, number][]) =>
  ({ kind: 'decision', what, items }) as const;
