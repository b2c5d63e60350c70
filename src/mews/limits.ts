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

/** The most of an answer that is read, in bytes. Ours: 1000 programs with the longest names take about 0.5 MB. */
export const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** So many levels of lists and objects are kept of an error answer with Details. Ours: Mews' own have one, and JSON.stringify fails at some thousands. */
export const MAX_ERROR_DEPTH = 32;

/** Longest RequestId, in characters. Ours: those of Mews are UUIDs, of 36. */
export const MAX_REQUEST_ID_LENGTH = 128;

/** Longest name of an enterprise or a chain that is kept, in characters (code points). Ours: no limit is known of Mews. */
export const MAX_KEPT_NAME_LENGTH = 200;

/** The most chains of a Portfolio Access Token that are kept with their hotels. Ours: their names are asked for one by one. */
export const MAX_KEPT_CHAINS = 50;

/** The most chains of a Portfolio Access Token whose Ids are kept, those with their hotels included. Ours: 1000 take about 40,000 characters. */
export const MAX_KEPT_CHAIN_IDS = 1000;

/** The most enterprises of a chain whose names are kept. Ours: no label shows more. */
export const MAX_KEPT_ENTERPRISES = 5;

/** The most pages of enterprises/getAll that are read, of a thousand enterprises each. Ours: nobody waits for more. */
export const MAX_ENTERPRISE_PAGES = 5;

/** Longest name of a connection, in characters (code points). Ours: it has to fit a label. */
export const MAX_CONNECTION_NAME_LENGTH = 80;

/** Longest PlatformAddress, in UTF-16 units. Ours: those of Mews have 25, and gateways hardly take longer ones. */
export const MAX_ADDRESS_LENGTH = 2048;

/**
 * The longest text that is read from secret storage as a connection, in UTF-16 units. Ours: the longest that can be stored, with
 * every character of every name escaped in JSON, takes about 1,600,000.
 */
export const MAX_STORED_CONNECTION_LENGTH = 2 * 1024 * 1024;

/** The longest text that is read from secret storage as the list of connections, in UTF-16 units. A thousand take about 300,000. */
export const MAX_STORED_INDEX_LENGTH = 8 * 1024 * 1024;

/** The most connections that are read. Ours: nobody can choose from more. */
export const MAX_CONNECTIONS = 1000;

/** Longest token accepted, in UTF-16 units. Ours: Mews' own are 64; the rest is room for a change. */
export const MAX_TOKEN_LENGTH = 512;

/** Time for one loyaltyPrograms/add in ms. Mews gives up itself (408) after tens of seconds; giving up earlier only makes outcomes unknown. */
export const ADD_DEADLINE_MS = 100_000;

/** Time for one loyaltyPrograms/getAll in ms. Giving up costs nothing: what only asks can be asked again. */
export const READ_DEADLINE_MS = 30_000;

/** Time for one configuration/get or enterprises/getAll in ms. A person waits for it while a connection is added. */
export const CONFIGURATION_DEADLINE_MS = 10_000;
