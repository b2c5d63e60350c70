/** The shortest and longest pause that a Retry-After may ask for before it is obeyed without asking, in ms. */
export const MIN_PAUSE_MS = 1_000;
export const MAX_PAUSE_MS = 120_000;

/** What a Retry-After header asks for. `too-long`: more than MAX_PAUSE_MS, a person should decide. */
export type RetryAfter =
  | { readonly kind: 'absent' }
  | { readonly kind: 'pause'; readonly pauseMs: number }
  | { readonly kind: 'too-long'; readonly pauseMs: number };

const IMF_FIXDATE =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const RFC_850 =
  /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{2}-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2} \d{2}:\d{2}:\d{2} GMT$/;
const ASCTIME =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/** An HTTP date in ms since 1970, undefined for anything that is not exactly one of the three forms of RFC 9110 §5.6.7. */
function parseHttpDate(text: string): number | undefined {
  if (!IMF_FIXDATE.test(text) && !RFC_850.test(text) && !ASCTIME.test(text)) return undefined;
  const time = Date.parse(ASCTIME.test(text) ? `${text} GMT` : text);
  return Number.isNaN(time) ? undefined : time;
}

/**
 * Reads a Retry-After header (RFC 9110 §10.2.3): whole seconds or an HTTP date. A date is measured against the
 * server's own Date header, and against `nowMs` only without one. Anything else counts as absent, never as zero:
 * JavaScript's own number and date parsers read '' as 0, '0x10' as 16 and '120' as a year.
 */
export function parseRetryAfter(header: string | undefined, dateHeader: string | undefined, nowMs: number): RetryAfter {
  const text = header?.trim() ?? '';
  let pauseMs: number;
  if (/^[0-9]{1,9}$/.test(text)) {
    pauseMs = Number.parseInt(text, 10) * 1000;
  } else {
    const until = parseHttpDate(text);
    if (until === undefined) return { kind: 'absent' };
    pauseMs = until - (parseHttpDate(dateHeader?.trim() ?? '') ?? nowMs);
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
