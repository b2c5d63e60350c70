import assert from 'node:assert/strict';
import { keptPairs, MAX_PAIRS, MAX_TEXT_LENGTH } from '../../src/editor/keptPairs';

describe('keptPairs', () => {
  for (const value of [undefined, null, 'a', 7, {}, { length: 1, 0: ['a', 'b'] }]) {
    it(`gives none for ${JSON.stringify(value)}`, () => {
      assert.deepEqual(keptPairs(value), []);
    });
  }

  it('leaves out what is no pair of texts, and keeps the others in their order', () => {
    const damaged = [null, 'ab', [], ['a'], ['a', 7], [7, 'a'], ['a', 'b', 'c'], { 0: 'a', 1: 'b', length: 2 }];
    const kept: [string, string][] = [
      ['b', ''],
      ['a', 'c'],
    ];
    assert.deepEqual(keptPairs([...damaged, kept[0], ...damaged, kept[1]]), kept);
  });

  for (const count of [MAX_PAIRS - 1, MAX_PAIRS, MAX_PAIRS + 1]) {
    it(`gives the newest ${Math.min(count, MAX_PAIRS)} of ${count}`, () => {
      const all = Array.from({ length: count }, (_, index) => [`file:///${index}`, 'Aurora']);
      assert.deepEqual(keptPairs(all), all.slice(Math.max(0, count - MAX_PAIRS)));
    });
  }

  for (const place of [0, 1]) {
    it(`gives pairs with a text of ${MAX_TEXT_LENGTH} characters, and none with more`, () => {
      const pair = (length: number) => ['x', 'x'].with(place, 'x'.repeat(length));
      const all = [MAX_TEXT_LENGTH - 1, MAX_TEXT_LENGTH, MAX_TEXT_LENGTH + 1].map(pair);
      assert.deepEqual(keptPairs(all), all.slice(0, 2));
    });
  }
});
