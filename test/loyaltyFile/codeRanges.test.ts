import assert from 'node:assert/strict';
import { codeRanges } from '../../src/loyaltyFile/codeRanges';
import { fileText, programText } from './loyaltyText';
import { marked } from './marked';

describe('codeRanges', () => {
  it('gives the Codes at the indexes, in their order', () => {
    const codes = ['"A"', '«"B"»', '"C"', '«"\\u0044"»'];
    const { text, ranges } = marked(fileText(codes.map((code) => programText({ Code: code }))));
    assert.deepEqual(codeRanges(text, [1, 3]), ranges);
    assert.deepEqual(codeRanges(text, [3, 1]), ranges.toReversed());
    assert.deepEqual(codeRanges(text, []), []);
  });

  it('gives none in a text that is too deep to read', () => {
    assert.deepEqual(codeRanges(fileText([programText()], `"x": ${'['.repeat(200_000)}, `), [0]), []);
  });
});
