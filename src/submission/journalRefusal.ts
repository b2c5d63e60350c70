/** With the record, the file would be larger than a journal may be, or there would be no room for what comes of a request. */
export const JOURNAL_FULL = 'JOURNAL_FULL';

/** Why a journal refuses a record, where it is not for the disk. Nothing is written then, and other records are taken. */
export type JournalRefusal = typeof JOURNAL_FULL | 'WINDOW_CLOSING';

/** The error that a journal refuses a record with; its `code` says why, as those of the file system do. */
export function journalRefusal(code: JournalRefusal): Error {
  return Object.assign(new Error('The journal refuses the record'), { code });
}
