import assert from 'node:assert/strict';
import { spreadsheetSentence } from '../../src/editor/spreadsheetSentence';
import type { RowProblems } from '../../src/loyaltyFile/rowProblems';
import type { SpreadsheetRows } from '../../src/loyaltyFile/spreadsheetReading';

// Here because its words come from VS Code.
describe('spreadsheetSentence', () => {
  const fine: SpreadsheetRows = {
    kind: 'rows',
    rows: [2, 3, 4].map((row) => ({ row, program: { Name: 'Gold', Code: `G${row}` } })),
    leftOut: [],
    absent: [],
  };
  const none: RowProblems = { rows: [], complete: true };
  const leftOut = (...names: (string | undefined)[]) => ({
    ...fine,
    leftOut: names.map((name, index) => ({ number: index + 5, name })),
  });
  const token = `${'0123456789ABCDEF'.repeat(2)}-${'0123456789ABCDEF'.repeat(2).slice(1)}`;

  const cases: readonly (readonly [string, SpreadsheetRows, RowProblems, string])[] = [
    ['nothing to tell', fine, none, ''],
    ['a column', leftOut('Owner'), none, 'Left out, because Mews has no such member: column 5 "Owner".'],
    [
      'columns',
      leftOut('Owner', undefined, 'Notes'),
      none,
      'Left out, because Mews has no such member: column 5 "Owner", column 6 and column 7 "Notes".',
    ],
    [
      'a column that is called like a token',
      leftOut(token),
      none,
      'Left out, because Mews has no such member: column 5.',
    ],
    [
      'a column with a long and crafted name',
      leftOut(`[a](command:b)\n${'x'.repeat(99)}`),
      none,
      `Left out, because Mews has no such member: column 5 "[a] (command:b) ${'x'.repeat(24)}…".`,
    ],
    [
      'members without a column',
      { ...fine, absent: ['Type', 'Subscription'] },
      none,
      'No column for Type and Subscription: add what is missing to each program.',
    ],
    [
      'a row with too few cells',
      { ...fine, rows: fine.rows.map((row) => (row.row === 3 ? { ...row, cells: 'too-few' } : row)) },
      none,
      'Too few or too many cells: row 3.',
    ],
    ['a row to correct', fine, { rows: [7], complete: true }, 'Correct row 7.'],
    ['five of them', fine, { rows: [3, 4, 5, 6, 9], complete: true }, 'Correct rows 3, 4, 5, 6 and 9.'],
    ['more of them', fine, { rows: [3, 4, 5, 6, 9, 10, 11], complete: true }, 'Correct rows 3, 4, 5, 6, 9 and 2 more.'],
    [
      'too many to count',
      fine,
      { rows: [3, 4, 5, 6, 9, 10], complete: false },
      'Correct rows 3, 4, 5, 6, 9 and many more.',
    ],
    [
      'all at once',
      { ...leftOut('Owner'), absent: ['Code'] },
      { rows: [2], complete: true },
      'Left out, because Mews has no such member: column 5 "Owner". No column for Code: add what is missing to each program. Correct row 2.',
    ],
  ];
  for (const [what, rows, problems, sentence] of cases) {
    it(`says it: ${what}`, () => {
      assert.equal(spreadsheetSentence(rows, problems), sentence);
    });
  }
});
