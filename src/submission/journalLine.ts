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

/** Texts of these members are of our own making, down to their letters. */
const OWN_MEMBERS: ReadonlySet<string> = new Set([
  'kind',
  'at',
  'runId',
  'sha256',
  'fingerprint',
  'outcome',
  'what',
  'state',
  'started',
  'host',
]);
/** An Id as Mews makes them: whatever a token looks like, it must not cost one. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A record as one line: CRC-32 of the JSON in 8 hex digits, a blank, the JSON, a line feed. `clean` goes over each text by itself, so
 * that it can't break the record; the programs of a run stay as they were sent.
 */
export function journalLine(record: JournalRecord, clean?: (text: string) => string): string {
  const json = JSON.stringify(record, clean && cleaning(record, clean));
  return `${checksumOf(json)} ${json}\n`;
}

function cleaning(record: JournalRecord, clean: (text: string) => string) {
  const sent = new Set<unknown>(record.kind === 'begin' ? record.programs : []);
  return function (this: unknown, name: string, value: unknown): unknown {
    if (typeof value !== 'string' || OWN_MEMBERS.has(name) || sent.has(this) || UUID.test(value)) return value;
    return clean(value);
  };
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
