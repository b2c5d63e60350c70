import assert from 'node:assert/strict';
import { MAX_REQUEST_ID_LENGTH as LIMIT } from '../../src/mews/limits';
import { readRequestId } from '../../src/mews/requestId';

describe('readRequestId', () => {
  for (const text of [
    'a',
    '2befbf1c-a4a6-45bf-a4ab-f118f7a339c3',
    'A.b_c:d-9',
    'x'.repeat(LIMIT - 1),
    'x'.repeat(LIMIT),
  ]) {
    it(`takes ${text.length} characters like ${text.slice(0, 40)}`, () => {
      assert.equal(readRequestId(text), text);
    });
  }
  for (const text of ['', 'a, b', 'a b', 'é', '«token»', 'x'.repeat(LIMIT + 1), 'a\n', null, undefined]) {
    it(`takes no ${JSON.stringify(text)?.slice(0, 40)}`, () => {
      assert.equal(readRequestId(text), undefined);
    });
  }
});
