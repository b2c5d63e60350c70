import assert from 'node:assert/strict';
import { chmod, mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { folderOwner } from '../../src/submission/folderOwner';
import { useTemporaryFolder } from './temporaryFolder';

describe('folderOwner', () => {
  const temporary = useTemporaryFolder();
  const place = () => path.join(temporary(), 'place');
  const isWindows = process.platform === 'win32';

  it('is ours for a folder that we made', async () => {
    await mkdir(place(), { mode: 0o700 });
    assert.equal(await folderOwner(place()), 'ours');
  });

  if (!isWindows) {
    for (const [mode, owner] of [
      [0o755, 'ours'],
      [0o720, 'open'],
      [0o702, 'open'],
      [0o1777, 'open'],
    ] as const) {
      it(`is ${owner} for our folder with the mode ${mode.toString(8)}`, async () => {
        await mkdir(place());
        await chmod(place(), mode);
        assert.equal(await folderOwner(place()), owner);
      });
    }

    it('is foreign for the folder of another user, however closed it is', async () => {
      await mkdir(place(), { mode: 0o700 });
      const { uid } = await stat(place());
      assert.deepEqual([await folderOwner(place(), uid), await folderOwner(place(), uid + 1)], ['ours', 'foreign']);
    });

    it('is foreign for a link, even to a folder of ours', async () => {
      await symlink(temporary(), place());
      assert.equal(await folderOwner(place()), 'foreign');
    });
  }

  it('is foreign for a file', async () => {
    await writeFile(place(), 'x', { mode: 0o600 });
    assert.equal(await folderOwner(place()), 'foreign');
  });

  it('rejects where there is nothing', async () => {
    await assert.rejects(folderOwner(place()), { code: 'ENOENT' });
  });
});
