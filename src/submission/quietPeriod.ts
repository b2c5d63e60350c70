import { ADD_DEADLINE_MS } from '../mews/limits';

/**
 * How long after a request its programs may still come up in Mews, in ms. Mews documents neither how long it works on a request
 * that the client has left nor how soon getAll sees a new program; it answers 408 after tens of seconds.
 */
export const QUIET_MS = 120_000;

/** When the request left whose outcome is not known. */
export interface LastSent {
  /** When its intent was written, and when the wait for its answer had ended, ISO 8601 in UTC; absent: nobody saw it end. */
  readonly at: string;
  readonly endedAt?: string;
  /** The same as `endedAt`, else `at`, by Mews' own clock, in ms since 1970. */
  readonly serverTimeMs?: number;
}

/** The two clocks, in ms since 1970. `serverNowMs` is Mews' own, from the Date of an answer, where one is known. */
export interface Clocks {
  readonly nowMs: number;
  readonly serverNowMs?: number;
}

/**
 * How much of the quiet period is left, in ms: 0 once it is over. The clock of this machine may have been set in between, so
 * Mews' own clock has a say as well, and the longer wait counts. Where nobody saw the request end, it may have gone on until
 * its deadline, but not beyond now: who asks holds the lock, so its sender is gone. Without a time the whole period is left.
 */
export function quietLeftMs(sent: LastSent | undefined, { nowMs, serverNowMs }: Clocks): number {
  if (!sent) return QUIET_MS;
  const margin = sent.endedAt === undefined ? ADD_DEADLINE_MS : 0;
  const left = (sentMs: number, now: number) => {
    const elapsed = now - sentMs;
    if (!(elapsed >= 0)) return QUIET_MS;
    return Math.max(0, QUIET_MS - Math.max(0, elapsed - margin));
  };
  const here = left(Date.parse(sent.endedAt ?? sent.at), nowMs);
  if (sent.serverTimeMs === undefined || serverNowMs === undefined) return here;
  return Math.max(here, left(sent.serverTimeMs, serverNowMs));
}
