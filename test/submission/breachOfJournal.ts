import { isDeepStrictEqual } from 'node:util';
import { journalLine } from '../../src/submission/journalLine';
import type { JournalRecord } from '../../src/submission/journalRecord';
import type { parseJournal } from '../../src/submission/parseJournal';
import type { runOf } from '../../src/submission/run';
import { breachOfRun } from './breachOfRun';
import { runFacts } from './runFacts';

/** Who reads a journal: our source, or a copy of it with a rule switched off. */
export interface JournalReader {
  readonly parseJournal: typeof parseJournal;
  readonly runOf: typeof runOf;
}

/** How many lines before a cut are read with it. */
const WINDOW = 3;

/**
 * Does one kind of damage to a journal, everywhere, and gives the first place where its reader makes up a record, loses one
 * that is whole, or calls an item open that was sent. Undefined: there is none.
 *
 * `cut`: the file ends at any byte. What was synced is there, so the truth is what the whole lines say.
 * `flip`: any bit is another one. The truth is what the whole file says.
 */
export function breachOfJournal(
  reader: JournalReader,
  records: readonly JournalRecord[],
  damage: 'cut' | 'flip',
): string | undefined {
  const lines = records.map((record) => Buffer.from(journalLine(record)));
  let total = 0;
  const ends = lines.map(({ length }) => {
    total += length;
    return total;
  });
  const file = Buffer.concat(lines);
  return damage === 'cut' ? breachOfCut(reader, records, file, ends) : breachOfFlip(reader, records, file, ends);
}

function breachOfCut(
  { parseJournal, runOf }: JournalReader,
  records: readonly JournalRecord[],
  file: Buffer,
  ends: readonly number[],
): string | undefined {
  let whole = 0;
  for (let length = 0; length <= file.length; length++) {
    // Without its line feed a record is whole as well.
    while ((ends[whole] ?? Number.POSITIVE_INFINITY) - 1 <= length) whole++;
    const taken = Math.min(ends[whole - 1] ?? 0, length);
    const atEnd = length === (ends[whole - 1] ?? 0);
    // Reading all of it at every byte takes minutes: at the end of a line all is read, elsewhere the last lines alone.
    const first = atEnd ? 0 : Math.max(0, whole - WINDOW);
    const start = ends[first - 1] ?? 0;
    const read = parseJournal(file.subarray(start, length), first);
    if (!isDeepStrictEqual(read.records, records.slice(first, whole))) return `cut at ${length}: made up, or lost`;
    if (read.end !== (length > taken ? 'torn' : 'whole')) return `cut at ${length}: ${read.end}`;
    if (read.bytes !== taken - start) return `cut at ${length}: ${read.bytes} bytes`;
    const breach = atEnd && breachOfRun(runOf(read.records, false), read.records);
    if (breach) return `cut at ${length}: ${breach}`;
  }
  return undefined;
}

function breachOfFlip(
  { parseJournal, runOf }: JournalReader,
  records: readonly JournalRecord[],
  file: Buffer,
  ends: readonly number[],
): string | undefined {
  const { sent } = runFacts(records);
  const looked = new Set<number>();
  for (let bit = 0; bit < file.length * 8; bit++) {
    const byte = bit >> 3;
    const flipped = Buffer.from(file);
    flipped.writeUInt8(file.readUInt8(byte) ^ (1 << (bit & 7)), byte);
    const read = parseJournal(flipped);
    // In the last line feed of all, the records are whole; in any other, the next line is part of the damage.
    const whole = byte === file.length - 1 ? records.length : ends.filter((end) => end <= byte).length;
    if (read.end !== 'damaged') return `bit ${bit}: ${read.end}`;
    if (!isDeepStrictEqual(read.records, records.slice(0, whole))) return `bit ${bit}: made up, or lost`;
    // The same records make the same run.
    if (looked.has(whole)) continue;
    looked.add(whole);
    const run = runOf(read.records, true);
    const open = run?.openItems.find((item) => sent.has(item));
    if (open !== undefined) return `bit ${bit}: item ${open} was sent and looks open`;
    const breach = breachOfRun(run, read.records);
    if (breach) return `bit ${bit}: ${breach}`;
  }
  return undefined;
}
