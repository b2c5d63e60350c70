import type { Mutant } from './mutant';

/** A survivor that is known: why no test can notice it, or why none has to. `file`, `line`, `was` and `becomes` as in a mutant. */
export interface Explanation {
  readonly file: string;
  readonly line: string;
  readonly was: string;
  readonly becomes: string;
  readonly why: string;
}

export interface ExplainedSurvivors {
  readonly explained: readonly (Mutant & { readonly why: string })[];
  readonly unexplained: readonly Mutant[];
  /** Explanations of which no survivor is left. */
  readonly outdated: readonly Explanation[];
}

/**
 * Every mutant that no test noticed, with its explanation. A mutant is known by its text, not by its line number: code
 * around it may move, but an explanation ends with the line it was given for.
 */
export function explainedSurvivors(
  mutants: readonly Mutant[],
  explanations: readonly Explanation[],
): ExplainedSurvivors {
  const survivors = survivorsOf(mutants);
  const whys = new Map(explanations.filter(({ why }) => why !== '').map((each) => [keyOf(each), each.why]));
  const keys = new Set(survivors.map(keyOf));
  return {
    explained: survivors.flatMap((mutant) => {
      const why = whys.get(keyOf(mutant));
      return why === undefined ? [] : [{ ...mutant, why }];
    }),
    unexplained: survivors.filter((mutant) => !whys.has(keyOf(mutant))),
    outdated: explanations.filter((each) => !keys.has(keyOf(each))),
  };
}

/** The mutants that no test noticed. */
export function survivorsOf(mutants: readonly Mutant[]): Mutant[] {
  return mutants.filter(({ fate }) => fate === 'survived' || fate === 'uncovered');
}

function keyOf({ file, line, was, becomes }: Pick<Mutant, 'file' | 'line' | 'was' | 'becomes'>): string {
  return JSON.stringify([file, line, was, becomes]);
}
