import { type AddOutcome, addOutcome } from '../mews/addOutcome';
import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import type {
  AnswerRecord,
  BeginRecord,
  CreatedRecord,
  IntentRecord,
  JournalRecord,
  ResultRecord,
} from './journalRecord';
import { resultRecord } from './resultRecord';

/** How a run stands. `uncertain`: programs were sent and nobody knows what became of them. */
export type RunState = 'confirmed' | 'rejected' | 'not-sent' | 'uncertain';

/** A run as people see it: a projection of its journal. */
export interface Run {
  readonly runId: string;
  /** When it began, ISO 8601 in UTC. */
  readonly at: string;
  readonly begin: BeginRecord;
  readonly state: RunState;
  /** Programs with an Id, in the order they were sent; those Mews returned unasked come last. */
  readonly created: readonly CreatedRecord[];
  /** Programs that were sent and have neither an Id nor a refusal. */
  readonly uncertain: readonly LoyaltyProgram[];
  /** How many programs were not sent, or were refused. */
  readonly notCreated: number;
  /** What each request came to, in order. */
  readonly results: readonly ResultRecord[];
}

/** Outcomes that say for certain that nothing was created. */
const NOTHING_CREATED: ReadonlySet<AddOutcome['kind']> = new Set(['rejected', 'not-sent', 'throttled']);

/** The run that a journal tells of; undefined where not even its beginning is readable. Total, without I/O. */
export function runOf(records: readonly JournalRecord[]): Run | undefined {
  const [begin] = records;
  if (begin?.kind !== 'begin') return undefined;
  const { programs } = begin;
  const results: ResultRecord[] = [];
  const created: CreatedRecord[] = [];
  const uncertain = new Set<number>();
  let intent: IntentRecord | undefined;
  let answer: AnswerRecord | undefined;
  const settle = (result: ResultRecord) => {
    results.push(result);
    created.push(...result.created);
    for (const { index } of result.created) if (index !== undefined) uncertain.delete(index);
    if (NOTHING_CREATED.has(result.outcome)) for (const index of indexesOf(intent)) uncertain.delete(index);
    intent = undefined;
    answer = undefined;
  };
  for (const record of records) {
    if (record.kind === 'intent') {
      intent = record;
      for (const index of indexesOf(record)) uncertain.add(index);
    } else if (record.kind === 'answer') {
      answer = record;
    } else if (record.kind === 'result') {
      settle(record);
    }
  }
  // The window was closed between the answer and its reading: the Ids stand in the answer.
  if (intent && answer) settle(resultOfAnswer(answer, intent, programs));
  const withId = created.filter(({ index }) => index !== undefined).length;
  return {
    runId: begin.runId,
    at: begin.at,
    begin,
    state: stateOf(uncertain.size, withId, programs.length, results),
    created: created.toSorted((a, b) => (a.index ?? programs.length) - (b.index ?? programs.length)),
    uncertain: programs.filter((_, index) => uncertain.has(index)),
    notCreated: programs.length - withId - uncertain.size,
    results,
  };
}

function indexesOf(intent: IntentRecord | undefined): number[] {
  return intent ? Array.from({ length: intent.count }, (_, offset) => intent.from + offset) : [];
}

function resultOfAnswer(answer: AnswerRecord, intent: IntentRecord, programs: readonly LoyaltyProgram[]): ResultRecord {
  const { status, body, requestId } = answer;
  const exchange = {
    kind: 'answered',
    answer: { status, body, ...(requestId !== undefined && { requestId }) },
  } as const;
  const sent = programs.slice(intent.from, intent.from + intent.count);
  const outcome = addOutcome(exchange, sent, 0);
  return resultRecord(intent.batch, { from: intent.from, count: intent.count, outcome, tookMs: 0 });
}

function stateOf(uncertain: number, withId: number, sent: number, results: readonly ResultRecord[]): RunState {
  if (uncertain > 0) return 'uncertain';
  if (withId === sent) return 'confirmed';
  return results.some(({ outcome }) => outcome === 'rejected') ? 'rejected' : 'not-sent';
}
