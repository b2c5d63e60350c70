import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { errorCode } from './errorCode';

/** What tells one process from every other that is or was, as far as the platform lets us know it. */
export interface ProcessIdentity {
  readonly pid: number;
  /**
   * When it started: Linux' id of this boot and the clock ticks since. Equal exactly for the same process. Absent elsewhere:
   * there it takes a child process to learn it of another process, and we start none.
   */
  readonly started?: string;
  readonly host: string;
  /** Linux' PID namespace: in a container the same pid is another process. */
  readonly namespace?: string;
}

/** Where the numbers of a `/proc/<pid>/stat` stand once pid and name are off; in proc_pid_stat(5) they are 3, 20 and 22. */
const STATE = 0;
const THREADS = 17;
const START_TIME = 19;

/**
 * The identity of the process that has this pid here and now; undefined where there is none, or one that has ended and only
 * waits for its parent to notice.
 */
export async function processIdentity(pid: number): Promise<ProcessIdentity | undefined> {
  // To kill(), 0 and less are whole groups of processes.
  if (!Number.isInteger(pid) || pid < 1 || !exists(pid)) return undefined;
  const identity = { pid, host: hostname() };
  if (process.platform !== 'linux') return identity;
  const [stat, boot, namespace] = await Promise.all([
    read(`/proc/${pid}/stat`),
    read('/proc/sys/kernel/random/boot_id'),
    readlink('/proc/self/ns/pid').catch(() => undefined),
  ]);
  // The name stands in parentheses, and may hold blanks and parentheses itself.
  const numbers = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (numbers && hasEnded(numbers)) return undefined;
  const ticks = numbers?.[START_TIME];
  return {
    ...identity,
    ...(boot !== undefined && ticks !== undefined && { started: `${boot.trim()} ${ticks}` }),
    ...(namespace !== undefined && { namespace }),
  };
}

/** Whether there is such a process. One that we may not signal, or an answer nobody expects, counts as one. */
function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

/** A zombie, or the moment behind it. While other threads of it are left, a call to the kernel may still be under way. */
function hasEnded(numbers: readonly string[]): boolean {
  return /^[ZXx]$/.test(numbers[STATE] ?? '') && Number(numbers[THREADS]) <= 1;
}

async function read(file: string): Promise<string | undefined> {
  return readFile(file, 'latin1').catch(() => undefined);
}
