import { parseHttpDate } from './httpDate';

/** The shortest and longest pause that a Retry-After may ask for before it is obeyed without asking, in ms. */
export const MIN_PAUSE_MS = 1_000;
export const MAX_PAUSE_MS = 120_000;

/** Seconds are told apart up to so many digits. */
const MAX_DIGITS = 9;
const MOST_SECONDS = 10 ** MAX_DIGITS;

/** What a Retry-After header asks for. `too-long`: more than MAX_PAUSE_MS, a person should decide. */
export type RetryAfter =
  | { readonly kind: 'absent' }
  | { readonly kind: 'pause'; readonly pauseMs: number }
  | { readonly kind: 'too-long'; readonly pauseMs: number };

/**
 * Reads a Retry-After header (RFC 9110 §10.2.3): whole seconds or an HTTP date. A date is measured against the
 * server's own Date header, and against `nowMs` only without one. Anything else counts as absent, never as zero:
 * JavaScript's own number and date parsers read '' as 0, '0x10' as 16 and '120' as a year.
 */
export function parseRetryAfter(header: string | undefined, dateHeader: string | undefined, nowMs: number): RetryAfter {
  const text = header?.trim() ?? '';
  let pauseMs: number;
  const digits = /^0*([0-9]+)$/.exec(text)?.[1];
  if (digits !== undefined) {
    // With more digits it is longer than anyone's life, however long.
    pauseMs = digits.length > MAX_DIGITS ? MOST_SECONDS * 1000 : Number.parseInt(digits, 10) * 1000;
  } else {
    const until = parseHttpDate(text);
    if (until === undefined) return { kind: 'absent' };
    pauseMs = until - (parseHttpDate(dateHeader) ?? nowMs);
    if (pauseMs < 0) return { kind: 'absent' };
  }
  if (pauseMs > MAX_PAUSE_MS) return { kind: 'too-long', pauseMs };
  return { kind: 'pause', pauseMs: Math.max(MIN_PAUSE_MS, pauseMs) };
}

/** The pause before attempt `attempt` + 1 (attempts count from 1) where the server asked for none: growing, with jitter. */
export function backoffMs(attempt: number, random: () => number): number {
  const ceiling = Math.min(16_000, 1_000 * 2 ** (attempt - 1));
  return MIN_PAUSE_MS + Math.floor(random() * ceiling);
}
