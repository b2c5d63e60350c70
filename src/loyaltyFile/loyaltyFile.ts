import type { LoyaltyProgram } from '../mews/loyaltyProgram';

/** What a `*.loyalty.json` file says, once it has passed: the members that are sent and no other. */
export interface LoyaltyFile {
  /** The chain that gets the programs; needed with a Portfolio Access Token, ignored by Mews otherwise. */
  readonly ChainId?: string | null;
  /** At least one. */
  readonly LoyaltyPrograms: readonly LoyaltyProgram[];
}
