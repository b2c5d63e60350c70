import { backoffMs, type RetryAfter } from '../mews/retryAfter';

/** How often one request is sent at most, and how long all its pauses may take together, in ms. */
export const MAX_ATTEMPTS = 5;
export const MAX_PAUSES_MS = 300_000;

/**
 * The pause in ms before a request that was refused with 429 is sent again, given the pauses so far; undefined: no
 * more. Follows Retry-After; without one the pauses grow. A later pause is never shorter than an earlier one.
 */
export function nextPause(retryAfter: RetryAfter, pauses: readonly number[], random: () => number): number | undefined {
  const attempt = pauses.length + 1;
  if (attempt >= MAX_ATTEMPTS || retryAfter.kind === 'too-long') return undefined;
  const asked = retryAfter.kind === 'pause' ? retryAfter.pauseMs : backoffMs(attempt, random);
  const pauseMs = Math.max(asked, pauses.at(-1) ?? 0);
  const total = pauses.reduce((sum, pause) => sum + pause, pauseMs);
  return total > MAX_PAUSES_MS ? undefined : pauseMs;
}
