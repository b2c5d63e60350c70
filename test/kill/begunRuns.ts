import type { Journal } from '../../src/submission/journal';
import { type Run, runOf } from '../../src/submission/run';

/** The runs that have begun, oldest first. A file in which no beginning came to stand is none: nothing was sent from it. */
export async function begunRuns(journal: Pick<Journal, 'runIds' | 'read'>): Promise<Run[]> {
  const runs: Run[] = [];
  for (const runId of await journal.runIds()) {
    const { records, end } = await journal.read(runId);
    const run = runOf(records, end === 'damaged');
    if (run) runs.push(run);
  }
  return runs;
}
