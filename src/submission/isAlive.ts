import { type ProcessIdentity, processIdentity } from './processIdentity';

/**
 * Whether a process still runs. `dead` only where that is certain: it is of this machine (and PID namespace), and either
 * no process has its pid, or one that started at another time. A stopped process is alive. Where no start time is known, a
 * process that has the pid counts as the one that was meant. `unknown` is a process of another machine, or a pid that is none.
 */
export async function isAlive(identity: ProcessIdentity): Promise<'alive' | 'dead' | 'unknown'> {
  const own = await processIdentity(process.pid);
  if (own?.host !== identity.host || own.namespace !== identity.namespace) return 'unknown';
  if (!Number.isInteger(identity.pid) || identity.pid < 1) return 'unknown';
  const now = await processIdentity(identity.pid);
  if (!now) return 'dead';
  const known = now.started !== undefined && identity.started !== undefined;
  return known && now.started !== identity.started ? 'dead' : 'alive';
}
