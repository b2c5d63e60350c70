import type { AddOutcome, NotSentReason } from '../mews/addOutcome';
import { backoffMs } from '../mews/retryAfter';
import { nextPause } from './nextPause';

/** How often a request that never reached Mews is tried again. */
export const MAX_RETRIES_UNREACHED = 3;

/** The pauses of one request so far, in ms, by why they were made. */
export interface Pauses {
  readonly throttled: readonly number[];
  readonly unreached: readonly number[];
}

/** A pause before the same request is sent again. */
export interface RetryPause {
  readonly why: keyof Pauses;
  readonly pauseMs: number;
}

/**
 * The pause before a request is sent again by itself; undefined: it is not. Only where it is certain that Mews has not worked
 * on it: Mews refused it with 429, or no connection came about. A certificate or a proxy that says no doesn't mend itself, and a
 * person who cancelled means it. A later pause is never shorter than an earlier one.
 */
export function retryPause(outcome: AddOutcome, pauses: Pauses, random: () => number): RetryPause | undefined {
  if (outcome.kind === 'throttled') {
    const pauseMs = nextPause(outcome.retryAfter, pauses.throttled, random);
    return pauseMs === undefined ? undefined : { why: 'throttled', pauseMs };
  }
  if (outcome.kind !== 'not-sent' || !MENDS_ITSELF[outcome.why]) return undefined;
  const attempt = pauses.unreached.length + 1;
  if (attempt > MAX_RETRIES_UNREACHED) return undefined;
  return { why: 'unreached', pauseMs: Math.max(backoffMs(attempt, random), pauses.unreached.at(-1) ?? 0) };
}

const MENDS_ITSELF: Readonly<Record<NotSentReason, boolean>> = {
  cancelled: false,
  'host-not-found': true,
  'connection-refused': true,
  unreachable: true,
  'no-proxy': true,
  certificate: false,
  'tls-off': false,
  'proxy-login': false,
  'proxy-refused': false,
};
