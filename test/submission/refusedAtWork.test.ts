import assert from 'node:assert/strict';
import { refusedAtWork } from '../../src/submission/refusedAtWork';

describe('refusedAtWork', () => {
  it('is so for refusals that come while Mews works, and no other', () => {
    const statuses = [200, 400, 401, 403, 404, 409, 413, 429, 500];
    assert.deepEqual(statuses.filter(refusedAtWork), [403, 409]);
    assert.equal(refusedAtWork(undefined), false);
  });
});
