import assert from 'node:assert/strict';
import { UNSEEN } from '../../src/editor/unseen';

const seen = (text: string) => text.replace(UNSEEN, '|');

describe('UNSEEN', () => {
  for (const [what, text, expected] of [
    ['a run of whatever hides, as one', 'a\0\u202e\u200b\u2028\u3164\u2800\u034f\ufe01\u{e0101}\u{e0041}b', 'a|b'],
    ['what joins emoji', '👩\u200d💻', '👩|💻'],
    ['all but one mark of an emoji', '\u2764\ufe0f\ufe0f\ufe0fx', '\u2764\ufe0f|x'],
    ['the mark of an emoji behind a letter', 'x\ufe0fy', 'x|y'],
  ] as const) {
    it(`finds ${what}`, () => assert.equal(seen(text), expected));
  }

  it('leaves letters, marks, blanks and emoji of all kinds', () => {
    const text = 'Größe e\u0301 北\u3000\u00a0🏨 \u2764\ufe0f 1\ufe0f\u20e3 👍🏽 🇨🇿 हिन्दी ไทย ខ្មែរ 한국';
    assert.equal(seen(text), text);
  });
});
