import fs, { type FileHandle } from 'node:fs/promises';
import path from 'node:path';

/** A step of writing a record: `begin`, `intent`, `answer`, `result` and so on, or any of them. */
export interface DiskFault {
  /** The kind of record whose write it meets. */
  readonly record: string;
  /** What happens instead of the write, or before it. */
  readonly strike: () => Promise<void> | void;
  /** How many such records pass before it strikes; 0 unless told. */
  readonly skip?: number;
  /** Whether the bytes reach the disk first, and only making them durable fails. */
  readonly atSync?: boolean;
}

/**
 * Lets writes of records below a folder fail or wait, in this process, until it is released: the disk's own doing, which no test
 * can ask a real disk for. Gives what releases it.
 */
export function breakDisk(folder: string, fault: DiskFault): () => void {
  const open = fs.open;
  let skipped = 0;
  const isMeant = (text: unknown) =>
    typeof text === 'string' && text.includes(`"kind":"${fault.record}"`) && skipped++ >= (fault.skip ?? 0);
  fs.open = async (file, ...rest) => {
    const handle = await open(file, ...rest);
    return String(file).startsWith(folder + path.sep) ? broken(handle, isMeant, fault) : handle;
  };
  return () => {
    fs.open = open;
  };
}

function broken(handle: FileHandle, isMeant: (text: unknown) => boolean, { strike, atSync }: DiskFault): FileHandle {
  const { appendFile, datasync } = handle;
  let due = false;
  handle.appendFile = async (data, ...rest) => {
    if (isMeant(data)) {
      if (atSync) due = true;
      else await strike();
    }
    return appendFile.call(handle, data, ...rest);
  };
  handle.datasync = async () => {
    if (due) {
      due = false;
      await strike();
    }
    return datasync.call(handle);
  };
  return handle;
}

/** Where a file or folder can't be touched. */
export interface Untouchable {
  /** The start of the paths that are meant. */
  readonly path: string;
  readonly calls: readonly ('open' | 'readFile' | 'mkdir' | 'appendFile')[];
  readonly code: string;
}

/** Lets calls to the file system fail below a path, in this process, until it is released: a virus scanner's doing, or a full disk's. */
export function breakFiles({ path: start, calls, code }: Untouchable): () => void {
  const undo = calls.map((name) => {
    const original = fs[name];
    const broken = async (file: unknown, ...rest: unknown[]): Promise<unknown> => {
      if (String(file).startsWith(start)) throw diskError(code);
      return Reflect.apply(original, fs, [file, ...rest]);
    };
    Object.defineProperty(fs, name, { value: broken, configurable: true, writable: true });
    return () => Object.defineProperty(fs, name, { value: original, configurable: true, writable: true });
  });
  return () => {
    for (const each of undo.reverse()) each();
  };
}

/** The error of a file system, by its code. */
export function diskError(code: string): Error {
  return Object.assign(new Error(`${code}: a disk of this test, write`), { code, syscall: 'write', errno: -1 });
}
