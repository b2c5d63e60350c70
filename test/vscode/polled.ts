const DEADLINE_MS = 20_000;

/**
 * Looks again and again until `look` gives something, where no event tells of it. Throws after 20 s, which is before the
 * test's own time is up: a loop that outlives its test goes on in those that follow.
 */
export async function polled<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + DEADLINE_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`never came: ${what}`);
  }
}
