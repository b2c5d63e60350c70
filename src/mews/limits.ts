/** The most programs one loyaltyPrograms/add request may hold. Source: Mews reference page; `maxItems` of the schema. */
export const MAX_PROGRAMS_PER_REQUEST = 1000;

/** Longest Name, in characters (code points). Source: Mews reference page; `maxLength` of the schema. */
export const MAX_NAME_LENGTH = 100;

/** Longest Code, in characters (code points). Source: Mews reference page; `maxLength` of the schema. */
export const MAX_CODE_LENGTH = 50;

/** The values Type may have. Source: Mews reference page; `enum` of the schema. */
export const LOYALTY_PROGRAM_TYPES = ['Hotel', 'ExternalPartner', 'SoftBrand', 'Unknown'] as const;

/** The values Subscription may have. Source: Mews reference page; `enum` of the schema. */
export const LOYALTY_PROGRAM_SUBSCRIPTIONS = ['Free', 'Paid'] as const;

/** The most of an answer that is read, in bytes. 1000 programs with the longest names take about 0.5 MB. */
export const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** Longest token accepted, in UTF-16 units. Mews' own are 64; the rest is room for a change. */
export const MAX_TOKEN_LENGTH = 512;

/** Time for one loyaltyPrograms/add in ms. Mews gives up itself (408) after tens of seconds; giving up earlier only makes outcomes unknown. */
export const ADD_DEADLINE_MS = 100_000;

/** Time for one configuration/get in ms. A person waits for it while a connection is added. */
export const CONFIGURATION_DEADLINE_MS = 10_000;
