import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from './errorCode';

/** One state of something that several processes change. They count from 1. */
export interface Generation {
  readonly number: number;
  readonly path: string;
  readonly text: string;
}

const NAME = /^([1-9][0-9]{0,14})\.lock$/;
const TEMPORARY = '.tmp';
const LAST = 'free';
const MAX_ATTEMPTS = 100;

/**
 * A text in a folder of its own that several processes change by compare-and-swap. Each state is a file, `<number>.lock`;
 * the highest number is the one that holds, and whoever wants to change generation n makes n+1.
 *
 * Why no two processes ever both follow n: link() makes a whole file or fails where the name is taken. The highest number
 * never sinks, as a number is removed only where a higher one stands. So a process that slept long may find n+1 free once
 * more, but only below a higher number: looking again after the link shows it that it came too late. And what it, or anyone,
 * removes is of the past, whoever made it: there is no wrong file to remove. A crash at any point leaves a state, or rubbish
 * that the next change sweeps.
 *
 * This rests on a listing that misses no file which is there all the time. Hence no file is renamed, and the folder
 * holds so few that the system lists them in one call.
 *
 * All methods reject with the file system's error.
 */
export class Generations {
  constructor(
    private readonly folder: string,
    /** The text of every state made by `end`. */
    private readonly lastText: string,
  ) {}

  /** Makes what `end` will need, so that it works on a full disk too: a link takes no room. */
  async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const last = path.join(this.folder, LAST);
    if ((await read(last)) !== this.lastText) await this.place(this.lastText, (file) => rename(file, last));
  }

  /** The state that holds; undefined where there never was one. */
  async latest(): Promise<Generation | undefined> {
    for (let attempt = 1; ; attempt++) {
      const number = highest(await this.names());
      if (number === 0) return undefined;
      const file = this.pathOf(number);
      // Not there any more means that there is a higher one now.
      const text = attempt < MAX_ATTEMPTS ? await read(file) : await readFile(file, 'utf8');
      if (text !== undefined) return { number, path: file, text };
    }
  }

  /** Makes `text` the state, if `number` still is; the new one is `number + 1`. False where others were first. */
  async follow(number: number, text: string): Promise<boolean> {
    return this.place(text, (file) => this.swap(number, file));
  }

  /** As `follow`, with the text that was prepared. */
  async end(number: number): Promise<boolean> {
    return this.swap(number, path.join(this.folder, LAST));
  }

  private async swap(number: number, source: string): Promise<boolean> {
    const next = number + 1;
    try {
      await link(source, this.pathOf(next));
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      throw error;
    }
    const names = await this.names();
    if (highest(names) !== next) return false;
    for (const name of names) {
      if (name.endsWith(TEMPORARY) || (numberOf(name) > 0 && numberOf(name) < next)) {
        await remove(path.join(this.folder, name));
      }
    }
    return true;
  }

  private async names(): Promise<string[]> {
    return readdir(this.folder).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    });
  }

  private pathOf(number: number): string {
    return path.join(this.folder, `${number}.lock`);
  }

  /** Has `use` put a file with this text in its place. Whoever changes the state sweeps temporary files: then once more. */
  private async place<T>(text: string, use: (file: string) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const file = path.join(this.folder, randomUUID() + TEMPORARY);
      try {
        await writeFile(file, text, { flag: 'wx', mode: 0o600, flush: true });
        return await use(file);
      } catch (error) {
        if (errorCode(error) !== 'ENOENT' || attempt === MAX_ATTEMPTS) throw error;
      } finally {
        await remove(file);
      }
    }
  }
}

function highest(names: readonly string[]): number {
  return Math.max(0, ...names.map(numberOf));
}

/** The number of a state's file; 0 for any other. */
function numberOf(name: string): number {
  return Number(NAME.exec(name)?.[1] ?? 0);
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** What can't be removed stays: the next change tries again. */
async function remove(file: string): Promise<void> {
  await unlink(file).catch(() => undefined);
}
