import type { Connection } from '../mews/connection';
import { type AddPorts, type AddReport, sendAndEnd } from './addLoyaltyPrograms';
import { errorCode } from './errorCode';
import { baselineRecord, type ExistingPrograms, existingPrograms } from './existingPrograms';
import { cameUpSince, foundItems } from './foundItems';
import { itemRanges } from './itemRanges';
import type { CreatedRecord } from './journalRecord';
import type { Run } from './run';
import type { RunJournal } from './runJournal';
import type { SendPorts } from './sendItems';

/** What is to be sent of a run that came to a stop. */
export interface ContinueRequest {
  readonly connection: Connection;
  readonly client: string;
  readonly run: Run;
  /** Items without an Id that are not uncertain, ascending; at least one. */
  readonly items: readonly number[];
  /** The most programs per request, 1 to 1000. */
  readonly batchSize: number;
}

/** What it came to. */
export type ContinueReport =
  | ({ readonly kind: 'sent'; readonly foundBefore: readonly CreatedRecord[] } & Omit<AddReport, 'runId'>)
  /** All of them had come up in Mews meanwhile: nothing was left to send. */
  | { readonly kind: 'all-found'; readonly foundBefore: readonly CreatedRecord[] }
  /** Mews could not be asked first, so nothing was sent. */
  | { readonly kind: 'unread'; readonly why: Exclude<ExistingPrograms, { kind: 'read' }> }
  /** The run has uncertain items again or still: they come first. */
  | { readonly kind: 'uncertain-first' };

/**
 * Sends open items of a run, in the same journal: what the person decided, a new baseline, the requests. Looks once more before
 * anything leaves, and what has come up of them since is kept with its Id and not sent. Closes the journal. Never rejects.
 */
export async function continueRun(
  request: ContinueRequest,
  journal: RunJournal,
  ports: SendPorts & Pick<AddPorts, 'read'> & { readonly knownIds: Iterable<string> },
  signal: AbortSignal,
): Promise<ContinueReport> {
  const { run, connection } = request;
  const { programs, chainId } = run.begin;
  const close = async (report: ContinueReport) => {
    await journal.append({ kind: 'end', state: 'stopped' }).catch(() => undefined);
    await journal.close().catch(() => undefined);
    return report;
  };
  const open = new Set(run.openItems);
  if (run.uncertainItems.length > 0 || request.items.some((item) => !open.has(item))) {
    return close({ kind: 'uncertain-first' });
  }
  // All that is open, whatever is sent of it now: the new baseline has to hold for the rest as well.
  const existing = await existingPrograms(
    run.openItems.flatMap((item) => programs[item] ?? []),
    ports.read,
    signal,
  );
  // A program that was never sent can't have come up late; with one that was, being unable to look is reason enough to stop.
  if (existing.kind === 'cancelled' || (existing.kind !== 'read' && run.lateItems.length > 0)) {
    return close({ kind: 'unread', why: existing });
  }
  let foundBefore: readonly CreatedRecord[] = [];
  try {
    await journal.append({ kind: 'decision', what: 'send', items: itemRanges(request.items) });
    // Without a baseline, what a check saw then is what was there before. Without either, nothing can be told from it.
    const before = run.baseline?.ids ?? run.seenIds;
    if (existing.kind === 'read' && before) {
      const known = run.created.map(({ Id }) => Id);
      const cameUp = cameUpSince(existing.programs, before, known, ports.knownIds);
      foundBefore = foundItems(programs, run.lateItems, cameUp, true).found;
      if (foundBefore.length > 0) await journal.append({ kind: 'checked', found: foundBefore, alike: [], absent: [] });
    }
    await journal.append(baselineRecord(existing));
  } catch (error) {
    const code = errorCode(error);
    return close({
      kind: 'sent',
      foundBefore,
      batches: [],
      cancelled: false,
      foundAfterRefusal: [],
      recordFailure: { when: 'before-sending', ...(code !== undefined && { code }) },
      ...(code === undefined && { bug: { error } }),
    });
  }
  const found = new Set(foundBefore.map(({ index }) => index));
  const items = request.items.filter((item) => !found.has(item));
  if (items.length === 0) {
    return close({ kind: 'all-found', foundBefore });
  }
  const report = await sendAndEnd(
    { ...request, connection, programs, chainId, items, firstBatch: run.lastBatch + 1 },
    existing,
    journal,
    ports,
    signal,
  );
  return { kind: 'sent', foundBefore, ...report };
}
