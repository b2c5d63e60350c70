import { crc32 } from 'node:zlib';
import { isJournalRecord } from '../generated/journalValidator';
import { parseJson } from '../mews/parseJson';
import type { ItemRange } from './itemRanges';
import { JOURNAL_VERSION, type JournalRecord } from './journalRecord';

const CHECKSUM_LENGTH = 8;

/** What a line of a journal is. `newer`: whole, but of a later version of the format. */
export type JournalLine =
  | { readonly kind: 'record'; readonly record: JournalRecord }
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' };

/** A record as one line: CRC-32 of the JSON in 8 hex digits, a blank, the JSON, a line feed. */
export function journalLine(record: JournalRecord): string {
  const json = JSON.stringify(record);
  return `${checksumOf(json)} ${json}\n`;
}

/**
 * Reads one line (without its line feed). Anything that is not exactly a record is damaged. The checksum is taken of the
 * bytes: decoding would mend some damage without a trace.
 */
export function parseJournalLine(line: Buffer): JournalLine {
  const json = line.subarray(CHECKSUM_LENGTH + 1);
  if (line.toString('latin1', 0, CHECKSUM_LENGTH + 1) !== `${checksumOf(json)} `) return { kind: 'damaged' };
  const value = parseJson(json.toString());
  if (!isJournalRecord(value)) return isNewer(value) ? { kind: 'newer' } : { kind: 'damaged' };
  const record = inThisVersion(value);
  return record ? { kind: 'record', record } : { kind: 'damaged' };
}

function isNewer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('v' in value)) return false;
  return typeof value.v === 'number' && value.v > JOURNAL_VERSION;
}

/** Version 1 named the items of an intent by the first and their number. */
function inThisVersion(record: JournalRecord): JournalRecord | undefined {
  if (record.kind !== 'intent') return record;
  const { from, count, items, ...rest }: Omit<typeof record, 'items'> & IntentItems = record;
  if (items) return { ...rest, items };
  return from === undefined || count === undefined ? undefined : { ...rest, items: [[from, count]] };
}

interface IntentItems {
  readonly items?: readonly ItemRange[];
  readonly from?: number;
  readonly count?: number;
}

function checksumOf(json: string | Buffer): string {
  return crc32(json).toString(16).padStart(CHECKSUM_LENGTH, '0');
}
