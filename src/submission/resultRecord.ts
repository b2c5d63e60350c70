import type { AddOutcome } from '../mews/addOutcome';
import type { Batch } from './batches';
import type { CreatedRecord, ResultRecord } from './journalRecord';

/** The record of what a request came to. Indexes of the batch become indexes of the run. */
export function resultRecord(
  batch: number,
  { from, outcome, tookMs }: Batch & { readonly outcome: AddOutcome; readonly tookMs: number },
): ResultRecord {
  return {
    kind: 'result',
    batch,
    outcome: outcome.kind,
    tookMs,
    ...factsOf(outcome),
    created: createdOf(outcome, from),
  };
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

/** The programs an outcome brought Ids for, as members of the run. */
export function createdOf(outcome: AddOutcome, from: number): CreatedRecord[] {
  return outcome.kind === 'confirmed' || outcome.kind === 'partial'
    ? outcome.matched.map(({ program, index }) => ({ ...(index !== undefined && { index: from + index }), ...program }))
    : [];
}
