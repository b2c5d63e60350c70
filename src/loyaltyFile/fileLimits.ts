/** The longest text that is read, in UTF-16 units: about 60,000 programs. Ours: VS Code hands extensions no text above 50 MB. */
export const MAX_FILE_LENGTH = 10 * 1024 * 1024;

/** The most bytes of UTF-8 that a UTF-16 unit takes: a file with more for each can't be short enough. Source: RFC 3629. */
export const MAX_BYTES_PER_UNIT = 3;

/** The deepest nesting of objects and lists. Ours: a correct file has three levels. */
export const MAX_DEPTH = 32;

/** The most programs one file, and so one run, may hold. Ours: a hundred requests, which Mews takes within a minute. */
export const MAX_PROGRAMS_PER_FILE = 100_000;

/** VS Code shows no more problems of one file than this. Source: VS Code, `MarkerService`. */
export const MAX_PROBLEMS = 1000;

/** The longest text of a spreadsheet that is read, in UTF-16 units. Ours: about as many rows as a file may hold programs. */
export const MAX_SPREADSHEET_LENGTH = 5 * 1024 * 1024;
