import type { Mutant } from './mutant';

/** The score of some mutants in percent, 100 for none. One that is `broken` counts against it. */
export function scoreOf(mutants: readonly Mutant[]): number {
  const noticed = mutants.filter(({ fate }) => fate === 'killed' || fate === 'timeout').length;
  return mutants.length === 0 ? 100 : (100 * noticed) / mutants.length;
}
