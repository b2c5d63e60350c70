import { mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isRunning } from './isRunning';

const POLL_MS = 500;

/**
 * Does `work` while holding a lock file, so that a second process waits instead of doing the same work again.
 * The lock of a process that ended without cleaning up is taken over. In rare races two may work at once: what they do
 * has to stand that.
 *
 * @param onWait called once with the process number that holds the lock, when there is waiting to do.
 */
export async function oneAtATime<T>(
  lockFile: string,
  onWait: (pid: number) => void,
  work: () => Promise<T>,
): Promise<T> {
  mkdirSync(dirname(lockFile), { recursive: true });
  let isWaiting = false;
  while (!take(lockFile)) {
    const holder = holderOf(lockFile);
    if (holder === undefined || !isRunning(holder)) {
      remove(lockFile);
      continue;
    }
    if (!isWaiting) onWait(holder);
    isWaiting = true;
    await delay(POLL_MS);
  }
  try {
    return await work();
  } finally {
    remove(lockFile);
  }
}

function take(lockFile: string): boolean {
  try {
    writeFileSync(lockFile, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(lockFile: string): number | undefined {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function remove(lockFile: string): void {
  try {
    unlinkSync(lockFile);
  } catch {
    // Another process was quicker.
  }
}
