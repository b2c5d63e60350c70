/** A sliding window: so many requests per AccessToken in so many milliseconds. Refused requests do not count. */
export class RateWindow {
  readonly #times = new Map<string, number[]>();

  constructor(
    private readonly requestsPerWindow: number,
    private readonly windowMs: number,
    private readonly now: () => number,
  ) {}

  /** Counts a request. 0 when it may go on, otherwise the whole seconds until the next one may. */
  take(accessToken: string): number {
    const now = this.now();
    const times = (this.#times.get(accessToken) ?? []).filter((time) => now - time < this.windowMs);
    this.#times.set(accessToken, times);
    const [oldest = now] = times;
    if (times.length >= this.requestsPerWindow) {
      return Math.max(1, Math.ceil((oldest + this.windowMs - now) / 1000));
    }
    times.push(now);
    return 0;
  }

  clear(): void {
    this.#times.clear();
  }
}
