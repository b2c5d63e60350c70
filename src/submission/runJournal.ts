import { appendFileSync, fdatasyncSync } from 'node:fs';
import { appendFile, type FileHandle, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { folderOwner } from './folderOwner';
import { JOURNAL_ROOM_BYTES, MAX_JOURNAL_BYTES } from './journalLimits';
import { journalLine } from './journalLine';
import { JOURNAL_VERSION, type JournalEntry } from './journalRecord';
import { JOURNAL_FULL, journalRefusal } from './journalRefusal';

/** The append-only file of one run, held by one writer. */
export interface RunJournal {
  readonly runId: string;
  /**
   * Appends and syncs to disk. Rejects with the file system's error; then the journal takes nothing more: what stands at its
   * end is not certain, and a record behind half a record would be damage. Rejects with a `journalRefusal`, too, after which it
   * takes other records.
   */
  append(entry: JournalEntry): Promise<void>;
  /**
   * Writes records that must not be lost to the first other folder that takes them, once `append` has failed. They are read
   * together with the run. Gives the file; undefined where no folder takes them.
   */
  rescue(entries: readonly JournalEntry[]): Promise<string | undefined>;
  /**
   * The process is about to end: writes so at once where nothing else is being written, and takes no intent any more, so that
   * no further request leaves. Answers are still taken. Throws the file system's error; then as after a failed `append`.
   */
  shutDown(): void;
  close(): Promise<void>;
}

/** Where and when a journal is written. */
export interface JournalPlace {
  readonly runId: string;
  /** The folders for what the first one doesn't take, in their order. */
  readonly rescueFolders: readonly string[];
  readonly fileName: string;
  /** The wall clock. */
  readonly now: () => Date;
  /** Takes what must not be kept, such as tokens, out of a text. */
  readonly clean?: (text: string) => string;
}

/** What a request is sent behind. Nothing leaves where there is no room for what comes of it. */
const BEFORE_SENDING: ReadonlySet<JournalEntry['kind']> = new Set(['begin', 'baseline', 'intent']);

/**
 * A journal on an open file of so many `bytes`, whose next record has the number `seq`. `onFirst` is awaited behind the first record.
 */
export function runJournal(
  file: FileHandle,
  { runId, rescueFolders, fileName, now, clean }: JournalPlace,
  seq: number,
  bytes: number,
  onFirst: () => Promise<void> = async () => undefined,
): RunJournal {
  let next = seq;
  let size = bytes;
  let first = true;
  let writing = false;
  let ending = false;
  let failure: { readonly error: unknown } | undefined;
  const lineOf = (entry: JournalEntry, number: number) =>
    journalLine({ v: JOURNAL_VERSION, seq: number, at: now().toISOString(), ...entry }, clean);
  return {
    runId,
    append: async (entry) => {
      if (ending && entry.kind === 'intent') return Promise.reject(journalRefusal('WINDOW_CLOSING'));
      if (failure) throw failure.error;
      // A bug in here writes nothing, and leaves the end of the file as certain as it was.
      const line = lineOf(entry, next);
      const room = BEFORE_SENDING.has(entry.kind) ? JOURNAL_ROOM_BYTES : 0;
      const grown = size + Buffer.byteLength(line);
      if (grown + room > MAX_JOURNAL_BYTES) return Promise.reject(journalRefusal(JOURNAL_FULL));
      writing = true;
      try {
        await file.appendFile(line);
        await file.datasync();
        if (first) await onFirst();
        first = false;
        next++;
        size = grown;
      } catch (error) {
        failure = { error };
        throw error;
      } finally {
        writing = false;
      }
    },
    rescue: async (entries) => {
      const lines = entries.map((entry, index) => lineOf(entry, next + index)).join('');
      for (const folder of rescueFolders) {
        const name = path.join(folder, fileName);
        try {
          await mkdir(folder, { recursive: true, mode: 0o700 });
          // Where another user made it first, what is written can be read and changed.
          if ((await folderOwner(folder)) !== 'ours') continue;
          await appendFile(name, lines, { mode: 0o600, flush: true });
          next += entries.length;
          return name;
        } catch {
          // The next folder may lie on another disk.
        }
      }
      return undefined;
    },
    shutDown: () => {
      ending = true;
      if (writing || failure) return;
      try {
        const line = lineOf({ kind: 'shutdown' }, next);
        // It tells of nothing that is not known without it.
        if (size + line.length > MAX_JOURNAL_BYTES) return;
        appendFileSync(file.fd, line);
        fdatasyncSync(file.fd);
        next++;
        size += line.length;
      } catch (error) {
        failure = { error };
        throw error;
      }
    },
    close: () => file.close(),
  };
}
