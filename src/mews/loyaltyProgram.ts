import type { LOYALTY_PROGRAM_SUBSCRIPTIONS, LOYALTY_PROGRAM_TYPES } from './limits';

/** Who runs a loyalty program. Source: Mews Connector API, LoyaltyProgramType. */
export type LoyaltyProgramType = (typeof LOYALTY_PROGRAM_TYPES)[number];

/** Whether a membership costs something. Source: Mews Connector API, LoyaltyProgramSubscription. */
export type LoyaltyProgramSubscription = (typeof LOYALTY_PROGRAM_SUBSCRIPTIONS)[number];

/**
 * A loyalty program as loyaltyPrograms/add takes it. Name has 1 to 100 characters, Code 1 to 50.
 * Type and Subscription are optional in Mews' reference page and required in its OpenAPI document.
 */
export interface LoyaltyProgram {
  readonly Name: string;
  readonly Code: string;
  readonly Type?: LoyaltyProgramType;
  readonly Subscription?: LoyaltyProgramSubscription;
}

/**
 * A loyalty program that Mews says it created. Id is what the API calls it from now on; members that the answer left
 * out are absent here too, because an Id is worth more than a complete answer.
 */
export interface CreatedLoyaltyProgram {
  readonly Id: string;
  readonly ChainId?: string;
  readonly Name?: string;
  readonly Code?: string;
  readonly Type?: string;
  readonly Subscription?: string;
}
