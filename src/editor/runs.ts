import * as vscode from 'vscode';
import { isAlive } from '../submission/isAlive';
import type { Journal, ReopenedJournal } from '../submission/journal';
import type { JournalFolders } from '../submission/journalFolders';
import type { ProcessIdentity } from '../submission/processIdentity';
import { type Run, runOf } from '../submission/run';
import type { RunJournal } from '../submission/runJournal';

/** A run that can't be shown as one. `damaged`: not even its beginning can be read; `newer`: a later version wrote it. */
export interface UnreadableRun {
  readonly runId: string;
  readonly why: 'damaged' | 'newer';
}

/** All runs of the journal. */
export interface AllRuns {
  /** Newest first, without those that are under way. */
  readonly runs: readonly Run[];
  readonly unreadable: readonly UnreadableRun[];
}

const PRUNED_AFTER_MS = 90 * 24 * 60 * 60 * 1000;

type Kept = Run | UnreadableRun['why'] | 'not-begun';

/** The runs in the journal. Each file is read again only when it has changed. */
export class Runs implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** A run ended, or another window may have changed one. */
  readonly onDidChange = this.changed.event;
  private readonly underWay = new Map<string, RunJournal>();
  private readonly kept = new Map<string, { readonly stamp: string; readonly run: Kept }>();
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly journal: Journal,
    /** This process. */
    readonly owner: () => Promise<ProcessIdentity>,
    /** Where the journals of other profiles are. */
    private readonly folders: JournalFolders,
  ) {
    // Another window's runs arrive without an event; who looks at this window has it in front.
    this.subscription = vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) this.changed.fire();
    });
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  /** Reads all runs. A run that is under way, here or in another window, is neither done nor lost, and is left out. */
  async all(): Promise<AllRuns> {
    return this.read(this.journal);
  }

  /** The runs of all profiles of this person, newest first. What can't be read of another profile is left out. */
  async ofAllProfiles(): Promise<Run[]> {
    const { runs } = await this.all();
    const others = (await this.folders.all()).filter((folder) => folder !== this.journal.folder);
    const theirs = await Promise.all(
      others.map((folder) => this.read(this.journal.at(folder)).catch(() => ({ runs: [] }))),
    );
    return [runs, ...theirs.map((read) => read.runs)].flat().toSorted((a, b) => b.at.localeCompare(a.at));
  }

  /** Whether the journals in a folder can be read, so that what they left uncertain is known from now on. */
  async readable(folder: string): Promise<boolean> {
    return this.read(folder === this.journal.folder ? this.journal : this.journal.at(folder)).then(
      () => true,
      () => false,
    );
  }

  /** The Ids that runs are known to have created, but for one run. */
  async idsBeside(runId: string | undefined): Promise<string[]> {
    const runs = await this.ofAllProfiles();
    return runs.filter((run) => run.runId !== runId).flatMap(({ created }) => created.map(({ Id }) => Id));
  }

  /** Starts the journal of a run. Until it is closed, `all` leaves the run out. */
  async begin(): Promise<RunJournal> {
    await this.folders.add(this.journal.folder);
    await this.prune().catch(() => undefined);
    return this.follow(await this.journal.begin());
  }

  /**
   * Goes on with the journal of a run; who calls it holds the lock of its connection. Gives it as it stands now; undefined where
   * another window is at it all the same, through other tokens of the connection.
   */
  async reopen(runId: string): Promise<{ readonly journal: RunJournal; readonly run: Run } | undefined> {
    const kept = this.underWay.has(runId) ? undefined : await this.keep(this.journal, runId);
    if (kept === undefined || typeof kept === 'string' || (await this.isUnderWayElsewhere(kept))) return undefined;
    const { journal, file }: ReopenedJournal = await this.journal.reopen(runId, await this.owner());
    const run = runOf(file.records, file.end === 'damaged');
    if (!run) {
      await journal.close();
      throw new Error('A run without a beginning was reopened');
    }
    return { journal: this.follow(journal), run };
  }

  /** Takes a run away for good; false where something of it is uncertain, or it is under way. */
  async forget(runId: string): Promise<boolean> {
    const run = this.underWay.has(runId) ? undefined : await this.keep(this.journal, runId);
    if (run === undefined || typeof run === 'string' || run.state === 'uncertain') return false;
    await this.journal.forget(runId);
    this.kept.delete(runId);
    this.changed.fire();
    return true;
  }

  /**
   * The window is closed: no further request leaves, and those under way get a moment for their answer. Nothing depends on
   * it: what isn't answered by then is uncertain, as after a crash.
   */
  async shutDown(withinMs: number): Promise<void> {
    for (const journal of this.underWay.values()) {
      try {
        journal.shutDown();
      } catch {
        // A full disk, perhaps: the next start finds the run all the same.
      }
    }
    if (this.underWay.size === 0) return;
    await new Promise<void>((resolve) => {
      const subscription = this.changed.event(() => {
        if (this.underWay.size === 0) done();
      });
      const timer = setTimeout(() => done(), withinMs);
      const done = () => {
        clearTimeout(timer);
        subscription.dispose();
        resolve();
      };
    });
  }

  private follow(journal: RunJournal): RunJournal {
    this.underWay.set(journal.runId, journal);
    return {
      ...journal,
      close: async () => {
        this.underWay.delete(journal.runId);
        await journal.close().finally(() => this.changed.fire());
      },
    };
  }

  /** Records of runs that created nothing are of no use to anyone after a while. Ids and what is uncertain stay for good. */
  private async prune(): Promise<void> {
    const oldest = new Date(Date.now() - PRUNED_AFTER_MS).toISOString();
    const { runs } = await this.all();
    for (const { runId, at, created, uncertainItems, absentItems } of runs) {
      if (at < oldest && created.length + uncertainItems.length + absentItems.length === 0) await this.forget(runId);
    }
  }

  private async read(
    journal: Journal,
  ): Promise<{ readonly runs: Run[]; readonly unreadable: readonly UnreadableRun[] }> {
    const runs: Run[] = [];
    const unreadable: UnreadableRun[] = [];
    for (const runId of await journal.runIds()) {
      if (this.underWay.has(runId)) continue;
      const run = await this.keep(journal, runId);
      if (run === 'not-begun') continue;
      if (typeof run === 'string') unreadable.push({ runId, why: run });
      else if (!(await this.isUnderWayElsewhere(run))) runs.push(run);
    }
    return { runs: runs.reverse(), unreadable };
  }

  private async keep(journal: Journal, runId: string): Promise<Kept> {
    try {
      const stamp = await journal.stampOf(runId);
      const kept = this.kept.get(runId);
      if (kept?.stamp === stamp) return kept.run;
      const run = await runIn(journal, runId);
      this.kept.set(runId, { stamp, run });
      return run;
    } catch {
      return 'damaged';
    }
  }

  /** A run of this very process that is not under way came to its end without writing it. */
  private async isUnderWayElsewhere({ ended, owner }: Run): Promise<boolean> {
    if (ended || !owner) return false;
    const own = await this.owner();
    const isOwn = owner.pid === own.pid && owner.started === own.started && owner.host === own.host;
    return !isOwn && (await isAlive(owner)) === 'alive';
  }
}

/** Without a beginning: one that is being started in another window, or one that a full disk ended there. */
async function runIn(journal: Journal, runId: string): Promise<Kept> {
  const { records, end } = await journal.read(runId);
  if (end === 'newer') return 'newer';
  return runOf(records, end === 'damaged') ?? (records.length === 0 && end !== 'damaged' ? 'not-begun' : 'damaged');
}
