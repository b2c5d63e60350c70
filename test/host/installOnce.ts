import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isRunning } from './isRunning';
import { oneAtATime } from './oneAtATime';

/** Written last. Without it the folder is not used. */
const MARKER = 'installed';

/**
 * Sees that a folder of the cache is filled: later calls return at once, two processes may call it at the same time,
 * and an install that was cut off is started over. Throws what `fill` throws; then nothing is left.
 *
 * @param fill fills the folder it is given, which takes its final name when `fill` is done.
 */
export async function installOnce(
  folder: string,
  onProgress: (line: string) => void,
  fill: (partial: string) => Promise<void>,
): Promise<void> {
  if (existsSync(join(folder, MARKER))) return;
  await oneAtATime(
    `${folder}.lock`,
    (pid) => onProgress(`process ${pid} is installing it, waiting`),
    async () => {
      if (existsSync(join(folder, MARKER))) return;
      removeAbandoned(folder);
      const partial = `${folder}.partial-${process.pid}`;
      try {
        rmSync(partial, { recursive: true, force: true });
        mkdirSync(partial, { recursive: true });
        await fill(partial);
        writeFileSync(join(partial, MARKER), `${new Date().toISOString()}\n`);
        rmSync(folder, { recursive: true, force: true });
        renameSync(partial, folder);
      } catch (error) {
        rmSync(partial, { recursive: true, force: true });
        throw error;
      }
    },
  );
}

/** What installs that were cut off have left. */
function removeAbandoned(folder: string): void {
  const start = `${basename(folder)}.partial-`;
  for (const name of readdirSync(dirname(folder)).filter((candidate) => candidate.startsWith(start))) {
    if (!isRunning(Number(name.slice(start.length)))) {
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
    }
  }
}
