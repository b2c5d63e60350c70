import assert from 'node:assert/strict';
import fc from 'fast-check';
import { harmless } from '../../src/editor/harmless';

/**
 * Every character that is not shown as itself: control, format (bidi, zero width, tags), the separators of lines, and what fonts leave
 * out; but for the mark of an emoji behind one.
 */
const HIDDEN = /(?!\ufe0f)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?<!\p{Emoji})\ufe0f/u;

describe('harmless', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['plain text', 'Hotel Aurora, "Gold" (50%) [1] $5 Ä 🏨', 'Hotel Aurora, "Gold" (50%) [1] $5 Ä 🏨'],
    ['nothing', '', ''],
    ['blanks', ' \u00a0 Gold \t  Club\u3000', 'Gold Club'],
    ['line breaks', 'Gold\r\nSilver\nBronze\u2028Iron\u2029Tin\u0085', 'Gold Silver Bronze Iron Tin'],
    ['control characters', '\0Gold\u001b[31m\u007f\u009b', 'Gold [31m'],
    ['a link', '[Gold](https://example.com)', '[Gold] (https://example.com)'],
    ['a command', '[Gold](command:workbench.action.quit)', '[Gold] (command:workbench.action.quit)'],
    [
      'a link with a hidden character in it',
      '[Gold]\u200b(command:x) []\u2066(command:x)',
      '[Gold] (command:x) [] (command:x)',
    ],
    ['links one inside the other', '[[a](b)](c)', '[[a] (b)] (c)'],
    ['icons', '$(error) $$(x) $\u200d(x)', '$ (error) $$ (x) $ (x)'],
    ['text that reorders text', 'a\u202eb\u2066c\u2069d\u200ee\u200ff', 'a b c d e f'],
    ['an Arabic letter mark', 'a\u061cb', 'a b'],
    ['invisible characters', 'Go\u200bld\u2060 \ufeffClub', 'Go ld Club'],
    ['tags, which spell a hidden text', `Gold\u{e0041}\u{e0042}\u{e007f}`, 'Gold'],
    ['fillers of Hangul', 'a\u115fb\u1160c\u3164d\uffa0e', 'a b c d e'],
    ['vowels of Khmer that nobody sees', 'a\u17b4b\u17b5c', 'a b c'],
    ['what holds characters together', 'Go\u034fld', 'Go ld'],
    ['the empty cell of Braille', 'Go\u2800ld', 'Go ld'],
    ['marks for another shape', 'a\ufe00b\ufe01c\ufe0ed\u{e0100}e\u{e01ef}f\u180bg', 'a b c d e f g'],
    ['emoji', 'I \u2764\ufe0f Gold 1\ufe0f\u20e3', 'I \u2764\ufe0f Gold 1\ufe0f\u20e3'],
    [
      'the mark of an emoji where there is none',
      'Go\ufe0fld \ufe0f \u2764\ufe0f\ufe0f\u200b\ufe0f!',
      'Go ld \u2764\ufe0f !',
    ],
    ['half characters', '\ud83cGold\udfe8', '\ufffdGold\ufffd'],
    ['499 characters', '🏨'.repeat(499), '🏨'.repeat(499)],
    ['500 characters', '🏨'.repeat(500), '🏨'.repeat(500)],
    ['501 characters', '🏨'.repeat(501), `${'🏨'.repeat(499)}…`],
    ['499 plain characters', 'x'.repeat(499), 'x'.repeat(499)],
    ['500 plain characters', 'x'.repeat(500), 'x'.repeat(500)],
    ['501 plain characters', 'x'.repeat(501), `${'x'.repeat(499)}…`],
    ['500 characters and blanks', `${' x'.repeat(250)}    `, ' x'.repeat(250).trim()],
  ];
  for (const [what, text, expected] of cases) {
    it(`shows ${what} as ${JSON.stringify(expected.length > 60 ? `${expected.slice(0, 6)}…` : expected)}`, () => {
      assert.equal(harmless(text), expected);
    });
  }

  it('gives for any text one short line that nothing hides in and nothing can be pressed on', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ...[
          '[',
          ']',
          '(',
          '](',
          '$(',
          '$',
          ' ',
          '\n',
          '\u061c',
          '\u202e',
          '\u200b',
          '\ud83c',
          '\ufe0f',
          '\u2764',
          '\u3164',
          'x'.repeat(400),
        ],
      ),
    );
    const anyText = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(anyText, (text) => {
        const line = harmless(text);
        assert.ok(!line.includes('](') && !line.includes('$('));
        assert.ok(!HIDDEN.test(line));
        assert.ok(line.isWellFormed());
        assert.ok([...line].length <= 500);
        assert.equal(line, line.trim());
        assert.equal(harmless(line), line);
      }),
      { numRuns: 500 },
    );
  }).timeout(20_000);
});
