import * as vscode from 'vscode';
import type { Journal, RunJournal } from '../submission/journal';
import { type Run, runOf } from '../submission/run';

/** The runs in the journal, and which connections are adding right now in this window. */
export class Runs implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** A run ended. */
  readonly onDidChange = this.changed.event;
  private readonly busy = new Set<string>();
  private readonly underWay = new Set<string>();

  constructor(private readonly journal: Journal) {}

  dispose(): void {
    this.changed.dispose();
  }

  /** All readable runs, newest first, without those that are under way. Files that can't be read are counted. */
  async all(): Promise<{ readonly runs: readonly Run[]; readonly unreadable: number }> {
    const runs: Run[] = [];
    let unreadable = 0;
    for (const runId of await this.journal.runIds()) {
      if (this.underWay.has(runId)) continue;
      const run = await this.read(runId);
      if (run) runs.push(run);
      else unreadable++;
    }
    return { runs: runs.reverse(), unreadable };
  }

  /** One run; undefined where its journal can't be read. */
  async read(runId: string): Promise<Run | undefined> {
    try {
      return runOf((await this.journal.read(runId)).records);
    } catch {
      return undefined;
    }
  }

  /** Starts the journal of a run. Until it is closed, `all` leaves the run out: it is neither done nor lost. */
  async begin(): Promise<RunJournal> {
    const journal = await this.journal.begin();
    this.underWay.add(journal.runId);
    return {
      ...journal,
      close: async () => {
        this.underWay.delete(journal.runId);
        await journal.close();
        this.changed.fire();
      },
    };
  }

  /** Does work that must not happen twice at once for a connection; undefined where it is happening already. */
  async alone<T>(connection: string, work: () => Promise<T>): Promise<{ readonly value: T } | undefined> {
    if (this.busy.has(connection)) return undefined;
    this.busy.add(connection);
    try {
      return { value: await work() };
    } finally {
      this.busy.delete(connection);
    }
  }
}
