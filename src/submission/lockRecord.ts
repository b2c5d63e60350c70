import { isLockRecord } from '../generated/lockValidator';
import { parseJson } from '../mews/parseJson';
import type { ProcessIdentity } from './processIdentity';

/** Who holds the lock of a connection, and for what. Never a token. */
export interface LockFacts {
  /** The connection's name. */
  readonly connection: string;
  /** The Uri of the document that is sent, as text. */
  readonly file: string;
  /** When it was locked, ISO 8601. For people: no rule reads it. */
  readonly at: string;
  readonly owner: ProcessIdentity;
  /** The folder with the owner's journals: other profiles have other ones. */
  readonly journalFolder: string;
  /** The run in that folder; absent before it has begun. */
  readonly runId?: string;
}

/** A connection that is locked. */
export interface LockedRecord extends LockFacts {
  readonly v: 1;
  readonly kind: 'locked';
}

/** A connection that nobody holds, since it was released. */
export interface FreeRecord {
  readonly v: 1;
  readonly kind: 'free';
}

export type LockRecord = LockedRecord | FreeRecord;

/** A record as the text of a file. */
export function lockText(record: LockRecord): string {
  return `${JSON.stringify(record)}\n`;
}

/** Reads such a text; undefined for anything that is not a record of this format, a part of one, or one of a newer version. */
export function parseLockText(text: string): LockRecord | undefined {
  const value = parseJson(text);
  return isLockRecord(value) ? value : undefined;
}
