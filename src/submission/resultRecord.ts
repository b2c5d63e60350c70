import { type AddOutcome, addOutcome } from '../mews/addOutcome';
import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import { indexesOf } from './itemRanges';
import type { AnswerRecord, CreatedRecord, IntentRecord, ResultRecord } from './journalRecord';

/** A request that has ended. */
interface EndedRequest {
  /** The items it held, in order. */
  readonly items: readonly number[];
  readonly outcome: AddOutcome;
  readonly tookMs: number;
}

/** The record of what a request came to. Indexes of the request become items of the run. */
export function resultRecord(batch: number, { items, outcome, tookMs }: EndedRequest): ResultRecord {
  return {
    kind: 'result',
    batch,
    outcome: outcome.kind,
    tookMs,
    ...factsOf(outcome),
    created: createdOf(outcome, items),
  };
}

/** The same of an answer that stands in the journal and was never read. `programs` are the items of the run. */
export function resultOfAnswer(
  { status, body, requestId }: AnswerRecord,
  intent: IntentRecord,
  programs: readonly LoyaltyProgram[],
): ResultRecord {
  const answer = { status, body, ...(requestId !== undefined && { requestId }) };
  const items = indexesOf(intent.items);
  const sent = items.flatMap((index) => programs[index] ?? []);
  const outcome = addOutcome({ kind: 'answered', answer }, sent, 0);
  return resultRecord(intent.batch, { items, outcome, tookMs: 0 });
}

function factsOf(outcome: AddOutcome): Pick<ResultRecord, 'why' | 'status' | 'message' | 'requestId'> {
  const { why, status, message, requestId }: { why?: string; status?: number; message?: string; requestId?: string } =
    outcome;
  return {
    ...(why !== undefined && { why }),
    ...(status !== undefined && { status }),
    ...(message !== undefined && { message }),
    ...(requestId !== undefined && { requestId }),
  };
}

/** The programs an outcome brought Ids for, as items of the run. */
export function createdOf(outcome: AddOutcome, items: readonly number[]): CreatedRecord[] {
  if (outcome.kind !== 'confirmed' && outcome.kind !== 'partial') return [];
  return outcome.matched.map(({ program, index }) => {
    const item = index === undefined ? undefined : items[index];
    return { ...(item !== undefined && { index: item }), ...program };
  });
}
