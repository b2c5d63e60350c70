import { parseJournalLine } from './journalLine';
import type { JournalRecord } from './journalRecord';

/** What a journal file says. */
export interface JournalFile {
  /** The records up to the first that is torn, damaged or newer. */
  readonly records: readonly JournalRecord[];
  /**
   * How it ends. `torn`: in a write that was cut off, which counts as never begun: a request only leaves once its intent is
   * whole on disk. `damaged`: something stands behind the records that can't be read, so nobody knows what happened there.
   * `newer`: a later version of this extension went on with it.
   */
  readonly end: 'whole' | 'torn' | 'damaged' | 'newer';
  /** How many bytes of the file the records take; the last line feed may be missing. */
  readonly bytes: number;
}

const LINE_FEED = 10;

/**
 * Reads a journal. Total: whatever stands in the file, no record is made of it that was not written. Its records count
 * from `firstSeq`: 0, but for what a full disk sent to another file. `any`: from whatever number the first one has.
 */
export function parseJournal(file: Buffer, firstSeq: number | 'any' = 0): JournalFile {
  const records: JournalRecord[] = [];
  const take = (line: Buffer) => {
    const read = parseJournalLine(line);
    if (read.kind !== 'record') return read.kind;
    const first = firstSeq === 'any' ? (records[0] ?? read.record).seq : firstSeq;
    if (read.record.seq !== first + records.length) return 'damaged';
    records.push(read.record);
    return 'taken';
  };
  let bytes = 0;
  for (let end = file.indexOf(LINE_FEED); end !== -1; end = file.indexOf(LINE_FEED, bytes)) {
    const read = take(file.subarray(bytes, end));
    if (read !== 'taken') return { records, end: read, bytes };
    bytes = end + 1;
  }
  const tail = file.subarray(bytes);
  if (tail.length === 0) return { records, end: 'whole', bytes };
  // Cut off right before its line feed, the record itself is whole. With another character in that place it is damage.
  if (take(tail) === 'taken') return { records, end: 'whole', bytes: file.length };
  if (take(tail.subarray(0, -1)) === 'taken') return { records, end: 'damaged', bytes: file.length - 1 };
  return { records, end: 'torn', bytes };
}
