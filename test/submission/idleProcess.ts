import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach } from 'mocha';

/** A process that does nothing until it is told to end. */
export interface IdleProcess {
  readonly pid: number;
  /** Resolves when the system has forgotten it. */
  kill(): Promise<void>;
}

/** Starts idle processes, and ends with each test those that it has left. */
export function useIdleProcesses(): () => Promise<IdleProcess> {
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  return async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'inherit'] });
    children.push(child);
    await once(child, 'spawn');
    const { pid } = child;
    if (pid === undefined) throw new Error('The process has no pid');
    return {
      pid,
      kill: async () => {
        const closed = once(child, 'close');
        child.kill('SIGKILL');
        await closed;
      },
    };
  };
}
