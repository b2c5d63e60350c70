import { crc32 } from 'node:zlib';
import { isJournalRecord } from '../generated/journalValidator';
import { parseJson } from '../mews/parseJson';
import type { JournalRecord } from './journalRecord';

/** A record as one line: CRC-32 of the JSON in 8 hex digits, a blank, the JSON, a line feed. */
export function journalLine(record: JournalRecord): string {
  const json = JSON.stringify(record);
  return `${checksumOf(json)} ${json}\n`;
}

/** Reads one line (without its line feed); undefined for anything that is not exactly a record of this format. */
export function parseJournalLine(line: string): JournalRecord | undefined {
  const json = line.slice(9);
  if (line[8] !== ' ' || line.slice(0, 8) !== checksumOf(json)) return undefined;
  const value = parseJson(json);
  return isJournalRecord(value) ? value : undefined;
}

function checksumOf(json: string): string {
  return crc32(json).toString(16).padStart(8, '0');
}
