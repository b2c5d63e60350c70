import assert from 'node:assert/strict';
import fc from 'fast-check';
import { indexesOf, itemRanges } from '../../src/submission/itemRanges';

describe('itemRanges', () => {
  const cases: readonly (readonly [readonly number[], readonly (readonly number[])[]])[] = [
    [[], []],
    [[0], [[0, 1]]],
    [[5, 6, 7], [[5, 3]]],
    [
      [0, 2, 3, 9],
      [
        [0, 1],
        [2, 2],
        [9, 1],
      ],
    ],
  ];
  for (const [indexes, ranges] of cases) {
    it(`gives ${JSON.stringify(ranges)} for ${JSON.stringify(indexes)}`, () => {
      assert.deepEqual(itemRanges(indexes), ranges);
    });
  }

  it('takes one pair for a whole request', () => {
    assert.deepEqual(itemRanges(Array.from({ length: 1000 }, (_, index) => 2000 + index)), [[2000, 1000]]);
  });

  it('never has two stretches that touch', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(60)), (indexes) => {
        const ranges = itemRanges(indexes.toSorted((a, b) => a - b));
        for (const [place, [from]] of ranges.entries()) {
          const before = ranges[place - 1];
          if (before) assert.ok(before[0] + before[1] < from);
        }
      }),
    );
  });
});

describe('indexesOf', () => {
  it('gives back the indexes of itemRanges', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(200)), (some) => {
        const indexes = some.toSorted((a, b) => a - b);
        assert.deepEqual(indexesOf(itemRanges(indexes)), indexes);
      }),
    );
  });

  it('keeps the order of the stretches, and has nothing for an empty one', () => {
    assert.deepEqual(
      indexesOf([
        [7, 2],
        [3, 0],
        [1, 1],
      ]),
      [7, 8, 1],
    );
  });
});
