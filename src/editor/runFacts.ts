import type * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import type { LoyaltyProgram } from '../mews/loyaltyProgram';

/** What is sent, for those who tell of it. */
export interface RunFacts {
  readonly file: vscode.Uri;
  readonly untitled: boolean;
  /** The programs of the run, of which `count` are sent now. */
  readonly programs: readonly LoyaltyProgram[];
  readonly count: number;
  /** How many programs of the file are left out because Mews has them, or may have them. */
  readonly skipped: number;
  readonly chainId: string | null | undefined;
  readonly connection: ConnectionSummary;
}
