import type { Stage } from './stage';

/** How the last request of a row stands in the journal: its outcome, or why there is none. */
export type JournalState =
  /** Outcomes of a request. */
  | 'confirmed'
  | 'partial'
  | 'rejected'
  | 'not-sent'
  | 'throttled'
  | 'unknown'
  /** A run began, and no request came to a result. */
  | 'no result'
  | 'no run';

/** What has to be true after a row. Beside it, of every row: no token leaks, nothing goes uncaught, no connection stays open. */
export interface Expected {
  /** The messages a person sees, in order, each as a line `error: text [Button]`; progress is not among them. */
  readonly says: readonly RegExp[];
  /** The lines that the output gained. */
  readonly output?: RegExp;
  readonly journal: JournalState | readonly JournalState[];
  /** Lines that are no whole record, where the row leaves some; 0 unless told. */
  readonly torn?: number;
  /** How many of the requests to add programs were another window's, with a journal elsewhere; 0 unless told. */
  readonly addsElsewhere?: number;
  /** How many requests to add programs reached the server, at the least and at the most. */
  readonly adds: number | readonly [number, number];
}

/** One fault and what has to come of it. */
export interface FaultRow {
  /** The number of the fault, with a letter for each form of it: `39b`. */
  readonly row: string;
  /** What goes wrong. */
  readonly fault: string;
  /** Lets it go wrong, does what a person would do, and waits until that has ended. May assert more than `expected` says. */
  readonly play: (stage: Stage) => Promise<void>;
  readonly expected: Expected;
}
