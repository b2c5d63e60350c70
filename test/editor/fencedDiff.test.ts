import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fencedDiff } from '../../src/editor/fencedDiff';

const FILE = { Name: 'New', Code: 'C1', Type: 'Hotel', Subscription: 'Free' } as const;

describe('fencedDiff', () => {
  it('tells of each member what Mews has and what the file says', () => {
    assert.equal(
      fencedDiff(['Name', 'Type', 'Subscription'], { Id: '1', Name: 'Old', Type: 'Chain "9"' }, FILE),
      [
        '```diff',
        '- Name: "Old"',
        '+ Name: "New"',
        '- Type: "Chain \\"9\\""',
        '+ Type: "Hotel"',
        '- Subscription: (none)',
        '+ Subscription: "Free"',
        '```',
      ].join('\n'),
    );
  });

  const shownAs: readonly (readonly [what: string, name: string, shown: string])[] = [
    ['blanks as they are', 'a  b ', '"a  b "'],
    ['a blank that does not break', 'a\u00a0b', '"a\\u00a0b"'],
    ['what ends a line', 'a\r\nb\u2028c\u0085', '"a\\r\\nb\\u2028c\\u0085"'],
    ['what reorders or hides', '\u202ea\u200b\u{e0041}', '"\\u202ea\\u200b\\udb40\\udc41"'],
    ['what no font shows', 'a\u3164\u034f\u2800\ufe01\u{e0101}', '"a\\u3164\\u034f\\u2800\\ufe01\\udb40\\udd01"'],
    ['that the shape of a character was chosen', '\u2764\ufe0f', '"\u2764\\ufe0f"'],
    ['half a character', '\ud83c', '"\\ud83c"'],
    ['letters of all scripts', 'Größe 北 🏨', '"Größe 北 🏨"'],
    ['a text without end', 'x'.repeat(501), `"${'x'.repeat(499)}…"`],
  ];
  for (const [what, name, shown] of shownAs) {
    it(`shows ${what}`, () => {
      assert.equal(fencedDiff(['Name'], { Id: '1', Name: name }, FILE).split('\n')[1], `- Name: ${shown}`);
    });
  }

  it('closes with the first line that could close it, whatever the values are', () => {
    const text = fc.string({ unit: fc.constantFrom('`', '~', '\n', '\r', ' ', 'a', '-', '\u2028') });
    fc.assert(
      fc.property(text, text, (there, here) => {
        const [first = '', ...lines] = fencedDiff(['Name'], { Id: '1', Name: there }, { ...FILE, Name: here }).split(
          /[\r\n\u2028]/,
        );
        const fence = first.slice(0, -'diff'.length);
        assert.equal(lines.length, 3);
        assert.equal(lines.at(-1), fence);
        assert(lines.slice(0, -1).every((line) => !line.includes(fence)));
      }),
    );
  });
});
