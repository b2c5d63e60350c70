import assert from 'node:assert/strict';
import { before } from 'mocha';
import { type ProcessIdentity, processIdentity } from '../../src/submission/processIdentity';
import { useIdleProcesses } from './idleProcess';

/** Owners of locks: this process, which lives, and another that has ended. */
export function useOwners() {
  const idle = useIdleProcesses();
  let living: ProcessIdentity | undefined;
  let dead: ProcessIdentity | undefined;
  before(async () => {
    living = await processIdentity(process.pid);
    const { pid, kill } = await idle();
    dead = await processIdentity(pid);
    await kill();
  });
  const sure = (identity: ProcessIdentity | undefined) => {
    assert.ok(identity);
    return identity;
  };
  return { living: () => sure(living), dead: () => sure(dead) };
}
