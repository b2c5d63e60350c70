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

  /**
   * All runs, newest first, without those that are under way. Journals without a beginning are left out: one that is
   * being started in another window, or one that a full disk ended there. `damaged` names those that can't be read.
   */
  async all(): Promise<{ readonly runs: readonly Run[]; readonly damaged: readonly string[] }> {
    const runs: Run[] = [];
    const damaged: string[] = [];
    for (const runId of await this.journal.runIds()) {
      if (this.underWay.has(runId)) continue;
      const read = await this.read(runId);
      if (read === 'damaged') damaged.push(runId);
      else if (read !== undefined) runs.push(read);
    }
    return { runs: runs.reverse(), damaged };
  }

  private async read(runId: string): Promise<Run | 'damaged' | undefined> {
    try {
      const { records, incomplete } = await this.journal.read(runId);
      return runOf(records) ?? (records.length === 0 && !incomplete ? undefined : 'damaged');
    } catch {
      return 'damaged';
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
        await journal.close().finally(() => this.changed.fire());
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
