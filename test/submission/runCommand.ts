import type { Ending } from './mortalPorts';
import type { Reply } from './referenceMews';

/** What befalls a process. */
export interface Fate {
  readonly ending?: Ending | undefined;
  /** The readings that fail, counted from 1. */
  readonly unread?: number | undefined;
}

/** What becomes of what is sent. */
export interface Sending extends Fate {
  /** What comes of its requests, in order; `ok` behind them. */
  readonly replies: readonly Reply[];
  readonly batchSize: number;
}

/** The place of the newest run. */
export const NEWEST = -1;

/** What a person, or the world, does. Runs are named by their place among those that are there, for any number. */
export type Command =
  /**
   * Adds programs, some of which may be equal, and the first so many of which Mews has already; or those of another run, as
   * far as they are not known to be sent.
   */
  | ({
      readonly kind: 'add';
      readonly names: readonly number[];
      readonly again?: number | undefined;
      readonly crowd: number;
    } & Sending)
  | ({ readonly kind: 'check'; readonly run: number } & Fate)
  /** Sends the open items of a run, or every second one. */
  | ({ readonly kind: 'go-on'; readonly run: number; readonly half: boolean } & Sending)
  /** A person, who sees what is in Mews, says of what a check found alike whose it is. */
  | { readonly kind: 'decide'; readonly run: number }
  /** Somebody else makes a program with the Code of an item, equal or not. */
  | { readonly kind: 'foreign'; readonly run: number; readonly item: number; readonly equal: boolean }
  | { readonly kind: 'pass'; readonly ms: number };
