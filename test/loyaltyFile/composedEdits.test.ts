import assert from 'node:assert/strict';
import fc from 'fast-check';
import { composedEdits } from '../../src/loyaltyFile/composedEdits';
import { editedText, type TextEdit } from '../../src/loyaltyFile/textEdit';

/** Edits of a text of that length, in order, that don't overlap. */
function editsOf(length: number, cuts: readonly number[], texts: readonly string[]): TextEdit[] {
  const places = cuts.map((cut) => Math.floor(cut * (length + 1))).toSorted((a, b) => a - b);
  return texts.slice(0, Math.floor(places.length / 2)).map((text, index) => {
    const [from = 0, to = from] = places.slice(2 * index, 2 * index + 2);
    return { offset: Math.min(from, length), length: Math.min(to, length) - Math.min(from, length), text };
  });
}

const anyRound = fc.tuple(
  fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 8 }),
  fc.array(fc.string({ maxLength: 4 }), { minLength: 4, maxLength: 4 }),
);

describe('composedEdits', () => {
  it('do at once what the rounds do one after another', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(anyRound, { maxLength: 4 }), (text, made) => {
        const rounds: TextEdit[][] = [];
        let now = text;
        for (const [cuts, texts] of made) {
          const edits = editsOf(now.length, cuts, texts);
          rounds.push(edits);
          now = editedText(now, edits);
        }
        const composed = composedEdits(text.length, rounds);
        assert.equal(editedText(text, composed), now);
        let end = -1;
        for (const { offset, length } of composed) {
          assert.ok(offset > end, 'two edits touch');
          end = offset + length;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves alone what no round touches', () => {
    assert.deepEqual(composedEdits(5, [[{ offset: 1, length: 1, text: 'xy' }], [{ offset: 2, length: 1, text: '' }]]), [
      { offset: 1, length: 1, text: 'x' },
    ]);
    assert.deepEqual(composedEdits(5, []), []);
  });
});
