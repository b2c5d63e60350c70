import assert from 'node:assert/strict';
import { MAX_ERROR_DEPTH } from '../../src/mews/limits';
import { withoutDetails } from '../../src/submission/withoutDetails';

describe('withoutDetails', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['{"Message":"No","Details":"all of it"}', '{"Message":"No"}'],
    ['{"Details":{"Request":{"ClientToken":"x"}},"Message":null}', '{"Message":null}'],
    ['{"D\\u0065tails":"x","details":"y","Message":"No"}', '{"Message":"No"}'],
    ['{"Details":null}', '{}'],
    ['{ "Message" : "No" }', '{ "Message" : "No" }'],
    ['<html>Details</html>', '<html>Details</html>'],
    ['{"Details":', '{"Details":'],
    ['[{"Details":1}]', '[{"Details":1}]'],
    ['"Details"', '"Details"'],
    ['null', 'null'],
    ['', ''],
  ];
  for (const [body, kept] of cases) {
    it(`keeps ${kept || 'nothing'} of ${body || 'nothing'}`, () => {
      assert.equal(withoutDetails(body), kept);
    });
  }

  const lists = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  const objects = (levels: number) => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;
  // The body itself is the first level.
  const depths: readonly (readonly [number, number])[] = [
    [MAX_ERROR_DEPTH - 1, MAX_ERROR_DEPTH - 1],
    [MAX_ERROR_DEPTH, MAX_ERROR_DEPTH],
    [MAX_ERROR_DEPTH + 1, MAX_ERROR_DEPTH],
    [100_000, MAX_ERROR_DEPTH],
  ];
  for (const [depth, kept] of depths) {
    it(`keeps ${kept} of ${depth} levels where it takes something out`, () => {
      for (const nested of [lists, objects]) {
        const body = (levels: number, rest: string) => `{"Message":"No","x":${nested(levels - 1)}${rest}}`;
        assert.equal(withoutDetails(body(depth, ',"Details":1')), body(kept, ''));
      }
    });
  }

  it('keeps a Message or RequestId that is none for one that is none', () => {
    const body = (levels: number, rest: string) => `{"Message":${lists(levels)},"RequestId":${objects(levels)}${rest}}`;
    assert.equal(withoutDetails(body(100_000, ',"Details":1')), body(MAX_ERROR_DEPTH - 1, ''));
  });

  it('keeps every level where there is nothing to take out', () => {
    const body = `{"Message":"No","x":${lists(100_000)}}`;
    assert.equal(withoutDetails(body), body);
  });
});
