import assert from 'node:assert/strict';
import { programRemoval } from '../../src/loyaltyFile/programRemoval';
import { editedText } from '../../src/loyaltyFile/textEdit';
import { fileText, programText } from './loyaltyText';

const [A, B, C, D] = ['A', 'B', 'C', 'D'].map((code) => programText({ Code: `"${code}"` }));
const FOUR = fileText([A ?? '', B ?? '', C ?? '', D ?? ''], '"x": [1, 2], ');

describe('programRemoval', () => {
  const left = (text: string, ...indexes: number[]) => editedText(text, programRemoval(text, indexes));

  it('takes programs out of the list, wherever they stand in it', () => {
    assert.equal(left(FOUR, 0), fileText([B ?? '', C ?? '', D ?? ''], '"x": [1, 2], '));
    assert.equal(left(FOUR, 3, 1), fileText([A ?? '', C ?? ''], '"x": [1, 2], '));
    assert.equal(left(FOUR, 0, 1, 2), fileText([D ?? ''], '"x": [1, 2], '));
  });

  it('takes none out where no program would stay', () => {
    assert.deepEqual(programRemoval(FOUR, [0, 1, 2, 3]), []);
    assert.deepEqual(programRemoval(fileText(), [0]), []);
  });

  it('takes none out of what lists no programs', () => {
    for (const text of [
      '',
      '[]',
      '{}',
      '{"LoyaltyPrograms": {"0": 1, "1": 2}}',
      '{"LoyaltyPrograms": [',
      '['.repeat(200_000),
    ]) {
      assert.deepEqual(programRemoval(text, [0]), [], text.slice(0, 50));
    }
  });
});
