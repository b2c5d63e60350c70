/** The members of a loyalty file, in the order people write them; `properties` of the schema. */
export const FILE_MEMBERS = ['$schema', 'ChainId', 'LoyaltyPrograms'] as const;

/** The members of a loyalty program, in Mews' order; `properties` of the schema's items. */
export const PROGRAM_MEMBERS = ['Name', 'Code', 'Type', 'Subscription'] as const;

/** Members without which nothing can be sent. */
export const REQUIRED_MEMBERS: ReadonlySet<string> = new Set(['LoyaltyPrograms', 'Name', 'Code']);
