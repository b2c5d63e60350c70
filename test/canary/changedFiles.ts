import { readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SeenText } from './seenTexts';

/** Where the extension keeps anything: the window's data with all its folders, and where a full disk sends Ids. */
const FOLDERS = [process.env.MEWS_LOYALTY_HOST_DATA ?? '', path.join(tmpdir(), 'mews-loyalty-programs')];

const stamps = new Map<string, string>();

/** The files that are new or other than when it was called last. */
export async function changedFiles(): Promise<SeenText[]> {
  const changed: SeenText[] = [];
  for (const folder of FOLDERS.filter((name) => name !== '')) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const name = path.join(entry.parentPath, entry.name);
      // Files come and go while others work.
      const facts = await stat(name).catch(() => undefined);
      const stamp = `${facts?.size} ${facts?.mtimeMs}`;
      if (!facts || stamps.get(name) === stamp) continue;
      stamps.set(name, stamp);
      const bytes = await readFile(name).catch(() => Buffer.alloc(0));
      changed.push({ where: name, text: bytes.toString('utf8') });
    }
  }
  return changed;
}
