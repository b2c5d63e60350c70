import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import type { CreatedItem, Run } from '../submission/run';
import type { UnreadableRun } from './runs';

/** A row of the tree: a connection, a run through it, or a program of that run. */
export type CreatedProgramsNode =
  | { readonly kind: 'connection'; readonly key: string; readonly runs: readonly Run[] }
  | { readonly kind: 'run'; readonly run: Run }
  /** A stretch of a run with very many programs: VS Code makes all rows below one at once. */
  | { readonly kind: 'stretch'; readonly run: Run; readonly first: number; readonly rows: readonly ProgramNode[] }
  | ProgramNode
  | { readonly kind: 'unreadable'; readonly record: UnreadableRun };

/** A row of one program. */
export type ProgramNode =
  | { readonly kind: 'program'; readonly run: Run; readonly program: CreatedItem }
  | { readonly kind: 'uncertain'; readonly run: Run; readonly program: LoyaltyProgram }
  | { readonly kind: 'absent'; readonly run: Run; readonly program: LoyaltyProgram };
