import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from './errorCode';
import { journalLine, parseJournalLine } from './journalLine';
import type { JournalEntry, JournalRecord } from './journalRecord';

/** The append-only file of one run. */
export interface RunJournal {
  readonly runId: string;
  /** Appends and syncs to disk. Rejects with the file system's error; then nothing of the record counts. */
  append(entry: JournalEntry): Promise<void>;
  close(): Promise<void>;
}

/** What a journal file says. */
export interface JournalFile {
  /** The records up to the first that is torn or damaged. */
  readonly records: readonly JournalRecord[];
  /** Whether something stands behind them: a write that was cut off, or damage. */
  readonly incomplete: boolean;
}

const ENDING = '.jsonl';

/**
 * The journals of all runs, one file each, in one folder. The folder is made when the first run begins.
 * `now` is the wall clock.
 */
export class Journal {
  constructor(
    readonly folder: string,
    private readonly now: () => Date,
  ) {}

  /** Starts the file of a new run. Rejects with the file system's error where no record can be kept. */
  async begin(): Promise<RunJournal> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    // The time first: file names sort by age.
    const runId = `${this.now().toISOString().replace(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`;
    const file = await open(path.join(this.folder, runId + ENDING), 'ax', 0o600);
    let seq = 0;
    return {
      runId,
      append: async (entry) => {
        const record: JournalRecord = { v: 1, seq, at: this.now().toISOString(), ...entry };
        await file.appendFile(journalLine(record));
        await file.datasync();
        if (seq === 0) await syncFolder(this.folder);
        seq++;
      },
      close: () => file.close(),
    };
  }

  /** The ids of all runs, oldest first; none where there is no folder yet. */
  async runIds(): Promise<string[]> {
    const names = await readdir(this.folder).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    });
    return names
      .filter((name) => name.endsWith(ENDING))
      .map((name) => name.slice(0, -ENDING.length))
      .sort();
  }

  /** Reads a run's records. Rejects with the file system's error. */
  async read(runId: string): Promise<JournalFile> {
    return parseJournal(await readFile(path.join(this.folder, runId + ENDING), 'utf8'));
  }
}

/** Reads a journal's text. A torn or damaged line ends it: nothing behind it is believed. */
export function parseJournal(text: string): JournalFile {
  const records: JournalRecord[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    const record = parseJournalLine(text.slice(start, end));
    if (record?.seq !== records.length) return { records, incomplete: true };
    records.push(record);
    start = end + 1;
  }
  return { records, incomplete: start < text.length };
}

/** Makes the folder's new entry durable. Not possible on Windows, where it isn't needed either. */
async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  } finally {
    await handle?.close();
  }
}
