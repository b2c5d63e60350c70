/**
 * How long properties are tried. By default a number of runs that takes a second or so; with MEWS_LOYALTY_FUZZ_MS that many
 * milliseconds for each property, however many runs that makes. fast-check prints the seed of a failure.
 */
const fuzzMs = Number(process.env.MEWS_LOYALTY_FUZZ_MS ?? 0);

export const anyRuns = {
  /** For mocha: time for a property and its shrinking. */
  timeoutMs: 30_000 + 3 * fuzzMs,
  /** For fast-check. */
  parameters: (numRuns: number) =>
    fuzzMs > 0
      ? { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: fuzzMs, markInterruptAsFailure: false }
      : { numRuns },
} as const;
