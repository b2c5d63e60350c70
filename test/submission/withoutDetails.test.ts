import assert from 'node:assert/strict';
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
});
