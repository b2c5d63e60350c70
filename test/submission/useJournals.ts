import assert from 'node:assert/strict';
import { mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Journal } from '../../src/submission/journal';
import type { JournalEntry, JournalRecord } from '../../src/submission/journalRecord';
import type { JournalFile } from '../../src/submission/parseJournal';
import { runJournal } from '../../src/submission/runJournal';
import { diskError, faultyFile } from './faultyFile';
import { owner, timeOf } from './journalEntries';
import { useTemporaryFolder } from './temporaryFolder';

/** When the journals of `useJournals` write, unless a test asks for another time. */
export const WRITTEN_AT = '2026-08-01T12:00:00.123Z';

/** The kinds of records, in order. */
export const kindsOf = (records: readonly JournalRecord[]) => records.map(({ kind }) => kind).join(' ');

/** Journals in a temporary folder, with two folders for what theirs doesn't take. Ask for all of it inside a test. */
export function useJournals() {
  const temporary = useTemporaryFolder();
  const folder = () => path.join(temporary(), 'a', 'journal');
  const rescueFolders = () => ['one', 'two'].map((name) => path.join(temporary(), name));
  const journal = (time = WRITTEN_AT) =>
    new Journal(folder(), { now: () => new Date(time), rescueFolders: rescueFolders() });
  const fileOf = (runId: string) => path.join(folder(), `${runId}.jsonl`);
  const rescueFileOf = (runId: string, place: 0 | 1) => path.join(rescueFolders()[place] ?? '', `${runId}.jsonl`);

  async function write(to: Journal, ...written: readonly JournalEntry[]): Promise<string> {
    const run = await to.begin();
    for (const entry of written) await run.append(entry);
    await run.close();
    return run.runId;
  }

  /** A file in the place of a run's, byte by byte. */
  async function place(...parts: readonly (string | Buffer)[]): Promise<string> {
    await mkdir(folder(), { recursive: true });
    await writeFile(fileOf('r1'), Buffer.concat(parts.map((part) => Buffer.from(part))));
    return 'r1';
  }

  /** A run whose disk is full once these records are written, when so much of the next one is; it rescues the others. */
  async function writeAndRescue(
    written: readonly JournalEntry[],
    bytesOfNext: number,
    rescued: readonly JournalEntry[],
  ): Promise<string> {
    const runId = await write(journal(), ...written);
    const file = faultyFile(await open(fileOf(runId), 'a'), {
      appendFile: async (text, one) => {
        await one.appendFile(text.slice(0, bytesOfNext));
        throw diskError('ENOSPC');
      },
    });
    const now = () => new Date(timeOf(60));
    const where = { runId, fileName: `${runId}.jsonl`, rescueFolders: rescueFolders(), now };
    const full = runJournal(file, where, written.length, 0);
    const [first] = rescued;
    assert.ok(first);
    await assert.rejects(full.append(first), { code: 'ENOSPC' });
    assert.notEqual(await full.rescue(rescued), undefined);
    await full.close();
    return runId;
  }

  /** The files that were kept because of their damage. */
  const quarantined = async () => {
    const kept = path.join(folder(), 'damaged');
    const names = await readdir(kept).catch(() => []);
    return Promise.all(names.toSorted().map((name) => readFile(path.join(kept, name), 'latin1')));
  };

  /** Reopens a run and closes it again. */
  async function reopen(runId: string): Promise<JournalFile> {
    const { journal: run, file } = await journal().reopen(runId, owner);
    await run.close();
    return file;
  }

  return {
    temporary,
    folder,
    rescueFolders,
    journal,
    fileOf,
    rescueFileOf,
    write,
    place,
    writeAndRescue,
    quarantined,
    reopen,
  };
}
