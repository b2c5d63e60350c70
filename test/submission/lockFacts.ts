import type { LockFacts } from '../../src/submission/lockRecord';
import { type ProcessIdentity, processIdentity } from '../../src/submission/processIdentity';

/** What a test writes into a lock. */
export function lockFacts(owner: ProcessIdentity): LockFacts {
  return {
    connection: 'Demo',
    file: 'file:///a.loyalty.json',
    at: '2026-08-01T12:00:00.000Z',
    owner,
    journalFolder: '/journals',
  };
}

/** The same with this process as the owner. */
export async function ownLockFacts(): Promise<LockFacts> {
  const owner = await processIdentity(process.pid);
  if (!owner) throw new Error('This process has no identity');
  return lockFacts(owner);
}
