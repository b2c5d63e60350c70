import assert from 'node:assert/strict';
import fc from 'fast-check';
import { batchesOf } from '../../src/submission/batches';
import { anyRuns } from '../anyRuns';

describe('batchesOf', function () {
  this.timeout(anyRuns.timeoutMs);

  it('cuts every list into full stretches and one rest, in order, without gap or overlap', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.integer({ min: 1, max: 1_200 }), (total, size) => {
        const batches = batchesOf(total, size);
        assert.ok(batches.length <= total && batches.every(({ count }) => count >= 1 && count <= size));
        const indexes = batches.flatMap(({ from, count }) =>
          Array.from({ length: count }, (_, offset) => from + offset),
        );
        assert.deepEqual(indexes, [...Array(total).keys()]);
        assert.ok(batches.slice(0, -1).every(({ count }) => count === size));
      }),
      anyRuns.parameters(100),
    );
  });

  const cases = [
    [0, 1000, []],
    [1, 1000, [[0, 1]]],
    [999, 1000, [[0, 999]]],
    [1000, 1000, [[0, 1000]]],
    [
      1001,
      1000,
      [
        [0, 1000],
        [1000, 1],
      ],
    ],
    [
      3,
      2.9,
      [
        [0, 2],
        [2, 1],
      ],
    ],
    [
      2,
      0,
      [
        [0, 1],
        [1, 1],
      ],
    ],
    [
      2,
      -5,
      [
        [0, 1],
        [1, 1],
      ],
    ],
  ] as const;
  for (const [total, size, expected] of cases) {
    it(`cuts ${total} by ${size} into ${expected.length}`, () => {
      assert.deepEqual(
        batchesOf(total, size).map(({ from, count }) => [from, count]),
        expected,
      );
    });
  }
});
