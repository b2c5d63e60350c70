import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { processIdentity } from '../../src/submission/processIdentity';
import { sharedFolder } from './sharedFolder';

const folder = () => path.join(sharedFolder(), 'locks');

/** The names of the connections that were ever locked. */
export async function lockedNames(): Promise<readonly string[]> {
  const entries = await readdir(folder(), { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/**
 * The locks of connections that were not there before and that this process still holds, as the texts of their files. It
 * reads them by itself: of the files `<number>.lock` the highest number counts.
 */
export async function heldLocks(before: readonly string[]): Promise<readonly string[]> {
  const own = await processIdentity(process.pid);
  const names = (await lockedNames()).filter((name) => !before.includes(name));
  const texts = await Promise.all(
    names.map(async (name) => {
      const files = (await readdir(path.join(folder(), name))).filter((file) => file.endsWith('.lock'));
      const last = files.toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)).at(-1);
      return last === undefined ? '' : readFile(path.join(folder(), name, last), 'utf8');
    }),
  );
  return texts.filter((text) => text.includes(`"pid":${own?.pid}`) && text.includes(`"started":"${own?.started}"`));
}
