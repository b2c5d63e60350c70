/** How often each variant is timed. A sample is the mean of `repeats` calls, for what is too short to be timed alone. */
export interface Rounds {
  readonly warmups: number;
  readonly rounds: number;
  readonly repeats: number;
  /** Takes the garbage out before every sample, so that none pays for what another left. The process needs --expose-gc. */
  readonly collect?: boolean;
}

/**
 * Times variants against each other in one process, in ms per call: every round runs each of them once, in an order
 * shuffled anew, so that a slow second of the machine falls on all of them.
 */
export async function interleave<Name extends string>(
  variants: Readonly<Record<Name, () => unknown>>,
  { warmups, rounds, repeats, collect = false }: Rounds,
): Promise<(name: Name) => readonly number[]> {
  const samples = new Map<string, number[]>();
  for (let round = -warmups; round < rounds; round++) {
    for (const [name, run] of shuffled(Object.entries<() => unknown>(variants))) {
      if (collect) globalThis.gc?.();
      const start = performance.now();
      for (let call = 0; call < repeats; call++) {
        const result = run();
        if (result instanceof Promise) await result;
      }
      const took = (performance.now() - start) / repeats;
      if (round >= 0) samples.set(name, [...(samples.get(name) ?? []), took]);
    }
  }
  return (name) => samples.get(name) ?? [];
}

/** The ratio that noise moves least: an interrupted sample is never the shortest. */
export function ratioOfMinima(ones: readonly number[], others: readonly number[]): number {
  return Math.min(...ones) / Math.min(...others);
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
