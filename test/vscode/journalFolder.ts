import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { testApi } from './extensionApi';

/** The text of all journals of this window, oldest first. */
export async function journals(): Promise<string[]> {
  const { journalFolder } = await (await testApi()).requested();
  const names = await readdir(journalFolder).catch(() => []);
  return Promise.all(names.sort().map((name) => readFile(path.join(journalFolder, name), 'utf8')));
}
