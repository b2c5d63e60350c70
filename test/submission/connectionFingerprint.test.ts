import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { connectionFingerprint } from '../../src/submission/connectionFingerprint';
import { useProcesses } from './processOf';
import { useTemporaryFolder } from './temporaryFolder';

describe('connectionFingerprint', () => {
  const temporary = useTemporaryFolder();
  const start = useProcesses();
  const folder = () => path.join(temporary(), 'a', 'state');
  const address = 'https://api.mews.com';
  const token = 'C66EF7B239D24632943D115EDE9CB810-EA00F8FD8294692C940F6B5A8F9453D';
  const fingerprint = () => connectionFingerprint(folder(), address, token);

  it('is 16 hex digits, the same each time', async () => {
    const first = await fingerprint();
    assert.match(first, /^[0-9a-f]{16}$/);
    assert.equal(await fingerprint(), first);
  });

  it('is another for another address or token, however they are cut', async () => {
    const pairs = [
      [address, token],
      [address, `${token}0`],
      [`${address}0`, token],
      [`${address}${token}`, ''],
      ['', `${address}${token}`],
      [`${address}","b`, token],
      [address, `b","${token}`],
    ] as const;
    const fingerprints = await Promise.all(pairs.map(([one, other]) => connectionFingerprint(folder(), one, other)));
    assert.equal(new Set(fingerprints).size, pairs.length);
  });

  it('is another in another folder: it can not be looked up', async () => {
    assert.notEqual(await fingerprint(), await connectionFingerprint(path.join(temporary(), 'b'), address, token));
  });

  it('leaves one key of 32 bytes and nothing of the token', async () => {
    await fingerprint();
    assert.deepEqual(await readdir(folder()), ['key']);
    const key = await readFile(path.join(folder(), 'key'));
    assert.equal(key.length, 32);
    assert.ok(!key.includes(token.slice(0, 8)));
  });

  if (process.platform !== 'win32') {
    it('lets nobody else read the folder and the key', async () => {
      await fingerprint();
      const modes = await Promise.all([folder(), path.join(folder(), 'key')].map((file) => stat(file)));
      assert.deepEqual(
        modes.map(({ mode }) => (mode & 0o777).toString(8)),
        ['700', '600'],
      );
    });
  }

  it('is the same in 8 processes that make the key at once', async () => {
    const processes = await Promise.all(Array.from({ length: 8 }, () => start('fingerprints', folder(), 40)));
    const [first, ...others] = await Promise.all(processes.map(({ ask }) => ask('go')));
    assert.ok(Array.isArray(first));
    assert.equal(new Set(first).size, 40);
    for (const other of others) assert.deepEqual(other, first);
    for (const name of await readdir(folder())) assert.deepEqual(await readdir(path.join(folder(), name)), ['key']);
  });

  for (const damaged of ['', 'short', 'x'.repeat(33)]) {
    it(`survives a key file of ${damaged.length} bytes, the same way each time`, async () => {
      await mkdir(folder(), { recursive: true });
      await writeFile(path.join(folder(), 'key'), damaged);
      const [first, ...others] = await Promise.all(Array.from({ length: 8 }, fingerprint));
      for (const other of [...others, await fingerprint()]) assert.equal(other, first);
      assert.deepEqual((await readdir(folder())).sort(), ['key', 'key-2']);
    });
  }

  it('rejects with the error of the file system where there can be no key', async () => {
    await writeFile(path.join(temporary(), 'file'), 'x');
    await assert.rejects(connectionFingerprint(path.join(temporary(), 'file', 'state'), address, token), {
      code: 'ENOTDIR',
    });
    await mkdir(path.join(folder(), 'key'), { recursive: true });
    await assert.rejects(fingerprint(), { code: 'EISDIR' });
  });
});
