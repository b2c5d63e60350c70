import { appendFile, readFile, stat, truncate } from 'node:fs/promises';
import { journalLine } from '../../src/submission/journalLine';
import { JOURNAL_VERSION, type JournalEntry } from '../../src/submission/journalRecord';
import type { RunJournal } from '../../src/submission/runJournal';

/**
 * What happens to a process at one of its calls to the world, counted from 1. `kill`: it is gone, and so much of what that call
 * does is done (0 to 1). `cancel`: the person cancels. `full`: from then on the disk takes no more, and of that record so much.
 */
export interface Ending {
  readonly kind: 'kill' | 'cancel' | 'full';
  readonly at: number;
  readonly part: number;
}

/** The ports of a process that may be killed: from then on no call to the world settles. */
export class MortalPorts {
  readonly cancelled = new AbortController();
  /** Resolves when the process is killed. */
  readonly killed: Promise<'killed'>;
  private kill: () => void = () => undefined;
  private isDead = false;
  private isFull = false;
  private calls = 0;
  private readonly open: RunJournal[] = [];

  constructor(private readonly ending: Ending | undefined) {
    this.killed = new Promise((resolve) => {
      this.kill = () => {
        this.isDead = true;
        resolve('killed');
      };
    });
  }

  async call<T>(work: () => Promise<T>): Promise<T> {
    if (this.isDead) return never();
    if (this.comesTo('kill')) {
      if (this.part >= 0.5) await work();
      this.kill();
      return never();
    }
    return work();
  }

  /** A journal in a file, which is written in part where the process or the disk comes to its end. */
  journal(run: RunJournal, file: string): RunJournal {
    this.open.push(run);
    const append = async (entry: JournalEntry) => {
      if (this.isDead) return never<void>();
      if (this.comesTo('kill')) {
        const { size } = await stat(file);
        await run.append(entry);
        const whole = (await stat(file)).size - size;
        await truncate(file, size + Math.min(whole, Math.floor(this.part * (whole + 1))));
        this.kill();
        return never<void>();
      }
      if (this.ending?.kind === 'full' && this.calls >= this.ending.at) {
        // A failed write leaves less than the line behind, and nothing of what is tried after it.
        if (!this.isFull) await appendFile(file, await this.partOfLine(entry, file));
        this.isFull = true;
        throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      }
      return run.append(entry);
    };
    return {
      ...run,
      append,
      rescue: (entries) => this.call(() => run.rescue(entries)),
      close: () => this.call(() => run.close()),
    };
  }

  /** What the system does behind a process that has ended. */
  async release(): Promise<void> {
    for (const run of this.open) await run.close().catch(() => undefined);
  }

  private comesTo(kind: Ending['kind']): boolean {
    this.calls++;
    const isNow = this.ending?.at === this.calls;
    if (isNow && this.ending?.kind === 'cancel') this.cancelled.abort();
    return isNow && this.ending?.kind === kind;
  }

  private get part(): number {
    return this.ending?.part ?? 0;
  }

  private async partOfLine(entry: JournalEntry, file: string): Promise<string> {
    const seq = (await readFile(file, 'utf8')).split('\n').length - 1;
    const line = journalLine({ v: JOURNAL_VERSION, seq, at: new Date(0).toISOString(), ...entry });
    return line.slice(0, Math.floor(this.part * line.length));
  }
}

function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}
