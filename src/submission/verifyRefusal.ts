import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import type { ExistingPrograms, ReadPort } from './existingPrograms';
import { cameUpSince, foundItems } from './foundItems';
import type { CreatedRecord } from './journalRecord';
import { refusedAtWork } from './refusedAtWork';
import { createdOf } from './resultRecord';
import type { RunJournal } from './runJournal';
import type { SendReport } from './sendItems';

/**
 * One look after Mews refused a request for a reason of its own: programs of it that are there all the same are kept with
 * their Ids. Gives them; none where there is nothing to look for, or where Mews could not be asked.
 */
export async function verifyRefusal(
  programs: readonly LoyaltyProgram[],
  report: SendReport,
  existing: ExistingPrograms,
  journal: RunJournal,
  read: ReadPort,
): Promise<readonly CreatedRecord[]> {
  const last = report.batches.at(-1);
  if (report.recordFailure || last?.outcome.kind !== 'rejected' || !refusedAtWork(last.outcome.status)) return [];
  if (existing.kind !== 'read') return [];
  const codes = [...new Set(last.items.flatMap((item) => programs[item]?.Code ?? []))];
  // The answer has come; nobody waits for a cancelled request any more.
  const looked = await read(codes, ['Active', 'Deleted'], new AbortController().signal);
  if (looked.kind !== 'read') return [];
  const known = report.batches.flatMap(({ outcome, items }) => createdOf(outcome, items).map(({ Id }) => Id));
  const { found } = foundItems(programs, last.items, cameUpSince(looked.programs, existing.ids, known), true);
  if (found.length > 0) {
    await journal.append({ kind: 'checked', found, alike: [], absent: [] }).catch(() => undefined);
  }
  return found;
}
