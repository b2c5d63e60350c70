import type { Figures } from './figures';
import { figuresFrom } from './startProcess';

/** The runs that have to agree before a goal counts as missed. */
export const RUNS = 3;

/** Runs a process of the benchmark three times, one after another. Gives all figures of a name. */
export async function threeRuns(
  name: string,
  ...args: readonly (string | number)[]
): Promise<(figure: string) => readonly number[]> {
  const runs: Figures[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await figuresFrom(name, ...args));
  return (figure) => runs.flatMap((figures) => figures.get(figure) ?? []);
}
