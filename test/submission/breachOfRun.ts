import type { JournalRecord } from '../../src/submission/journalRecord';
import type { Run } from '../../src/submission/run';
import { runFacts } from './runFacts';

/** How a run forgets or makes up what its records say. Undefined: it does not. */
export function breachOfRun(run: Run | undefined, records: readonly JournalRecord[]): string | undefined {
  if (!run) return records.length > 0 ? 'no run' : undefined;
  const { sent, ids } = runFacts(records);
  const absent = new Set(run.absentItems);
  const open = run.openItems.find((item) => sent.has(item) && !absent.has(item));
  if (open !== undefined) return `item ${open} was sent and looks as if it was not`;
  const created = run.created.map(({ Id }) => Id);
  const lost = [...ids].find((id) => !created.includes(id));
  if (lost !== undefined) return `${lost} is lost`;
  if (created.some((id) => !ids.has(id))) return 'an Id from nowhere';
  return new Set(created).size === created.length ? undefined : 'an Id twice';
}
