import type { FileHandle } from 'node:fs/promises';

/** What goes wrong with a file, or is watched. Each member stands in for the one of the file, which it gets. */
export interface Faults {
  readonly appendFile?: (text: string, file: FileHandle) => Promise<void>;
  readonly datasync?: (file: FileHandle) => Promise<void>;
}

/** An open file of which some members are replaced; all else is the file's own. */
export function faultyFile(file: FileHandle, faults: Faults): FileHandle {
  return new Proxy(file, {
    get: (target, member) => {
      const { appendFile, datasync } = faults;
      if (member === 'appendFile' && appendFile) return (text: string) => appendFile(text, target);
      if (member === 'datasync' && datasync) return () => datasync(target);
      const value: unknown = Reflect.get(target, member, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** The error of a file system. */
export function diskError(code: string): Error {
  return Object.assign(new Error(`${code}: something is wrong with the disk`), { code });
}
