import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codesIn } from '../../src/loyaltyFile/codesIn';
import { anyFile, anyWriting } from './anyText';

describe('codesIn', () => {
  it('gives every Code of a file, however it is written', () => {
    fc.assert(
      fc.property(anyFile, anyWriting, (file, write) => {
        const text = write(file);
        // A writing that escapes names as well hides them from a search.
        if (!text.includes('"Code"')) return;
        assert.deepEqual(
          codesIn(text),
          file.LoyaltyPrograms.map(({ Code }) => Code),
        );
      }),
    );
  });

  it('leaves out the one that begins at an offset', () => {
    const text = '[{ "Code": "A" }, { "Code" : "B" }, { "Code": "A" }]';
    assert.deepEqual(codesIn(text, { offset: text.indexOf('"A"') }), ['B', 'A']);
    assert.deepEqual(codesIn(text, { offset: text.lastIndexOf('"A"') }), ['A', 'B']);
  });

  it('finds those of broken text, and no number', () => {
    assert.deepEqual(codesIn('{ "Code": "A", [ "Code": 7, "Code": "\\u0042" "Code": "C\n "Code"'), ['A', 'B']);
  });

  it('takes no Name for a Code', () => {
    assert.deepEqual(codesIn(JSON.stringify({ Name: '"Code": "X"' })), []);
  });
});
