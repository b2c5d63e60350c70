import assert from 'node:assert/strict';
import { commentEnd } from '../../src/loyaltyFile/commentEnd';

describe('commentEnd', () => {
  const cases: readonly (readonly [string, number | undefined])[] = [
    ['// a\nb', 4],
    ['// a\r\nb', 4],
    ['// a', 4],
    ['/* a */b', 7],
    ['/**/b', 4],
    ['/*/b', 4],
    ['/* a', 4],
    ['/a', undefined],
    ['/', undefined],
    ['a', undefined],
    ['', undefined],
  ];
  for (const [text, end] of cases) {
    it(`gives ${end} for ${JSON.stringify(text)}`, () => {
      assert.equal(commentEnd(text, 0), end);
    });
  }
});
