import fs, { type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Steps } from './steps';
import type { UnsyncedBytes } from './unsyncedBytes';

/** Functions that change the disk in one step, and the argument that says where. */
const CHANGES = [
  ['mkdir', 0],
  ['copyFile', 1],
  ['rename', 1],
  ['rm', 0],
  ['unlink', 0],
  ['link', 1],
] as const;

/**
 * Makes a step of everything this process is about to change below a folder: between any two of them it can be ended, and in
 * the middle of each write. `isFull` says of a record's kind that the disk doesn't take it.
 */
export function watchDisk(
  folder: string,
  steps: Steps,
  unsynced: UnsyncedBytes,
  isFull: (kind: string) => boolean,
): void {
  const roleOf = (file: unknown) => role(path.relative(folder, String(file)));
  for (const [name, at] of CHANGES) {
    const real = fs[name];
    Reflect.set(fs, name, async (...args: unknown[]): Promise<unknown> => {
      steps.reach(`${name} ${roleOf(args[at])}`);
      return Reflect.apply(real, fs, args);
    });
  }
  for (const name of ['writeFile', 'appendFile'] as const) {
    const real = fs[name];
    Reflect.set(fs, name, async (file: string, data: string | Buffer, options: object): Promise<void> => {
      steps.reach(`${name} ${roleOf(file)}`);
      if (steps.endsInside(`${name} ${roleOf(file)}, half`)) {
        await real(file, halfOf(data), options);
        steps.end();
      }
      return real(file, data, options);
    });
  }
  const { open } = fs;
  Reflect.set(fs, 'open', async (file: string, flags: string, mode?: number): Promise<FileHandle> => {
    if (flags !== 'r') steps.reach(`open ${roleOf(file)}`);
    const handle = await open(file, flags, mode);
    if (flags === 'r') return watchFolder(handle, file, roleOf(file), steps, unsynced);
    unsynced.opened(file, flags.includes('x'));
    return watchJournal(handle, file, steps, unsynced, isFull);
  });
}

function watchFolder(handle: FileHandle, folder: string, name: string, steps: Steps, unsynced: UnsyncedBytes) {
  const sync = handle.sync.bind(handle);
  Reflect.set(handle, 'sync', async (): Promise<void> => {
    steps.reach(`sync ${name}`);
    await sync();
    unsynced.folderSynced(folder);
  });
  return handle;
}

function watchJournal(
  handle: FileHandle,
  file: string,
  steps: Steps,
  unsynced: UnsyncedBytes,
  isFull: (kind: string) => boolean,
): FileHandle {
  const append = handle.appendFile.bind(handle);
  const datasync = handle.datasync.bind(handle);
  let kind = '';
  Reflect.set(handle, 'appendFile', async (data: string): Promise<void> => {
    kind = /"kind":"([\w-]+)"/.exec(data)?.[1] ?? '?';
    steps.reach(`write ${kind}`);
    if (steps.endsInside(`write ${kind}, half`)) {
      await append(halfOf(data).toString());
      steps.end();
    }
    if (isFull(kind)) throw Object.assign(new Error('The disk is full'), { code: 'ENOSPC' });
    await append(data);
  });
  Reflect.set(handle, 'datasync', async (): Promise<void> => {
    steps.reach(`sync ${kind}`);
    await datasync();
    unsynced.synced(file);
  });
  return handle;
}

function halfOf(data: string | Buffer): Buffer {
  const bytes = Buffer.from(data);
  return bytes.subarray(0, Math.ceil(bytes.length / 2));
}

/** A path in which everything that is another one each time is gone. */
function role(file: string): string {
  return file
    .replaceAll(path.sep, '/')
    .replace(/\d{4}-\d\d-\d\dT[\dZ-]+-[0-9a-f]{8}/g, 'RUN')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UUID')
    .replace(/[0-9a-f]{16}/g, 'CONNECTION')
    .replace(/\d+/g, 'N');
}
