/** One line of the results: a goal, and what was measured of it. */
export interface BenchRow {
  readonly what: string;
  /** `×`: a ratio. */
  readonly unit: '×' | 'ms' | 'MB' | 'bytes' | '';
  /** One figure for each run. Empty: not measured, and `note` says why. */
  readonly runs: readonly number[];
  readonly atMost?: number;
  readonly publish?: number;
  /** One figure for each run: the same code against itself. Far from 1 the machine was too noisy to tell. */
  readonly same?: readonly number[];
  readonly note?: string;
  /** The words of this line in the README, where it stands there: for a ratio to the peer. */
  readonly headline?: string;
}

export type Verdict = 'met' | 'missed' | 'inconclusive' | 'not measured' | '';

/** A ratio of the same code to itself beyond these says that a difference between two variants means nothing. */
const SAME = { from: 0.9, to: 1.1 };

/**
 * A goal is missed only when all runs agree. Where those that missed it are all there is, and the machine was too noisy in
 * one of them, nobody knows.
 */
export function verdictOf({ runs, atMost, same = [] }: BenchRow): Verdict {
  if (runs.length === 0) return 'not measured';
  if (atMost === undefined) return '';
  const quiet = runs.filter((_, run) => !isNoisy(same[run] ?? 1));
  if (quiet.some((figure) => figure <= atMost)) return 'met';
  return quiet.length === runs.length ? 'missed' : 'inconclusive';
}

/** The figure in the middle: what is published. */
export function medianOf(runs: readonly number[]): number {
  return runs.toSorted((a, b) => a - b)[Math.floor((runs.length - 1) / 2)] ?? Number.NaN;
}

function isNoisy(ratio: number): boolean {
  return ratio < SAME.from || ratio > SAME.to;
}
