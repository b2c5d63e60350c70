import assert from 'node:assert/strict';
import { readExceptionResult } from '../../src/mews/exceptionResult';

describe('readExceptionResult', () => {
  const cases: readonly (readonly [string, boolean])[] = [
    ['{"Message":"Invalid Code","RequestId":"r1","Details":null}', true],
    ['{"Message":"Invalid Code"}', true],
    ['{"Message":null,"RequestId":null,"Details":{"Request":"…"}}', true],
    ['{"message":"Forbidden"}', false],
    ['{"Message":403}', false],
    ['{"Message":"Invalid Code","RequestId":17}', false],
    ['{"RequestId":"r1"}', false],
    ['{"error":"blocked"}', false],
    ['["Message"]', false],
    ['"Message"', false],
    ['null', false],
    ['', false],
    ['<html>Message</html>', false],
  ];
  for (const [body, isMews] of cases) {
    it(`takes ${body || 'nothing'} ${isMews ? 'for' : 'for no'} error of Mews`, () => {
      assert.equal(readExceptionResult(body) !== undefined, isMews);
    });
  }

  it('takes bytes that are not UTF-8 for no error of Mews', () => {
    assert.equal(readExceptionResult(undefined), undefined);
  });
});
