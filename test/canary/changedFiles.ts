import { open, readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SeenText } from './seenTexts';

/** Where the extension keeps anything: the window's data with all its folders, and where a full disk sends Ids. */
const uid = process.geteuid?.();
const OF_USER = uid === undefined ? '' : `-${uid}`;
const FOLDERS = [process.env.MEWS_LOYALTY_HOST_DATA ?? '', path.join(tmpdir(), `mews-loyalty-programs${OF_USER}`)];

const stamps = new Map<string, { readonly size: number; readonly mtimeMs: number }>();

/** What is only ever added to: logs and journals. */
const GROWS = /\.(?:log|jsonl)$/;
/** More than any form of a token, one that stands in what was looked at and in what is new. */
const OVERLAP = 4096;

/** The files that are new or other than when it was called last; of those that only grow what is new. */
export async function changedFiles(): Promise<SeenText[]> {
  const changed: SeenText[] = [];
  for (const folder of FOLDERS.filter((name) => name !== '')) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const name = path.join(entry.parentPath, entry.name);
      // Files come and go while others work.
      const facts = await stat(name).catch(() => undefined);
      const before = stamps.get(name);
      if (!facts || (before?.size === facts.size && before.mtimeMs === facts.mtimeMs)) continue;
      stamps.set(name, facts);
      const from = before && GROWS.test(name) && facts.size >= before.size ? Math.max(0, before.size - OVERLAP) : 0;
      const bytes = await bytesFrom(name, from).catch(() => Buffer.alloc(0));
      changed.push({ where: name, text: bytes.toString('utf8') });
    }
  }
  return changed;
}

async function bytesFrom(name: string, from: number): Promise<Buffer> {
  if (from === 0) return readFile(name);
  const file = await open(name);
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.max(0, size - from));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
