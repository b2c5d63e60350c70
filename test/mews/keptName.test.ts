import assert from 'node:assert/strict';
import { keptName } from '../../src/mews/keptName';
import { MAX_KEPT_NAME_LENGTH } from '../../src/mews/limits';

describe('keptName', () => {
  const limit = MAX_KEPT_NAME_LENGTH;
  for (const character of ['x', '🏨', '\ud83c']) {
    for (const length of [0, 1, limit - 1, limit]) {
      it(`keeps ${length} times ${JSON.stringify(character)} as it is`, () => {
        assert.equal(keptName(character.repeat(length)), character.repeat(length));
      });
    }
    for (const length of [limit + 1, limit + 2, 2 * limit, 1_000_000]) {
      it(`cuts ${length} times ${JSON.stringify(character)}, and says so`, () => {
        assert.equal(keptName(character.repeat(length)), `${character.repeat(limit - 1)}…`);
      });
    }
  }

  it('cuts no character in half, wherever it stands', () => {
    assert.equal(keptName(`x${'🏨'.repeat(limit)}`), `x${'🏨'.repeat(limit - 2)}…`);
    assert.equal(keptName(`x${'🏨'.repeat(limit - 1)}`), `x${'🏨'.repeat(limit - 1)}`);
  });
});
