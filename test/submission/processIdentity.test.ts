import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { processIdentity } from '../../src/submission/processIdentity';
import { useIdleProcesses } from './idleProcess';
import { useTemporaryFolder } from './temporaryFolder';

/** Looks until it is so. Throws after 15 s, within the test's own time: a loop that outlives its test keeps mocha alive. */
async function becomes(what: string, look: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!(await look())) {
    if (performance.now() > deadline) throw new Error(`never came: ${what}`);
    await new Promise(setImmediate);
  }
}

describe('processIdentity', () => {
  const idle = useIdleProcesses();
  const temporary = useTemporaryFolder();

  it('is the same each time for a process that runs, and names pid and host', async () => {
    const { pid } = await idle();
    for (const one of [process.pid, pid]) {
      const identity = await processIdentity(one);
      assert.deepEqual([identity?.pid, identity?.host], [one, hostname()]);
      assert.deepEqual(await processIdentity(one), identity);
    }
  });

  it('is nothing once the process has ended', async () => {
    const { pid, kill } = await idle();
    await kill();
    assert.equal(await processIdentity(pid), undefined);
  });

  for (const pid of [0, -1, -process.pid, 1.5, Number.NaN]) {
    it(`is nothing for ${pid}, which is no process`, async () => {
      assert.equal(await processIdentity(pid), undefined);
    });
  }

  if (process.platform !== 'linux') return;

  it('has a start time that is the same for this process alone', async () => {
    const { pid } = await idle();
    const [own, other, first] = await Promise.all([process.pid, pid, 1].map(processIdentity));
    assert.match(own?.started ?? '', /^[0-9a-f-]{36} [0-9]+$/);
    assert.equal(new Set([own?.started, other?.started, first?.started]).size, 3);
    assert.equal(own?.started?.split(' ')[0], other?.started?.split(' ')[0]);
    assert.match(own?.namespace ?? '', /^pid:\[[0-9]+\]$/);
  });

  it('finds the start time behind a name with blanks and parentheses', async () => {
    const program = path.join(temporary(), 'a) Z 1 (b');
    await copyFile('/bin/sleep', program);
    const plain = spawn('/bin/sleep', ['60']);
    const odd = spawn(program, ['60']);
    try {
      await Promise.all([once(plain, 'spawn'), once(odd, 'spawn')]);
      const [one, other] = await Promise.all([plain, odd].map(({ pid = 0 }) => processIdentity(pid)));
      const ticksOf = (started = '') => Number(started.split(' ')[1]);
      // Both started now: no other number in the line is as near to the one of the process with a plain name.
      assert.ok(Math.abs(ticksOf(one?.started) - ticksOf(other?.started)) < 1000, `${one?.started} ${other?.started}`);
    } finally {
      plain.kill('SIGKILL');
      odd.kill('SIGKILL');
    }
  });

  it('is nothing for a process that has ended and is not waited for', async () => {
    // The shell becomes a program that never asks for its child, which ends only then.
    const parent = spawn('sh', ['-c', '(until grep -qx sleep /proc/$$/comm; do :; done) & echo $!; exec sleep 60']);
    try {
      const [pid] = await once(parent.stdout, 'data');
      const zombie = Number(pid);
      await becomes('the end of the child', async () => (await processIdentity(zombie)) === undefined);
      assert.doesNotThrow(() => process.kill(zombie, 0));
    } finally {
      parent.kill('SIGKILL');
    }
  });

  it('is there for a process that is stopped, even one of a single thread', async () => {
    const child = spawn('sleep', ['60']);
    try {
      await once(child, 'spawn');
      const { pid = 0 } = child;
      const running = await processIdentity(pid);
      assert.ok(running);
      child.kill('SIGSTOP');
      await becomes('the stop', async () => /\) T /.test(await readFile(`/proc/${pid}/stat`, 'latin1')));
      assert.deepEqual(await processIdentity(pid), running);
    } finally {
      child.kill('SIGKILL');
    }
  });
});
