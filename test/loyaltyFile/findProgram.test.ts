import assert from 'node:assert/strict';
import { MAX_FILE_LENGTH } from '../../src/loyaltyFile/fileLimits';
import { findProgram } from '../../src/loyaltyFile/findProgram';
import { fileText, programText } from './loyaltyText';
import { marked } from './marked';

const A = programText({ Code: '"A"' });
const MARKED_A = programText({ Code: '«"A"»' });
const B = programText({ Code: '"B"' });

describe('findProgram', function () {
  this.timeout(20_000);

  const found: readonly (readonly [string, string, number])[] = [
    ['the Code of the only one', fileText([MARKED_A, B]), 0],
    ['the one at the index', fileText([A, B, MARKED_A]), 2],
    ['the first one where another stands at the index', fileText([B, MARKED_A, A]), 0],
    ['the first one where the list is shorter', fileText([MARKED_A, A]), 7],
    ['a Code with an escape', fileText([programText({ Code: '«"\\u0041"»' })]), 0],
    ['the last Code of a program', fileText([programText({ Code: '"B", "Code": «"A"»' })]), 0],
    ['the last list of a file', `{"LoyaltyPrograms": [${A}], "LoyaltyPrograms": [${B}, ${MARKED_A}]}`, 0],
    ['the list that has a value', `{"LoyaltyPrograms": [${MARKED_A}], "LoyaltyPrograms"`, 0],
    ['a Code in broken text', '{"LoyaltyPrograms": [{"Name" "Gold", "Code": «"A"»', 0],
    [
      'a Code among comments and other values',
      `/* all */ {"LoyaltyPrograms": [7, null, ["Code", "A"], ${MARKED_A},]}`,
      2,
    ],
  ];
  for (const [what, source, index] of found) {
    it(`finds ${what}`, () => {
      const { text, ranges } = marked(source);
      assert.deepEqual(findProgram(text, 'A', index), ranges[0]);
      assert.equal(ranges.length, 1);
    });
  }

  const absent: readonly (readonly [string, string])[] = [
    ['a file without that Code', fileText([B, programText({ Code: '"a"' })])],
    ['a program whose Code is a list', fileText([programText({ Code: '["A"]' })])],
    ['lists that look like members', '[["LoyaltyPrograms", [["Code", "A"]]]]'],
    ['a Code outside the list', `{"Code": "A", "LoyaltyPrograms": {"0": ${A}}}`],
    ['an empty text', ''],
    ['nothing but a comment', '// A'],
    ['a text too deep to read', fileText([A], `"x": ${'['.repeat(200_000)}, `)],
    ['a text too long to read', fileText([A], `"x": "${'x'.repeat(MAX_FILE_LENGTH)}", `)],
  ];
  for (const [what, text] of absent) {
    it(`finds nothing in ${what}`, () => {
      assert.equal(findProgram(text, 'A', 0), undefined);
    });
  }
});
