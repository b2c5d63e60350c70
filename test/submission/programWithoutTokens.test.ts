import assert from 'node:assert/strict';
import { redactor } from '../../src/mews/redact';
import { programWithoutTokens } from '../../src/submission/programWithoutTokens';

const Id = '62791846-d2ee-4093-9349-fcc13a3ccc51';

describe('programWithoutTokens', () => {
  const clean = (text: string) => redactor(['62791846'])(text);

  for (const id of [Id, Id.toUpperCase()]) {
    it(`keeps the Id ${id} that happens to hold a token`, () => {
      assert.deepEqual(programWithoutTokens({ Id: id }, clean), { Id: id });
    });
  }

  for (const id of [`x${Id}`, `${Id}x`, `${Id}\n`, Id.slice(0, -1), Id.replace(/-/g, ''), Id.replace('d2ee', 'd2eg')]) {
    it(`leaves no token in ${JSON.stringify(id)}, which is no Id in the shape of Mews`, () => {
      assert.deepEqual(programWithoutTokens({ Id: id }, clean), { Id: id.replace('62791846', '«token»') });
    });
  }

  it('has no member that was not there', () => {
    assert.deepEqual(programWithoutTokens({ Id, Code: '62791846' }, clean), { Id, Code: '«token»' });
  });
});
