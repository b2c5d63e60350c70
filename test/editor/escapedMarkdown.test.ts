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
    ['https:/evil.example', 'https\\:\\/evil\\.example'],
    ['https://evil.example', '`https://evil.example`'],
    ['see (https://evil.example/x?y=1), there', 'see \\(`https://evil.example/x?y=1`\\)\\, there'],
    ['//evil.example', '`//evil.example`'],
    ['mailto:a@b.example', '`mailto:a@b.example`'],
    ['a@b.example c@d.example', '`a@b.example` `c@d.example`'],
    ['a|https://evil.example|b', 'a\\|`https://evil.example`\\|b'],
    ['`https://evil.example`', '\\``https://evil.example`\\`'],
    ['https://evil.example\\|b', '`https://evil.example\\`\\|b'],
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

  it('leaves no mark of ASCII bare in any text but in code, and changes nothing else', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('//', '@', '`', '|', '\\', ' ', 'a', 'https:'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        const text = units.join('');
        const escaped = escapedMarkdown(text);
        const pieces = [...escaped.matchAll(/\\([!-/:-@[-`{-~])|`([^`|]+)`|([^!-/:-@[-`{-~\n])/gu)];
        assert.equal(pieces.map(([piece]) => piece).join(''), escaped);
        assert.equal(pieces.map(([, mark, code, other]) => mark ?? code ?? other).join(''), harmless(text));
      }),
    );
  });

  it('leaves no address outside of code, where some versions of Markdown see it behind backslashes', () => {
    const unit = fc.constantFrom('/', '//', '@', '`', '|', '\\', ' ', 'a', 'https:', 'mailto:', 'b.example');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        const withoutCode = escapedMarkdown(units.join('')).replace(/\\(.)|`[^`]*`/g, (_, mark) => mark ?? ' ');
        assert.doesNotMatch(withoutCode, /\/\/|@/);
      }),
    );
  });
});
