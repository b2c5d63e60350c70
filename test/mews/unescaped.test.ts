import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unescaped } from '../../src/mews/unescaped';

/** Where each character of the text without escapes stood before: its own piece of the text with them. */
function piecesOf(text: string): readonly string[] {
  const read = unescaped(text);
  assert.ok(read);
  return Array.from({ length: read.text.length }, (_, at) => text.slice(read.start(at), read.end(at + 1)));
}

describe('unescaped', () => {
  for (const text of ['', 'Gold', 'Ä 🏨 "a" /b', '#65; u0041 x41 41 quot;']) {
    it(`has nothing to undo in ${JSON.stringify(text)}`, () => {
      assert.equal(unescaped(text), undefined);
    });
  }

  const cases: readonly (readonly [text: string, without: string, pieces: readonly string[]])[] = [
    ['\\u0041', 'A', ['\\u0041']],
    ['\\U00e9', 'é', ['\\U00e9']],
    ['\\\\\\u0041', 'A', ['\\\\\\u0041']],
    ['a\\u0041b', 'aAb', ['a', '\\u0041', 'b']],
    ['\\u0041\\u0042', 'AB', ['\\u0041', '\\u0042']],
    ['\\u00411', 'A1', ['\\u0041', '1']],
    ['\\x411', 'A1', ['\\x41', '1']],
    ['\\\\x4F', 'O', ['\\\\x4F']],
    ['\\u004', 'u004', ['u', '0', '0', '4']],
    ['\\x4', 'x4', ['x', '4']],
    ['\\ud83c\\udfe8', '🏨', ['\\ud83c', '\\udfe8']],
    ['\\u0000', '\0', ['\\u0000']],
    ['%41%4a%4A', 'AJJ', ['%41', '%4a', '%4A']],
    ['%e9', 'é', ['%e9']],
    ['100% %4 %g1', '100% %4 %g1', [...'100% %4 %g1']],
    ['&#65;&#x41;&#X4a;', 'AAJ', ['&#65;', '&#x41;', '&#X4a;']],
    ['&#0000065;', 'A', ['&#0000065;']],
    ['&#00000065;', '&#00000065;', [...'&#00000065;']],
    ['&#x000041;', 'A', ['&#x000041;']],
    ['&#x0000041;', '&#x0000041;', [...'&#x0000041;']],
    ['&#;&#x;&#65', '&#;&#x;&#65', [...'&#;&#x;&#65']],
    ['&quot;&apos;&lt;&gt;&amp;', '"\'<>&', ['&quot;', '&apos;', '&lt;', '&gt;', '&amp;']],
    ['&QUOT;&Amp;', '"&', ['&QUOT;', '&Amp;']],
    ['&nbsp;&constructor;', '&nbsp;&constructor;', [...'&nbsp;&constructor;']],
    ['&amp;quot;', '&quot;', ['&amp;', 'q', 'u', 'o', 't', ';']],
    // The last character there is, and the first number behind it.
    ['&#x10ffff;', '\u{10ffff}', ['&#x10ffff;', '&#x10ffff;']],
    ['a&#x110000;b', 'ab', ['a', 'b']],
    ['a&#9999999;b', 'ab', ['a', 'b']],
    ['\\"', '"', ['\\"']],
    ["a\\'b", "a'b", ['a', "\\'", 'b']],
    ['\\\\\\/a', '/a', ['\\\\\\/', 'a']],
    ['\\"\\"', '""', ['\\"', '\\"']],
    ['a\\nb', 'anb', ['a', 'n', 'b']],
    ['a\\\\b', 'ab', ['a', 'b']],
    ['\\', '', []],
    ['a\\', 'a', ['a']],
    ['C:\\bar', 'C:bar', [...'C:bar']],
    ['\\%41', 'A', ['%41']],
    ['\\&quot;', '"', ['&quot;']],
  ];
  for (const [text, without, pieces] of cases) {
    it(`reads ${JSON.stringify(text)} as ${JSON.stringify(without)}, and knows where each character stood`, () => {
      assert.equal(unescaped(text)?.text, without);
      assert.deepEqual(piecesOf(text), pieces);
    });
  }

  it('knows where anything between two places stood, wherever they are', () => {
    const escaped = fc.constantFrom<readonly [string, string]>(
      ['\\u0041', 'A'],
      ['\\\\x42', 'B'],
      ['%43', 'C'],
      ['&#68;', 'D'],
      ['&lt;', '<'],
      ['\\"', '"'],
      ['\\\\/', '/'],
    );
    const plain = fc.stringMatching(/^[g-t ]{1,9}$/).map((text): readonly [string, string] => [text, text]);
    fc.assert(
      fc.property(fc.array(fc.oneof(escaped, plain), { minLength: 1 }), (pieces) => {
        const text = pieces.map(([raw]) => raw).join('');
        const read = unescaped(text);
        const without = pieces.map(([, character]) => character).join('');
        if (!read) return assert.equal(text, without);
        assert.equal(read.text, without);
        /** For each character its beginning and its end, as the pieces tell. */
        const places: [number, number][] = [];
        let at = 0;
        for (const [raw, character] of pieces) {
          if (raw === character) for (let i = 0; i < raw.length; i++) places.push([at + i, at + i + 1]);
          else places.push([at, at + raw.length]);
          at += raw.length;
        }
        assert.deepEqual(
          places.map((_, index) => [read.start(index), read.end(index + 1)]),
          places,
        );
      }),
    );
  });
});
