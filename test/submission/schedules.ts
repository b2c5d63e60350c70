/** Where a task waits for its turn: resolves when it may take its next step. */
export type Turn = () => Promise<void>;

type Task = (turn: Turn) => Promise<void>;

/**
 * Runs tasks step by step, one at a time, in every order in which a task is interrupted at most `interruptions` times in all.
 * A step is what a task does between two turns. `fresh` makes the tasks for an order, `check` is called when all have ended.
 * Gives the number of orders. Rejects with the first failure, which then names its order.
 *
 * Most faults between processes need only two or three interruptions, but at the right places: luck seldom finds them.
 */
export async function everySchedule(
  interruptions: number,
  fresh: () => readonly Task[],
  check: () => void,
): Promise<number> {
  let chosen: number[] = [];
  for (let count = 1; ; count++) {
    const { options, order, failure } = await run(fresh(), chosen, interruptions);
    try {
      if (failure) throw failure.error;
      check();
    } catch (error) {
      throw new Error(`in the order ${order.join('')}`, { cause: error });
    }
    // The last place where there is a choice not yet tried.
    const taken = options.map((_, step) => chosen[step] ?? 0);
    const last = options.findLastIndex((choices, step) => (taken[step] ?? 0) + 1 < choices);
    if (last === -1) return count;
    chosen = [...taken.slice(0, last), (taken[last] ?? 0) + 1];
  }
}

async function run(tasks: readonly Task[], chosen: readonly number[], interruptions: number) {
  const waiting = new Map<number, () => void>();
  let failure: { readonly error: unknown } | undefined;
  for (const [index, task] of tasks.entries()) {
    const turn = () => new Promise<void>((resolve) => waiting.set(index, resolve));
    void turn()
      .then(() => task(turn))
      .catch((error: unknown) => {
        failure ??= { error };
      });
  }
  const options: number[] = [];
  const order: number[] = [];
  let left = interruptions;
  while (waiting.size > 0) {
    const current = order.at(-1);
    const others = [...waiting.keys()].filter((index) => index !== current).sort();
    const goesOn = current !== undefined && waiting.has(current);
    const choices = goesOn ? [current, ...(left > 0 ? others : [])] : others;
    const choice = chosen[order.length] ?? 0;
    const next = choices[choice];
    if (next === undefined) throw new Error('The tasks do not do the same each time');
    if (goesOn && next !== current) left--;
    options.push(choices.length);
    order.push(next);
    const go = waiting.get(next);
    waiting.delete(next);
    go?.();
    // Every step is synchronous but for promises that are settled: then the task waits again, or has ended.
    await new Promise(setImmediate);
  }
  return { options, order, failure };
}
