/** Refusals for a reason of Mews' own, which come while it works. */
const AT_WORK: ReadonlySet<number> = new Set([403, 409]);

/**
 * Whether Mews may have been at work on a request that it refused with this status. Nothing says that a request is all or
 * nothing, so programs of it can be there all the same. The other refusals come before any work.
 */
export function refusedAtWork(status: number | undefined): boolean {
  return status !== undefined && AT_WORK.has(status);
}
