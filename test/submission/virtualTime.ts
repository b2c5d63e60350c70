/** The clocks of a test. They stand still but for waits, which are noted and over at once. */
export class VirtualTime {
  readonly waits: number[] = [];
  /** What happens by the time a wait is over, given how long all waits took until then. */
  onWaited: (elapsedMs: number) => void | Promise<void> = () => undefined;
  private elapsedMs = 0;
  private setByMs = 0;

  /** The wall clock of this machine. */
  readonly now = (): Date => new Date(START_MS + this.elapsedMs + this.setByMs);
  readonly clock = (): number => this.elapsedMs;
  /** Mews' own clock, which differs a little from ours and which nobody sets. */
  readonly serverNowMs = (): number => START_MS + this.elapsedMs - 7_000;

  readonly wait = async (ms: number, signal?: AbortSignal): Promise<void> => {
    this.waits.push(ms);
    if (!signal?.aborted) this.pass(ms);
    await this.onWaited(this.elapsedMs);
  };

  pass(ms: number): void {
    this.elapsedMs += ms;
  }

  /** Somebody sets the wall clock of this machine. */
  setBy(ms: number): void {
    this.setByMs += ms;
  }
}

const START_MS = Date.parse('2026-08-01T12:00:00Z');
