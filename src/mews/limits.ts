/** The most programs one loyaltyPrograms/add request may hold. Source: Mews reference page; `maxItems` of the schema. */
export const MAX_PROGRAMS_PER_REQUEST = 1000;

/** The most Codes one loyaltyPrograms/getAll may ask for. Source: Mews' OpenAPI document, LoyaltyProgramFilterParameters. */
export const MAX_CODES_PER_REQUEST = 1000;

/** The most programs one page of loyaltyPrograms/getAll may hold. Source: Mews Connector API, Pagination. */
export const MAX_PROGRAMS_PER_PAGE = 1000;

/** Longest Name, in characters (code points). Source: Mews reference page; `maxLength` of the schema. */
export const MAX_NAME_LENGTH = 100;

/** Longest Code, in characters (code points). Source: Mews reference page; `maxLength` of the schema. */
export const MAX_CODE_LENGTH = 50;

/** The values Type may have. Source: Mews reference page; `enum` of the schema. */
export const LOYALTY_PROGRAM_TYPES = ['Hotel', 'ExternalPartner', 'SoftBrand', 'Unknown'] as const;

/** The values Subscription may have. Source: Mews reference page; `enum` of the schema. */
export const LOYALTY_PROGRAM_SUBSCRIPTIONS = ['Free', 'Paid'] as const;

/**
 * How many requests Mews takes per AccessToken in any RATE_WINDOW_MS. It may change.
 * Source: Mews Connector API, Requests, Request limits.
 */
export const MAX_REQUESTS_PER_WINDOW = 200;

/** The sliding window of that limit, in ms. Source: the same. */
export const RATE_WINDOW_MS = 30_000;

/** How many of those requests are ours: whatever else uses the AccessToken keeps the rest. */
export const OUR_REQUESTS_PER_WINDOW = 150;

/** The most of an answer that is read, in bytes. 1000 programs with the longest names take about 0.5 MB. */
export const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** Longest name of an enterprise or a chain that is kept, in characters (code points). No limit is known of Mews. */
export const MAX_KEPT_NAME_LENGTH = 200;

/** The most chains of a Portfolio Access Token that are kept; their names are asked for one by one. */
export const MAX_KEPT_CHAINS = 50;

/** The most enterprises of a chain whose names are kept. */
export const MAX_KEPT_ENTERPRISES = 5;

/** The most pages of enterprises/getAll that are read, of a thousand enterprises each. */
export const MAX_ENTERPRISE_PAGES = 5;

/** Longest token accepted, in UTF-16 units. Mews' own are 64; the rest is room for a change. */
export const MAX_TOKEN_LENGTH = 512;

/** Time for one loyaltyPrograms/add in ms. Mews gives up itself (408) after tens of seconds; giving up earlier only makes outcomes unknown. */
export const ADD_DEADLINE_MS = 100_000;

/** Time for one loyaltyPrograms/getAll in ms. Giving up costs nothing: what only asks can be asked again. */
export const READ_DEADLINE_MS = 30_000;

/** Time for one configuration/get or enterprises/getAll in ms. A person waits for it while a connection is added. */
export const CONFIGURATION_DEADLINE_MS = 10_000;
