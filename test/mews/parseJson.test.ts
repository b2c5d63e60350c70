import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseJson } from '../../src/mews/parseJson';

describe('parseJson', () => {
  it('gives back every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        assert.deepEqual(parseJson(JSON.stringify(value)), JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  for (const text of [undefined, '', '{', "{'a':1}", '{"a":1,}', '// a', 'NaN', '<html>']) {
    it(`gives undefined for ${JSON.stringify(text)}`, () => {
      assert.equal(parseJson(text), undefined);
    });
  }

  it('gives undefined for an object that is cut off anywhere', () => {
    const text = '{"LoyaltyPrograms":[{"Id":"a1","Name":"Gold"}]}';
    for (let length = 0; length < text.length; length++) assert.equal(parseJson(text.slice(0, length)), undefined);
  });
});
