import type { JournalEntry, JournalRecord } from '../../src/submission/journalRecord';

const gold = { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Paid' } as const;
const silver = { Name: 'Silber €', Code: 'S1' } as const;

export const begin = {
  kind: 'begin',
  runId: 'r1',
  connection: 'Aurora',
  platformAddress: 'https://api.mews-demo.com',
  portfolio: false,
  file: 'file:///aurora.loyalty.json',
  sha256: 'f'.repeat(64),
  client: 'Test 1.0.0',
  programs: [gold, silver, { ...gold, Code: 'G2' }],
} as const satisfies JournalEntry;

export const intent = {
  kind: 'intent',
  batch: 1,
  attempt: 1,
  from: 0,
  count: 2,
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

export const end = { kind: 'end', state: 'stopped' } as const satisfies JournalEntry;

/** The records of a journal with these entries. */
export function recordsOf(...entries: readonly JournalEntry[]): JournalRecord[] {
  return entries.map((entry, seq) => ({ v: 1, seq, at: `2026-08-01T12:00:0${seq}.000Z`, ...entry }));
}
