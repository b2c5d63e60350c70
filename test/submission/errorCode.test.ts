import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { errorCode } from '../../src/submission/errorCode';

describe('errorCode', () => {
  it('is the code of an error of the file system', async () => {
    const error: unknown = await readFile(`${__dirname}/nowhere`).catch((reason: unknown) => reason);
    assert.equal(errorCode(error), 'ENOENT');
  });

  for (const other of [
    new Error('x'),
    { code: 'ENOENT' },
    'ENOENT',
    undefined,
    Object.assign(new Error(), { code: 7 }),
  ]) {
    it(`is undefined for ${String(other)}`, () => {
      assert.equal(errorCode(other), undefined);
    });
  }
});
