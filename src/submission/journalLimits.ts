import { MAX_ANSWER_BYTES } from '../mews/limits';

/**
 * The largest file that is read as a journal, and that one becomes, in bytes. Ours: 20 requests of 1,000 programs with the longest
 * names take about 15 MB, with Mews' answers. A line needs no bound of its own: none is longer than the file, and V8 makes one
 * text of twice as much.
 */
export const MAX_JOURNAL_BYTES = 256 * 1024 * 1024;

/**
 * So many of these bytes are left free when a request leaves, for what has to be written behind it. JSON makes at most six bytes of
 * one of the largest answer, and its Ids, once more in its result, are shorter than it.
 */
export const JOURNAL_ROOM_BYTES = 8 * MAX_ANSWER_BYTES;
