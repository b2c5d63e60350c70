import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type ConnectionLock, type LockResult, lockConnection } from '../../src/submission/connectionLock';
import { type LockFacts, lockText } from '../../src/submission/lockRecord';
import { lockFacts } from './lockFacts';
import { useOwners } from './owners';
import { useTemporaryFolder } from './temporaryFolder';

const FINGERPRINT = '0123456789abcdef';
const free = lockText({ v: 1, kind: 'free' });
const lockedBy = (facts: LockFacts) => lockText({ v: 1, kind: 'locked', ...facts });

describe('lockConnection', () => {
  const temporary = useTemporaryFolder();
  const { living, dead } = useOwners();
  const folder = () => path.join(temporary(), 'a', 'state');

  const notAsked = async () => assert.fail('no journal is asked for');
  const lock = (readJournal: (former: LockFacts) => Promise<boolean> = notAsked, fingerprint = FINGERPRINT) =>
    lockConnection(folder(), fingerprint, lockFacts(living()), readJournal);
  const states = () => readdir(path.join(folder(), FINGERPRINT));
  const pathOf = (name: string) => path.join(folder(), FINGERPRINT, name);

  async function leave(name: string, text: string): Promise<void> {
    await mkdir(path.dirname(pathOf(name)), { recursive: true });
    await writeFile(pathOf(name), text);
  }

  function lockOf(result: LockResult): ConnectionLock {
    assert.ok(result.kind === 'locked', JSON.stringify(result));
    return result.lock;
  }

  it('locks what nobody holds, and is refused until it is released, by this very process too', async () => {
    const held = lockOf(await lock());
    assert.deepEqual(await lock(), { kind: 'held', by: lockFacts(living()), path: pathOf('1.lock') });
    await held.release();
    const again = await lock();
    lockOf(again);
    assert.ok(!('former' in again));
  });

  it('locks connections apart', async () => {
    lockOf(await lock());
    lockOf(await lock(notAsked, 'fedcba9876543210'));
  });

  it('gives it to one of many that ask at once', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => lock()));
    assert.deepEqual(results.map(({ kind }) => kind).sort(), [...Array(19).fill('held'), 'locked']);
  });

  it('tells others of the run, as soon as update resolves', async () => {
    const held = lockOf(await lock());
    for (const runId of ['one', 'two']) {
      assert.equal(await held.update(runId), true);
      const refused = await lock();
      assert.deepEqual(refused.kind === 'held' && refused.by, { ...lockFacts(living()), runId });
    }
    await held.release();
    lockOf(await lock());
  });

  it('does what it is asked in turn', async () => {
    const held = lockOf(await lock());
    assert.deepEqual(
      await Promise.all([held.update('one'), held.update('two'), held.release(), held.update('three')]),
      [true, true, undefined, false],
    );
    lockOf(await lock());
  });

  it('lets go of its own lock alone, however often it is released', async () => {
    const held = lockOf(await lock());
    await held.release();
    const next = lockOf(await lock());
    await held.release();
    assert.equal(await held.update('late'), false);
    assert.deepEqual((await states()).sort(), ['3.lock', 'free']);
    assert.equal((await lock()).kind, 'held');
    assert.equal(await next.update('run'), true);
  });

  it('leaves one state and the mark for the next, however often it is used', async () => {
    for (let time = 0; time < 5; time++) {
      const held = lockOf(await lock());
      await held.update(`${time}`);
      assert.deepEqual((await states()).sort(), [`${3 * time + 2}.lock`, 'free']);
      await held.release();
    }
    assert.deepEqual((await states()).sort(), ['15.lock', 'free']);
    assert.equal(await readFile(pathOf('15.lock'), 'utf8'), free);
  });

  if (process.platform !== 'win32') {
    it('lets nobody else read the folder and the files', async () => {
      const held = lockOf(await lock());
      const modes = async (...names: string[]) =>
        Promise.all(names.map(async (name) => ((await stat(pathOf(name))).mode & 0o777).toString(8)));
      assert.deepEqual(await modes('.', '1.lock', 'free'), ['700', '600', '600']);
      await held.update('run');
      assert.deepEqual(await modes('2.lock'), ['600']);
    });
  }

  describe('where the owner has ended', () => {
    const former = () => ({ ...lockFacts(dead()), runId: 'run' });

    it('takes it over once the journal is read, and says from whom', async () => {
      await leave('7.lock', lockedBy(former()));
      const asked: LockFacts[] = [];
      const result = await lock(async (facts) => {
        asked.push(facts);
        assert.ok(!(await states()).includes('8.lock'));
        return true;
      });
      assert.deepEqual(asked, [former()]);
      assert.deepEqual(result.kind === 'locked' && result.former, former());
      assert.deepEqual((await states()).sort(), ['8.lock', 'free']);
    });

    it('leaves it as it is where the journal is not read', async () => {
      await leave('7.lock', lockedBy(former()));
      for (let time = 0; time < 2; time++) {
        const refused = await lock(async () => false);
        assert.deepEqual(refused, { kind: 'unclear', why: 'journal', by: former(), path: pathOf('7.lock') });
      }
      const failed = await lock(async () => {
        throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
      });
      assert.deepEqual(failed, { kind: 'failed', code: 'EACCES' });
      assert.equal(await readFile(pathOf('7.lock'), 'utf8'), lockedBy(former()));
      assert.ok(!(await states()).includes('8.lock'));
    });

    it('does not take it over from one who was faster', async () => {
      await leave('7.lock', lockedBy(former()));
      const result = await lock(async () => {
        lockOf(await lock(async () => true));
        return true;
      });
      assert.equal(result.kind, 'held');
    });

    it('sweeps what others have left', async () => {
      for (const name of ['1.lock', '6.lock', '7.lock', 'x.tmp']) await leave(name, lockedBy(former()));
      for (const name of ['notes.txt', '08.lock', '9.lock.bak', '-1.lock']) await leave(name, 'x');
      lockOf(await lock(async () => true));
      assert.deepEqual((await states()).sort(), ['-1.lock', '08.lock', '8.lock', '9.lock.bak', 'free', 'notes.txt']);
    });

    if (process.platform === 'linux') {
      it('takes it over where another process has the pid now', async () => {
        const owner = { ...living(), started: `${living().started}0` };
        await leave('7.lock', lockedBy(lockFacts(owner)));
        const result = await lock(async () => true);
        assert.deepEqual(result.kind === 'locked' && result.former?.owner, owner);
      });
    }
  });

  it('is unclear where the owner is of another host, whatever its pid', async () => {
    for (const owner of [living(), dead()]) {
      const facts = lockFacts({ ...owner, host: `not-${owner.host}` });
      await leave('7.lock', lockedBy(facts));
      assert.deepEqual(await lock(), { kind: 'unclear', why: 'other-host', by: facts, path: pathOf('7.lock') });
    }
  });

  it('is unclear where the lock can not be read', async () => {
    const whole = lockedBy(lockFacts(dead()));
    const damaged = [
      '',
      ' ',
      '\0'.repeat(300),
      'garbage',
      '{}',
      'null',
      '[]',
      whole.slice(0, -3),
      whole.replace('"v":1', '"v":2'),
      free.replace('"v":1', '"v":2'),
      whole.replace(/"pid":[0-9]+/, '"pid":0'),
      whole.replace(/"pid":[0-9]+/, '"pid":-1'),
      whole.replace(/"pid":[0-9]+/, '"pid":4294967297'),
      whole.replace(/"host":"[^"]*"/, '"host":null'),
      whole.replace('locked', 'other'),
    ];
    for (const text of damaged) {
      await leave('7.lock', text);
      assert.deepEqual(await lock(), { kind: 'unclear', why: 'unreadable', path: pathOf('7.lock') }, text);
      assert.equal(await readFile(pathOf('7.lock'), 'utf8'), text);
    }
  });

  it('reads a lock with members that a later version may add', async () => {
    await leave('7.lock', lockedBy(lockFacts(living())).replace('{', '{"more":1,'));
    assert.equal((await lock()).kind, 'held');
  });

  it('fails with the code of the file system', async () => {
    await writeFile(path.join(temporary(), 'a'), 'x');
    assert.deepEqual(await lock(), { kind: 'failed', code: 'ENOTDIR' });
    await rm(path.join(temporary(), 'a'));
    await mkdir(folder(), { recursive: true });
    await writeFile(path.join(folder(), FINGERPRINT), 'x');
    assert.deepEqual(await lock(), { kind: 'failed', code: 'EEXIST' });
    await rm(path.join(folder(), FINGERPRINT));
    await mkdir(pathOf('1.lock'), { recursive: true });
    assert.deepEqual(await lock(), { kind: 'failed', code: 'EISDIR' });
  });

  it('still holds it where the file system does not let it go, and can try again', async () => {
    const held = lockOf(await lock());
    await rm(pathOf('free'));
    await assert.rejects(held.release(), { code: 'ENOENT' });
    assert.equal((await lock()).kind, 'held');
    // Whoever asks has made the mark again.
    await held.release();
    lockOf(await lock());
  });

  it('makes the mark again where it is damaged', async () => {
    await leave('free', 'garbage');
    await lockOf(await lock()).release();
    lockOf(await lock());
  });
});
