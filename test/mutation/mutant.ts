/** One change of the source that StrykerJS made, as people and `survivors.json` name it: texts are on one line. */
export interface Mutant {
  readonly file: string;
  /** Where it begins, from 1. Only for people: a line moves, its text doesn't. */
  readonly lineNumber: number;
  /** The line it begins in. */
  readonly line: string;
  /** The text that was changed. */
  readonly was: string;
  readonly becomes: string;
  readonly fate: Fate;
}

/**
 * `killed` by a failing test, or it ran into `timeout`; `survived` every test, or was reached by none (`uncovered`).
 * `broken`: a test file could not even be loaded with it, so nobody knows.
 */
export type Fate = 'killed' | 'timeout' | 'survived' | 'uncovered' | 'broken';
