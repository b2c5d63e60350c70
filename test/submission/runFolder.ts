import assert from 'node:assert/strict';
import path from 'node:path';
import { Journal } from '../../src/submission/journal';
import type { JournalRecord } from '../../src/submission/journalRecord';
import { type Run, runOf } from '../../src/submission/run';

/** A run as any window reads it, and the records that it is read from. */
export interface RunInFolder {
  readonly records: readonly JournalRecord[];
  readonly run: Run;
}

/** The runs in a folder, as a window reads them that has just been opened. */
export class RunFolder {
  constructor(
    private readonly folder: string,
    private readonly now: () => Date,
  ) {}

  get journal(): Journal {
    const rescueFolders = [path.join(this.folder, 'rescue')];
    return new Journal(path.join(this.folder, 'journal'), { now: this.now, rescueFolders });
  }

  pathOf(runId: string): string {
    return path.join(this.folder, 'journal', `${runId}.jsonl`);
  }

  async read(): Promise<RunInFolder[]> {
    const found = [];
    for (const runId of await this.journal.runIds()) {
      const { records, end } = await this.journal.read(runId);
      assert.notEqual(end, 'damaged');
      const run = runOf(records);
      if (run) found.push({ records, run });
    }
    return found;
  }

  async all(): Promise<Run[]> {
    return (await this.read()).map(({ run }) => run);
  }

  /** One of them, for any number. */
  async at(index: number): Promise<Run | undefined> {
    const runs = await this.all();
    return runs.at(index % Math.max(1, runs.length));
  }

  /** The Ids that all runs but one know of. */
  async idsBeside(runId: string): Promise<string[]> {
    return (await this.all())
      .filter((run) => run.runId !== runId)
      .flatMap(({ created }) => created.map(({ Id }) => Id));
  }
}
