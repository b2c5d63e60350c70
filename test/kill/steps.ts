import { writeSync } from 'node:fs';

/** Where a process ends itself: at the nth step with this name, or at the nth of all. */
export interface KillPoint {
  readonly step?: string;
  readonly nth: number;
}

/** Stands before a step at which nothing can have happened since the one before: to be ended here or there is the same. */
export const SAME_INSTANT = '+';

/**
 * The steps of a process. It tells each on its standard output before it goes on, so whoever ends it at any instant knows how
 * far it was; at its kill point it ends itself with SIGKILL: nothing behind that point happens.
 */
export class Steps {
  /** What the person does now; steps are named after it. */
  task = 'start';
  private readonly counts = new Map<string, number>();
  private total = 0;
  private isSameInstant = false;

  constructor(
    private readonly killPoint: KillPoint | undefined,
    /** What else goes down with the process. */
    private readonly onEnd: () => void,
  ) {}

  /** The process comes to a step, and ends there if it is to. */
  reach(what: string): void {
    const isSame = this.isSameInstant;
    this.isSameInstant = true;
    // Whatever a process waits for comes to it in a later round of its event loop.
    setImmediate(() => {
      this.isSameInstant = false;
    });
    if (this.isEndAt(what, isSame ? SAME_INSTANT : '')) this.end();
  }

  /** The process comes to a step in the middle of something. True: it has to do that half, then to call `end`. */
  endsInside(what: string): boolean {
    return this.isEndAt(what, '');
  }

  private isEndAt(what: string, mark: string): boolean {
    const step = `${this.task}: ${what}`;
    writeSync(1, `${mark}${step}\n`);
    const count = (this.counts.get(step) ?? 0) + 1;
    this.counts.set(step, count);
    this.total++;
    const { killPoint } = this;
    if (!killPoint) return false;
    return killPoint.step === undefined
      ? killPoint.nth === this.total
      : killPoint.step === step && killPoint.nth === count;
  }
  /** Ends this process as an OOM killer or a power button would: no handler runs. */
  end(): never {
    this.onEnd();
    process.kill(process.pid, 'SIGKILL');
    // The signal may take a moment; nothing may happen in it.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    throw new Error('A killed process went on');
  }
}
