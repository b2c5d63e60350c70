import assert from 'node:assert/strict';
import { isAlive } from '../../src/submission/isAlive';
import { type ProcessIdentity, processIdentity } from '../../src/submission/processIdentity';
import { useIdleProcesses } from './idleProcess';

describe('isAlive', () => {
  const idle = useIdleProcesses();

  async function identityOf(pid: number): Promise<ProcessIdentity> {
    const identity = await processIdentity(pid);
    assert.ok(identity);
    return identity;
  }

  it('is alive for this process and for another that runs, dead once that has ended', async () => {
    const { pid, kill } = await idle();
    const other = await identityOf(pid);
    assert.equal(await isAlive(await identityOf(process.pid)), 'alive');
    assert.equal(await isAlive(other), 'alive');
    await kill();
    assert.equal(await isAlive(other), 'dead');
  });

  it('is unknown for a process of another host, even one with a pid that is free here', async () => {
    const { pid, kill } = await idle();
    const other = await identityOf(pid);
    await kill();
    assert.equal(await isAlive({ ...other, host: `${other.host}2` }), 'unknown');
  });

  it('is unknown for a process of another PID namespace', async () => {
    const { pid, kill } = await idle();
    const { namespace: _, ...other } = await identityOf(pid);
    await kill();
    assert.equal(await isAlive({ ...other, namespace: 'pid:[1]' }), 'unknown');
  });

  for (const pid of [0, -1, 1.5, Number.NaN]) {
    it(`is unknown for ${pid}, which is no process`, async () => {
      assert.equal(await isAlive({ ...(await identityOf(process.pid)), pid }), 'unknown');
    });
  }

  it('is alive for a pid that is in use, where the start time is not known', async () => {
    const { started: _, ...own } = await identityOf(process.pid);
    assert.equal(await isAlive(own), 'alive');
  });

  if (process.platform !== 'linux') return;

  it('is dead where the pid went to a process that started later, or after another boot', async () => {
    const own = await identityOf(process.pid);
    for (const started of [`${own.started}1`, `00000000-0000-4000-8000-000000000000 ${own.started?.split(' ')[1]}`]) {
      assert.equal(await isAlive({ ...own, started }), 'dead', started);
    }
  });

  it('is alive for a process that is stopped', async () => {
    const { pid } = await idle();
    const other = await identityOf(pid);
    process.kill(pid, 'SIGSTOP');
    assert.equal(await isAlive(other), 'alive');
  });
});
