import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type ProcessIdentity, processIdentity } from '../../src/submission/processIdentity';

/** The identity of a process that really was, and is dead. */
export async function deadOwner(): Promise<ProcessIdentity> {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  await once(child, 'spawn');
  const identity = await processIdentity(child.pid ?? 0);
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
  if (!identity) throw new Error('The process had no identity');
  return identity;
}
