import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { breakLock, lockConnection } from '../../src/submission/connectionLock';
import { type LockFacts, lockText } from '../../src/submission/lockRecord';
import { lockFacts } from './lockFacts';
import { useOwners } from './owners';
import { useTemporaryFolder } from './temporaryFolder';

const FINGERPRINT = '0123456789abcdef';
const lockedBy = (facts: LockFacts) => lockText({ v: 1, kind: 'locked', ...facts });

describe('breakLock', () => {
  const temporary = useTemporaryFolder();
  const { living, dead } = useOwners();
  const pathOf = (name: string) => path.join(temporary(), FINGERPRINT, name);
  const lock = () => lockConnection(temporary(), FINGERPRINT, lockFacts(living()), async () => false);

  for (const [what, text] of [
    ['of another host', () => lockedBy(lockFacts({ ...living(), host: 'other' }))],
    ['whose journal was not read', () => lockedBy(lockFacts(dead()))],
    ['that is empty', () => ''],
    ['that is garbage', () => 'garbage'],
  ] as const) {
    it(`frees a lock ${what}, once`, async () => {
      await mkdir(path.dirname(pathOf('7.lock')));
      await writeFile(pathOf('7.lock'), text());
      const refused = await lock();
      assert.ok(refused.kind === 'unclear');
      assert.deepEqual(await breakLock(refused.path), { kind: 'broken' });
      const result = await lock();
      assert.equal(result.kind, 'locked');
      assert.ok(!('former' in result));
      assert.deepEqual(await breakLock(refused.path), { kind: 'changed' });
      assert.equal((await lock()).kind, 'held');
    });
  }

  it('tells the one who held it, who then lets go of nothing', async () => {
    const broken = await lock();
    const refused = await lock();
    assert.ok(broken.kind === 'locked' && refused.kind === 'held');
    assert.deepEqual(await breakLock(refused.path), { kind: 'broken' });
    const next = await lock();
    assert.equal(next.kind, 'locked');
    assert.equal(await broken.lock.update('run'), false);
    await broken.lock.release();
    assert.equal((await lock()).kind, 'held');
  });

  it('changes nothing where the owner has moved on', async () => {
    const held = await lock();
    const refused = await lock();
    assert.ok(held.kind === 'locked' && refused.kind === 'held');
    await held.lock.update('run');
    assert.deepEqual(await breakLock(refused.path), { kind: 'changed' });
    assert.equal(await held.lock.update('run'), true);
  });

  it('fails with the code of the file system', async () => {
    await writeFile(path.join(temporary(), 'file'), 'x');
    assert.deepEqual(await breakLock(path.join(temporary(), 'file', FINGERPRINT, '1.lock')), {
      kind: 'failed',
      code: 'ENOTDIR',
    });
  });
});
