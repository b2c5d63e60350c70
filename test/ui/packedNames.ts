import { readFile } from 'node:fs/promises';

/** Of the zip format (APPNOTE 4.3.12, 4.3.16): how its records begin, and where in them the facts are. */
const END = Buffer.from('PK\x05\x06', 'latin1');
const ENTRY_LENGTH = 46;

/** The names of the files in a package, sorted: what the central directory of the zip lists. */
export async function packedNames(vsix: string): Promise<readonly string[]> {
  const zip = await readFile(vsix);
  const end = zip.lastIndexOf(END);
  if (end === -1) throw new Error(`${vsix} is no package`);
  const count = zip.readUInt16LE(end + 10);
  let offset = zip.readUInt32LE(end + 16);
  const names: string[] = [];
  for (let entry = 0; entry < count; entry++) {
    const [name, extra, comment] = [28, 30, 32].map((at) => zip.readUInt16LE(offset + at));
    const start = offset + ENTRY_LENGTH;
    names.push(zip.toString('utf8', start, start + (name ?? 0)));
    offset = start + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return names.toSorted();
}
