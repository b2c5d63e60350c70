import { QUIET_MS } from '../../src/submission/quietPeriod';

/** A world that was at `epochMs` together with ours, and in which everything goes `factor` times as fast. */
export interface FastWorld {
  readonly epochMs: number;
  readonly factor: number;
}

/** The time of such a world. */
export interface FastTime {
  /** In ms since 1970. */
  readonly nowMs: () => number;
  /** Monotonic, in ms. */
  readonly clock: () => number;
  /** A pause as long as `ms` are in that world. */
  readonly wait: (ms: number) => Promise<void>;
}

/** All processes that are given the same world agree about the time, and so about how much of a pause is over. */
export function fastTime({ epochMs, factor }: FastWorld): FastTime {
  return {
    nowMs: () => epochMs + (Date.now() - epochMs) * factor,
    clock: () => performance.now() * factor,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms / factor)),
  };
}

/** How long at least nothing is decided about a request whose sender is gone, in our ms. */
export function quietMs({ factor }: FastWorld): number {
  return QUIET_MS / factor;
}

/** A world in which that takes so many of our ms, and not less than a second: machines differ in speed. */
export function worldWithQuiet(ms: number): FastWorld {
  return { epochMs: Date.now(), factor: QUIET_MS / Math.max(ms, 1000) };
}
