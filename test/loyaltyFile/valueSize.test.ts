import assert from 'node:assert/strict';
import { valueSize } from '../../src/loyaltyFile/valueSize';

describe('valueSize', () => {
  const cases: readonly (readonly [string, unknown, number, number])[] = [
    ['nothing', undefined, 0, 0],
    ['null', null, 0, 0],
    ['a text', '{}', 0, 0],
    ['an empty object', {}, 0, 1],
    ['members with and without objects', { a: { b: 1 }, c: [{ d: null }, 7], e: 'x' }, 5, 3],
    ['a member called __proto__', JSON.parse('{"__proto__": {"a": 1}}'), 2, 2],
  ];
  for (const [what, value, memberCount, depth] of cases) {
    it(`measures ${what}`, () => {
      assert.deepEqual(valueSize(value), { memberCount, depth });
    });
  }

  it('stands any depth', () => {
    assert.equal(valueSize(JSON.parse('['.repeat(100_000) + ']'.repeat(100_000))).depth, 100_000);
  });
});
