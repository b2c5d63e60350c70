import { itemRanges } from '../../src/submission/itemRanges';
import type { CreatedRecord, IntentRecord, JournalEntry, ResultRecord } from '../../src/submission/journalRecord';

const owner = { pid: 7, host: 'a' } as const;

/** As short as it gets: every bit of it is flipped. */
const begin = {
  kind: 'begin',
  runId: 'r',
  connection: 'A',
  platformAddress: 'https://a.com',
  portfolio: false,
  file: 'file:///a',
  sha256: 'f',
  client: 'T',
  owner,
} as const;

/** What happens next in a run. `killed-…`: the process ends before the next record. */
export type Step =
  | 'confirmed'
  | 'partial'
  | 'rejected'
  | 'throttled'
  | 'not-sent'
  | 'unknown'
  | 'killed-sending'
  | 'killed-answered'
  | 'killed-rejected'
  | 'killed-throttled';

/** All of them. */
export const STEPS: readonly Step[] = [
  'confirmed',
  'partial',
  'rejected',
  'throttled',
  'not-sent',
  'unknown',
  'killed-sending',
  'killed-answered',
  'killed-rejected',
  'killed-throttled',
];

const REFUSAL = '{"Message":"No"}';

/**
 * The journal of a run of so many programs in which one thing happens after another, as sendItems, checkUncertain and
 * continueRun write it: two items a request; whatever is uncertain is checked before anything is sent again, and every
 * second item of it is found.
 */
export function runStory(steps: readonly Step[], programCount: number): JournalEntry[] {
  const programs = Array.from({ length: programCount }, (_, item) => ({ Name: 'N', Code: `C${item}` }));
  const entries: JournalEntry[] = [
    { ...begin, programs },
    { kind: 'baseline', ids: ['old'], serverTimeMs: 1 },
  ];
  let open = [...programs.keys()];
  let uncertain: number[] = [];
  let batch = 0;
  let attempt = 1;
  const idsOf = (items: readonly number[]): CreatedRecord[] =>
    items.map((index) => ({ index, Id: `id${index}`, Name: 'N', Code: `C${index}` }));

  for (const step of steps) {
    const items = open.slice(0, 2);
    if (items.length === 0) break;
    if (attempt === 1) batch++;
    const intent: IntentRecord = { kind: 'intent', batch, attempt, items: itemRanges(items), sha256: 'f' };
    const answer = (status: number, body: string) => ({ kind: 'answer', batch, status, body }) as const;
    const created = (of: readonly number[]) =>
      JSON.stringify({ LoyaltyPrograms: idsOf(of).map(({ index: _, ...program }) => program) });
    const result = (outcome: ResultRecord['outcome'], of: readonly number[] = []): ResultRecord => ({
      kind: 'result',
      batch,
      outcome,
      tookMs: 1,
      created: idsOf(of),
    });
    const some = items.slice(0, 1);
    const written: Readonly<Record<Step, readonly JournalEntry[]>> = {
      confirmed: [answer(200, created(items)), result('confirmed', items)],
      partial: [answer(200, created(some)), result('partial', some)],
      rejected: [answer(403, REFUSAL), result('rejected')],
      throttled: [answer(429, REFUSAL), result('throttled')],
      'not-sent': [result('not-sent')],
      unknown: [result('unknown')],
      'killed-sending': [],
      'killed-answered': [answer(200, created(items))],
      'killed-rejected': [answer(403, REFUSAL)],
      'killed-throttled': [answer(429, REFUSAL)],
    };
    entries.push(intent, ...written[step]);
    if (step === 'confirmed' || step === 'killed-answered') open = open.filter((item) => !items.includes(item));
    if (step === 'partial') open = open.filter((item) => !some.includes(item));
    if (step === 'partial') uncertain = items.slice(1);
    if (step === 'unknown' || step === 'killed-sending') uncertain = items;
    attempt = step === 'throttled' ? attempt + 1 : 1;
    if (step === 'confirmed' || step === 'throttled') continue;

    if (!step.startsWith('killed')) entries.push({ kind: 'end', state: 'stopped' });
    entries.push({ kind: 'reopened', owner });
    if (uncertain.length > 0) {
      const found = uncertain.filter((_, place) => place % 2 === 0);
      const absent = uncertain.filter((item) => !found.includes(item));
      const programs = idsOf(found).map(({ index: _, ...program }) => program);
      entries.push({ kind: 'looked', programs }, { kind: 'looked', programs });
      entries.push({ kind: 'checked', found: idsOf(found), alike: [], absent: itemRanges(absent) });
      open = open.filter((item) => !found.includes(item));
      uncertain = [];
    }
    entries.push({ kind: 'decision', what: 'send', items: itemRanges(open) });
    entries.push({ kind: 'baseline', ids: ['old'], serverTimeMs: 2 });
  }
  return entries;
}
