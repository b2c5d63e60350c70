import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { testApi } from '../vscode/extensionApi';

/** What the journals of a row hold. */
export interface JournalsOfRow {
  /** How many runs began. */
  readonly runs: number;
  /** The records of all of them, oldest first. */
  readonly records: readonly Readonly<Record<string, unknown>>[];
  /** Lines that are no whole record: a write that was cut off, or damage. */
  readonly torn: readonly string[];
  readonly text: string;
}

/** The names of the journals there are. */
export async function journalNames(): Promise<readonly string[]> {
  const { journalFolder } = await (await testApi()).requested();
  const names = await readdir(journalFolder).catch(() => []);
  return names.filter((name) => name.endsWith('.jsonl')).sort();
}

/**
 * Reads the journals that were not there before. It knows the format by itself, so that a mistake in ours can't hide:
 * a line is the CRC-32 of a JSON text in eight hex digits, a blank, and the text.
 */
export async function journalsOfRow(before: readonly string[]): Promise<JournalsOfRow> {
  const { journalFolder } = await (await testApi()).requested();
  const names = (await journalNames()).filter((name) => !before.includes(name));
  const texts = await Promise.all(names.map((name) => readFile(path.join(journalFolder, name), 'utf8')));
  const lines = texts.flatMap((text) =>
    text.split('\n').filter((line, index, all) => line !== '' || index < all.length - 1),
  );
  const unfinished = lines.filter((line) => isWhole(line) && !texts.some((text) => text.includes(`${line}\n`)));
  return {
    runs: names.length,
    records: lines.filter(isWhole).map((line) => JSON.parse(line.slice(9))),
    torn: [...lines.filter((line) => !isWhole(line)), ...unfinished],
    text: texts.join(''),
  };
}

/**
 * Takes the journals that were not there before out of the extension's sight: what one row has sent is no concern of the next,
 * whose server may come to have the same port. They stay within the window's data, which is searched for tokens at the end.
 */
export async function setJournalsAside(before: readonly string[]): Promise<void> {
  const { journalFolder } = await (await testApi()).requested();
  const aside = path.join(path.dirname(journalFolder), 'played');
  await mkdir(aside, { recursive: true });
  for (const name of await journalNames()) {
    if (!before.includes(name)) await rename(path.join(journalFolder, name), path.join(aside, name));
  }
}

function isWhole(line: string): boolean {
  const json = line.slice(9);
  return line[8] === ' ' && line.slice(0, 8) === crc32(json).toString(16).padStart(8, '0');
}
