import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lockConnection } from '../../src/submission/connectionLock';
import { type LockFacts, lockText } from '../../src/submission/lockRecord';
import { lockFacts } from './lockFacts';
import { useOwners } from './owners';
import { type Process, useProcesses } from './processOf';
import { useTemporaryFolder } from './temporaryFolder';

const FINGERPRINT = '0123456789abcdef';

describe('lockConnection, in many processes', function () {
  this.timeout(60_000);
  const temporary = useTemporaryFolder();
  const folder = () => path.join(temporary(), 'state');
  const witness = () => path.join(temporary(), 'witness');
  const start = useProcesses();
  const { living, dead } = useOwners();
  const lock = (readJournal: (former: LockFacts) => Promise<boolean> = async () => assert.fail('is not asked')) =>
    lockConnection(folder(), FINGERPRINT, lockFacts(living()), readJournal);

  /** Resolves with how often it was refused; rejects when it found that two held it. */
  async function refusalsOf({ child }: Process): Promise<number> {
    return new Promise((resolve, reject) => {
      child.on('message', (message) => typeof message === 'number' && resolve(message));
      child.once('close', (code, signal) => reject(new Error(`ended by ${signal ?? code}`)));
      child.send('go');
    });
  }

  it('is held by one of 8 processes at a time, which all get it 20 times', async () => {
    const processes = await Promise.all(Array.from({ length: 8 }, () => start('lockRounds', folder(), witness(), 20)));
    const refusals = await Promise.all(processes.map(refusalsOf));
    assert.ok(refusals.some((count) => count > 0));
    assert.match((await readdir(path.join(folder(), FINGERPRINT))).sort().join(), /^[0-9]+\.lock,free$/);
  });

  it('is held by one at a time, and never lost, while those that hold it are killed', async () => {
    let kills = 0;
    /** A process that is killed as soon as we hear that it holds the lock: somewhere in its next steps. */
    const doomed = async (): Promise<void> => {
      while (kills++ < 16) {
        const { child, ask, kill } = await start('lockRounds', folder(), witness(), 1000);
        assert.equal(await ask('go'), 'held');
        await kill();
        // Not by itself, because it found that two held it.
        assert.equal(child.signalCode, 'SIGKILL');
      }
    };
    const ends = await Promise.allSettled([doomed(), doomed(), doomed()]);
    assert.deepEqual(
      ends.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'fulfilled'],
    );
    await refusalsOf(await start('lockRounds', folder(), witness(), 3));
    assert.match((await readdir(path.join(folder(), FINGERPRINT))).sort().join(), /^[0-9]+\.lock,free$/);
  });

  it('is taken over by one of 4 from a dead one', async () => {
    const count = 60;
    for (let number = 0; number < count; number++) {
      await mkdir(path.join(folder(), String(number)), { recursive: true });
      const text = lockText({ v: 1, kind: 'locked', ...lockFacts(dead()) });
      await writeFile(path.join(folder(), String(number), '1.lock'), text);
    }
    const processes = await Promise.all(Array.from({ length: 4 }, () => start('lockMany', folder(), count)));
    const answers = await Promise.all(processes.map(({ ask }) => ask('go')));
    for (let number = 0; number < count; number++) {
      const kinds = answers.map((answer) => (Array.isArray(answer) ? answer[number] : undefined));
      assert.deepEqual(kinds.sort(), ['held', 'held', 'held', 'taken over'], `${number}`);
    }
  });

  it('is taken over from a killed owner once its journal is read, and not before', async () => {
    const owner = await start('lockOnDemand', folder());
    assert.equal(await owner.ask('lock'), 'locked');
    assert.equal((await lock()).kind, 'held');
    await owner.kill();
    const refused = await lock(async () => false);
    assert.deepEqual(refused.kind === 'unclear' && [refused.why, refused.by?.owner.pid], ['journal', owner.pid]);
    const taken = await lock(async () => true);
    assert.equal(taken.kind === 'locked' && taken.former?.owner.pid, owner.pid);
  });

  if (process.platform !== 'win32') {
    it('stays with an owner that is stopped, and with it when it goes on', async () => {
      const owner = await start('lockOnDemand', folder());
      assert.equal(await owner.ask('lock'), 'locked');
      process.kill(owner.pid, 'SIGSTOP');
      for (let time = 0; time < 3; time++) assert.equal((await lock()).kind, 'held');
      process.kill(owner.pid, 'SIGCONT');
      assert.equal(await owner.ask('lock'), 'held');
      assert.equal((await lock()).kind, 'held');
      assert.equal(await owner.ask('release'), 'released');
      assert.equal((await lock()).kind, 'locked');
      assert.equal(await owner.ask('lock'), 'held');
    });
  }
});
