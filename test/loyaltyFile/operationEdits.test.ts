import assert from 'node:assert/strict';
import { containerAt } from '../../src/loyaltyFile/container';
import { jsonStyle } from '../../src/loyaltyFile/jsonStyle';
import { operationEdits } from '../../src/loyaltyFile/operationEdits';
import { editedText } from '../../src/loyaltyFile/textEdit';
import type { TextOperation } from '../../src/loyaltyFile/textOperation';

/** The removal of the entry with an index from the list that opens at an offset. */
function removal(text: string, offset: number, index: number): TextOperation {
  const list = containerAt(text, offset);
  assert(list);
  return { kind: 'remove', list, index };
}

function replacement(text: string, from: string, to: string): TextOperation {
  return { kind: 'replace', edit: { offset: text.indexOf(from), length: from.length, text: to } };
}

function textAfter(text: string, ...fixes: TextOperation[][]): string {
  return editedText(text, operationEdits(text, jsonStyle(text), fixes));
}

describe('operationEdits', () => {
  it('works out what leaves one list together', () => {
    const text = '[1, 2, 3, 4]';
    const remove = (...indexes: number[]) => textAfter(text, ...indexes.map((index) => [removal(text, 0, index)]));
    assert.equal(remove(0, 1), '[3, 4]');
    assert.equal(remove(2, 3), '[1, 2]');
    assert.equal(remove(3, 0), '[2, 3]');
    assert.equal(remove(1, 1), '[1, 3, 4]');
    assert.equal(remove(0, 1, 2, 3), '[]');
  });

  it('leaves out a fix that is about the same text as another', () => {
    const text = '[["a"], "b"]';
    assert.equal(textAfter(text, [replacement(text, '"a"', '"c"')], [removal(text, 0, 0)]), '["b"]');
    assert.equal(textAfter(text, [removal(text, 1, 0)], [removal(text, 0, 0)]), '["b"]');
  });

  it('leaves out the whole of such a fix', () => {
    const text = '["a", "b"]';
    const both = [replacement(text, '"a"', '1'), replacement(text, '"b"', '2')];
    assert.equal(textAfter(text, [replacement(text, '"b"', '3')], both), '["a", 3]');
  });

  it('lets what only comes in touch nothing that goes', () => {
    const text = '["a", "b"]';
    const insertion: TextOperation = { kind: 'replace', edit: { offset: 4, length: 0, text: 'x' } };
    assert.equal(textAfter(text, [replacement(text, '"a"', '1')], [insertion]), '[1, "b"]');
  });
});
