import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { testApi } from '../vscode/extensionApi';
import { deadOwner } from './deadOwner';
import type { Stage } from './stage';

/** How far the process had come that was killed. */
export interface Killed {
  /** The kind of the last whole record; nothing was written where left out. */
  readonly after?: string;
  /** Which of them, from 1; the first unless told. */
  readonly nth?: number;
  /** So many bytes of the next record were written as well, or this part of them where it is below 1; none unless told. */
  readonly torn?: number;
}

/** A journal on disk. */
export interface JournalOnDisk {
  readonly file: string;
  /** Its bytes, up to where the process was killed. */
  readonly bytes: Buffer;
  /** The bytes of the record that would have come next; empty where there was none. */
  readonly next: Buffer;
}

/**
 * Adds programs for the time before the row, and leaves the journal as its process would have, had it been killed on the way: that
 * a real SIGKILL leaves it so at each of its steps is what `npm run test:kill` proves. What was shown is forgotten.
 */
export async function addAndKill(stage: Stage, killed: Killed, text?: string): Promise<JournalOnDisk> {
  await stage.add(text);
  const left = await killRun(stage, killed);
  stage.window.forget();
  return left;
}

/** Leaves the journal of the newest run as if its process, which is none any more, had been killed. */
export async function killRun(stage: Stage, { after, nth = 1, torn = 0 }: Killed): Promise<JournalOnDisk> {
  const { journalFolder } = await (await testApi()).requested();
  const file = path.join(journalFolder, `${(await stage.newestRun()).runId}.jsonl`);
  const owner = await deadOwner();
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  const records = lines.map((line): Record<string, unknown> => JSON.parse(line.slice(9)));
  const owned = records.map((record) => journalLine('owner' in record ? { ...record, owner } : record));
  const ofKind = records.flatMap(({ kind }, index) => (kind === after ? [index + 1] : []));
  const kept = after === undefined ? 0 : ofKind[nth - 1];
  if (kept === undefined) throw new Error(`The journal has no ${after} number ${nth}`);
  const next = Buffer.from(owned[kept] ?? '');
  const bytes = Buffer.concat([
    Buffer.from(owned.slice(0, kept).join('')),
    next.subarray(0, torn < 1 ? Math.floor(next.length * torn) : torn),
  ]);
  await writeFile(file, bytes);
  return { file, bytes, next };
}

/** A record as a line of a journal, in the tests' own reading of the format. */
export function journalLine(record: object): string {
  const json = JSON.stringify(record);
  return `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
}
