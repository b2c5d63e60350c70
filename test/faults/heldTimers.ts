import { ADD_DEADLINE_MS, CONFIGURATION_DEADLINE_MS, READ_DEADLINE_MS } from '../../src/mews/limits';

/** The deadlines of the extension, in the hands of a row: nobody waits for minutes. */
export interface HeldTimers {
  /** Lets the deadline that is running pass now. */
  passDeadline(): void;
  /** Lets it pass, and from now on every further one as soon as it begins to run. */
  passDeadlines(): void;
  release(): void;
}

/** The deadlines of requests, to add programs and to read them; that of the secret storage is as long as the last. */
const DEADLINES_MS: readonly number[] = [ADD_DEADLINE_MS, READ_DEADLINE_MS, CONFIGURATION_DEADLINE_MS];

/** Takes the timers of this process in hand that are a request's deadline. */
export function holdTimers(): HeldTimers {
  const deadlines = new Map<NodeJS.Timeout, () => void>();
  const original = { set: globalThis.setTimeout, clear: globalThis.clearTimeout };
  let atOnce = false;
  const set = (work: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    if (ms === undefined || !DEADLINES_MS.includes(ms)) return original.set(work, ms, ...args);
    const timer = original.set(work, atOnce ? 0 : ms, ...args);
    deadlines.set(timer, () => work(...args));
    return timer;
  };
  const clear = (timer: NodeJS.Timeout) => {
    deadlines.delete(timer);
    original.clear(timer);
  };
  globalThis.setTimeout = Object.assign(set, original.set) as typeof setTimeout;
  globalThis.clearTimeout = clear as typeof clearTimeout;
  const passDeadline = () => {
    if (deadlines.size === 0) throw new Error('No deadline is running');
    for (const [timer, work] of deadlines) {
      clear(timer);
      work();
    }
  };
  return {
    passDeadline,
    passDeadlines() {
      passDeadline();
      atOnce = true;
    },
    release() {
      globalThis.setTimeout = original.set;
      globalThis.clearTimeout = original.clear;
    },
  };
}
