import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from './errorCode';
import { folderOwner } from './folderOwner';
import { MAX_JOURNAL_BYTES } from './journalLimits';
import { journalLine } from './journalLine';
import { JOURNAL_VERSION } from './journalRecord';
import { JOURNAL_FULL, journalRefusal } from './journalRefusal';
import { type JournalFile, parseJournal } from './parseJournal';
import type { ProcessIdentity } from './processIdentity';
import { type RunJournal, runJournal } from './runJournal';

/** A journal that is open again, with what it said until then. */
export interface ReopenedJournal {
  readonly journal: RunJournal;
  readonly file: JournalFile;
}

/** What a journal needs of its surroundings. */
export interface JournalPorts {
  /** The wall clock. */
  readonly now: () => Date;
  /** Takes what must not be kept, such as tokens, out of a text of a record. */
  readonly clean?: (text: string) => string;
  /** Folders for what the journal's own doesn't take, in their order: on a full disk Ids go there. */
  readonly rescueFolders: readonly string[];
}

/** With these, a file elsewhere is not there, or not ours to read. */
const NOT_THERE: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR', 'EACCES']);
const ENDING = '.jsonl';
const LINE_FEED = 10;
const QUARANTINE = 'damaged';

/** The journals of all runs, one file each, in one folder. The folder is made when the first run begins. */
export class Journal {
  constructor(
    readonly folder: string,
    private readonly ports: JournalPorts,
  ) {}

  /** The journals of another folder, to read them. */
  at(folder: string): Journal {
    return new Journal(folder, this.ports);
  }

  /** Starts the file of a new run. Rejects with the file system's error where no record can be kept. */
  async begin(): Promise<RunJournal> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    // The time first: file names sort by age.
    const runId = `${this.ports.now().toISOString().replace(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`;
    const file = await open(this.pathOf(runId), 'ax', 0o600);
    return this.journalOn(file, runId, 0, 0, () => syncFolder(this.folder));
  }

  /**
   * Goes on with the file of a run; who calls it holds the lock of the run's connection. What was cut off is taken away.
   * What is damaged is kept whole in a folder beside, then cut out. Rejects with the file system's error, for a file
   * of a newer version, which is only read, for one larger than any run makes, and with a `journalRefusal` for one that would become so.
   */
  async reopen(runId: string, owner: ProcessIdentity): Promise<ReopenedJournal> {
    const name = this.pathOf(runId);
    const content = await contentOf(name);
    const main = parseJournal(content);
    const file = await this.rescued(runId, main);
    if (file.end === 'newer') throw new Error('A newer version of this extension wrote this journal');
    const { length } = file.records;
    const added = file.records.slice(main.records.length).map((record) => journalLine(record));
    if (file.end === 'damaged') {
      await this.quarantine(runId);
      const at = this.ports.now().toISOString();
      added.push(journalLine({ v: JOURNAL_VERSION, seq: length, at, kind: 'damage' }));
    }
    const whole = Buffer.concat([wholeLines(content.subarray(0, main.bytes)), Buffer.from(added.join(''))]);
    // Where they are now, all records can be read.
    if (whole.length > MAX_JOURNAL_BYTES) return Promise.reject(journalRefusal(JOURNAL_FULL));
    // In one step: what was cut out without a trace would pass as never sent.
    if (!whole.equals(content)) await replaceFile(name, whole);
    const handle = await open(name, 'a', 0o600);
    const journal = this.journalOn(handle, runId, main.records.length + added.length, whole.length);
    try {
      await journal.append({ kind: 'reopened', owner });
      await this.removeRescued(runId);
    } catch (error) {
      await journal.close();
      throw error;
    }
    return { journal, file: await this.read(runId) };
  }

  /** The ids of all runs, oldest first; none where there is no folder yet. */
  async runIds(): Promise<string[]> {
    const entries = await readdir(this.folder, { withFileTypes: true }).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    });
    return entries
      .filter((entry) => entry.name.endsWith(ENDING) && !entry.isDirectory())
      .map(({ name }) => name.slice(0, -ENDING.length))
      .sort();
  }

  /**
   * Reads a run's records, with those that had to be written elsewhere. Rejects with the file system's error, and for a file
   * larger than any run makes.
   */
  async read(runId: string): Promise<JournalFile> {
    return this.rescued(runId, parseJournal(await contentOf(this.pathOf(runId))));
  }

  /** A text that is another one once the file has changed; it costs less than reading it. Rejects with the file system's error. */
  async stampOf(runId: string): Promise<string> {
    const { size, mtimeMs } = await stat(this.pathOf(runId));
    return `${size} ${mtimeMs}`;
  }

  /** Takes a run away for good. Who calls it has seen that nothing of it is uncertain. Rejects with the file system's error. */
  async forget(runId: string): Promise<void> {
    await rm(this.pathOf(runId));
    await syncFolder(this.folder);
    await this.removeRescued(runId);
  }

  private pathOf(runId: string): string {
    return path.join(this.folder, runId + ENDING);
  }

  private journalOn(
    file: FileHandle,
    runId: string,
    seq: number,
    bytes: number,
    onFirst?: () => Promise<void>,
  ): RunJournal {
    const place = { ...this.ports, runId, fileName: runId + ENDING };
    return runJournal(file, place, seq, bytes, onFirst);
  }

  /** The file with the records that a full disk sent elsewhere. */
  private async rescued(runId: string, main: JournalFile): Promise<JournalFile> {
    let file = main;
    for (const place of await this.rescuePlaces(runId)) {
      const content = await contentOf(place).catch((error: unknown) => {
        // Whatever else is wrong, what may stand in it is not to be taken for nothing.
        if (!NOT_THERE.has(errorCode(error))) throw error;
      });
      if (content) file = continued(file, parseJournal(content, 'any'));
    }
    return file;
  }

  private async removeRescued(runId: string): Promise<void> {
    for (const place of await this.rescuePlaces(runId)) await rm(place, { force: true });
  }

  /** Another user's file is not believed, and where a link of theirs leads, nothing is removed: it can lead to our journals. */
  private async rescuePlaces(runId: string): Promise<string[]> {
    const places: string[] = [];
    for (const folder of this.ports.rescueFolders) {
      const owner = await folderOwner(folder).catch((error: unknown) => {
        if (!NOT_THERE.has(errorCode(error))) throw error;
      });
      if (owner === 'ours' || owner === 'open') places.push(path.join(folder, runId + ENDING));
    }
    return places;
  }

  /** Keeps every file of a run as it is. */
  private async quarantine(runId: string): Promise<void> {
    const folder = path.join(this.folder, QUARANTINE);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const copy = async (name: string) => {
      const place = path.join(folder, `${runId}-${randomUUID().slice(0, 8)}${ENDING}`);
      await writeFile(place, await readFile(name), { mode: 0o600, flush: true });
    };
    await copy(this.pathOf(runId));
    for (const place of await this.rescuePlaces(runId)) {
      await copy(place).catch((error: unknown) => {
        if (errorCode(error) !== 'ENOENT') throw error;
      });
    }
    await syncFolder(folder);
  }
}

/** A file and what another one has behind it. Where they don't meet, something in between can't be read. */
function continued(file: JournalFile, more: JournalFile): JournalFile {
  if (file.end === 'newer' || more.end === 'newer') return { ...file, end: 'newer' };
  const next = file.records.length;
  const first = more.records[0]?.seq ?? next;
  const meets = first <= next;
  // What both have was written to the first one in spite of an error, or has been moved there.
  const records = meets ? more.records.slice(next - first) : [];
  const damaged = file.end === 'damaged' || more.end === 'damaged' || !meets;
  return { ...file, records: [...file.records, ...records], end: damaged ? 'damaged' : file.end };
}

async function contentOf(name: string): Promise<Buffer> {
  const stats = await stat(name);
  // A pipe would be waited for until somebody writes into it.
  if (!stats.isFile()) throw new Error('This is not a file');
  const { size } = stats;
  if (size > MAX_JOURNAL_BYTES) throw new Error('The file is larger than any journal');
  return readFile(name);
}

function wholeLines(content: Buffer): Buffer {
  return content.length === 0 || content.at(-1) === LINE_FEED
    ? content
    : Buffer.concat([content, Buffer.of(LINE_FEED)]);
}

/** The file has the former content or the new one, whatever happens in between. */
async function replaceFile(name: string, content: Buffer): Promise<void> {
  await writeFile(`${name}.new`, content, { mode: 0o600, flush: true });
  await rename(`${name}.new`, name);
  await syncFolder(path.dirname(name));
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
