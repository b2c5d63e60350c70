import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The journal folders of all profiles of a person, as text files in one folder that the profiles share. Each profile writes down
 * its own, so that programs sent from another are known before they are sent again.
 */
export class JournalFolders {
  constructor(private readonly folder: string) {}

  /** Writes down a journal folder. Rejects with the file system's error. */
  async add(journalFolder: string): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const name = createHash('sha256').update(journalFolder).digest('hex').slice(0, 16);
    await writeFile(path.join(this.folder, name), journalFolder, { mode: 0o600 });
  }

  /** Those written down, absolute paths alone; none where none can be read. */
  async all(): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    const texts = await Promise.all(
      names.map((name) => readFile(path.join(this.folder, name), 'utf8').catch(() => '')),
    );
    return texts.filter((text) => path.isAbsolute(text));
  }
}
