import { OUR_REQUESTS_PER_WINDOW, RATE_WINDOW_MS } from '../mews/limits';

/** Keeps the requests with one AccessToken below Mews' limit. It only counts: who sends waits. */
export interface RequestPace {
  /** How long the next request has to wait, in whole ms, 0 to RATE_WINDOW_MS. */
  pauseMs(): number;
  /** A request leaves now. */
  took(): void;
}

/**
 * A pace of at most OUR_REQUESTS_PER_WINDOW requests in any RATE_WINDOW_MS, where every request waits as it is told and
 * is then counted. `clock` is monotonic, in ms.
 */
export function requestPace(clock: () => number): RequestPace {
  // When the latest requests left, as a ring: at `next` stands the oldest, once there are that many.
  const times: number[] = [];
  let next = 0;
  return {
    pauseMs: () => {
      const oldest = times[next];
      return oldest === undefined ? 0 : Math.max(0, Math.ceil(RATE_WINDOW_MS - (clock() - oldest)));
    },
    took: () => {
      times[next] = clock();
      next = (next + 1) % OUR_REQUESTS_PER_WINDOW;
    },
  };
}
