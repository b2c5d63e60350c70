import type * as vscode from 'vscode';
import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import type { BeginRecord } from '../submission/journalRecord';

/** A program that Mews has, as far as this extension knows. */
export interface KnownProgram {
  readonly id: string;
  /** What it was when that became known. Members that nobody told are absent. */
  readonly program: Partial<Record<keyof LoyaltyProgram, string>>;
  /** When that became known, ISO 8601 in UTC. */
  readonly at: string;
  /** Through which connection, and whom its token belonged to then. */
  readonly target: Pick<
    BeginRecord,
    'connection' | 'platformAddress' | 'portfolio' | 'enterpriseName' | 'chainName' | 'chainId' | 'tokenChainId'
  >;
}

/** Something that knows what Mews has under a Code. */
export interface KnownPrograms {
  /** The programs with exactly this Code, the newest first. */
  withCode(code: string): Promise<readonly KnownProgram[]>;
  /** What is known may be different now. */
  readonly onDidChange: vscode.Event<void>;
}
