import type { Mutant } from './mutant';

/** The mutants of each file. */
export function byFile<M extends Mutant>(mutants: readonly M[]): ReadonlyMap<string, readonly M[]> {
  const files = new Map<string, M[]>();
  for (const mutant of mutants) files.set(mutant.file, [...(files.get(mutant.file) ?? []), mutant]);
  return files;
}
