import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapedMarkdown } from '../../src/editor/escapedMarkdown';
import { harmless } from '../../src/editor/harmless';

describe('escapedMarkdown', () => {
  const cases: readonly (readonly [text: string, escaped: string])[] = [
    ['Hotel Aurora', 'Hotel Aurora'],
    ['a|b', 'a\\|b'],
    ['<img src=x>', '\\<img src\\=x\\>'],
    ['`a` **b** _c_', '\\`a\\` \\*\\*b\\*\\* \\_c\\_'],
    ['https://evil.example', 'https\\:\\/\\/evil\\.example'],
    ['a@b.example', 'a\\@b\\.example'],
    ['one\n# two', 'one \\# two'],
    ['\\', '\\\\'],
    ['&lt;', '\\&lt\\;'],
    ['Café 北 🏨', 'Café 北 🏨'],
  ];
  for (const [text, escaped] of cases) {
    it(`writes ${JSON.stringify(text)} as ${JSON.stringify(escaped)}`, () => {
      assert.equal(escapedMarkdown(text), escaped);
    });
  }

  it('leaves no mark of ASCII bare in any text, and changes nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapedMarkdown(text);
        assert.equal(escaped.replace(/\\([!-/:-@[-`{-~])/g, '$1'), harmless(text));
        assert.doesNotMatch(escaped.replace(/\\[!-/:-@[-`{-~]/g, ''), /[!-/:-@[-`{-~\n]/);
      }),
    );
  });
});
