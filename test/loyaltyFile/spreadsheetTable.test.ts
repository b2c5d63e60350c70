import assert from 'node:assert/strict';
import { type CellRow, spreadsheetTable } from '../../src/loyaltyFile/spreadsheetTable';

/** Rows 1, 2, … of cells that `|` parts. */
function rowsOf(...lines: string[]): CellRow[] {
  return lines.map((line, index) => ({ row: index + 1, cells: line.split('|') }));
}

describe('spreadsheetTable', () => {
  const tables: readonly (readonly [string, CellRow[], string, Record<string, number>, number])[] = [
    ['a header', rowsOf('Code|x|NAME', 'G1||Gold'), ',', { Code: 0, Name: 2 }, 3],
    [
      'a header of one member among others, where rows look alike',
      rowsOf('Name|Art', 'Gold|x', 'Silver|y'),
      ',',
      { Name: 0 },
      2,
    ],
    [
      'columns of values',
      rowsOf('free|Gold|Hotel|G1', 'Paid|Silver|hotel|S1'),
      ',',
      { Subscription: 0, Name: 1, Type: 2, Code: 3 },
      4,
    ],
    [
      'the width of most rows',
      rowsOf('A|1|Hotel', 'B|2', 'C|3|Hotel', 'D|4|Hotel|x', 'E|5|Hotel'),
      ',',
      { Name: 0, Code: 1, Type: 2 },
      3,
    ],
    ['a single row that tabs part', rowsOf('Gold|G1'), '\t', { Name: 0, Code: 1 }, 2],
    [
      'a single row with both lists',
      rowsOf('Gold| G1| Hotel| Free'),
      ',',
      { Name: 0, Code: 1, Type: 2, Subscription: 3 },
      4,
    ],
  ];
  for (const [what, rows, delimiter, columns, width] of tables) {
    it(`finds ${what}`, () => {
      const table = spreadsheetTable(rows, delimiter);
      assert(table);
      assert.deepEqual(Object.fromEntries(table.columns), columns);
      assert.equal(table.width, width);
    });
  }

  for (const [what, rows, delimiter] of [
    ['nothing', [], '\t'],
    ['a single row that commas part', rowsOf('Gold|G1'), ','],
    ['a single row with one list', rowsOf('Some text| free'), ','],
    ['rows like sentences', rowsOf('Gold| or so', 'Silver| perhaps'), ','],
    ['rows of one word each', rowsOf('Gold|', 'Silver|'), '\t'],
    ['rows of any length', rowsOf('a|b|c', 'd|e', 'f|g|h|i', 'j|k|l|m|n'), ';'],
    ['a word that is a member among sentences', rowsOf('Name| if you please', 'and| well'), ','],
  ] as const) {
    it(`finds no table in ${what}`, () => {
      assert.equal(spreadsheetTable(rows, delimiter), undefined);
    });
  }

  it('is surer with a header, and with more members in it', () => {
    const evidence = [
      rowsOf('a|b', 'c|d'),
      rowsOf('a|Hotel', 'c|Hotel'),
      rowsOf('Name|x', 'c|d'),
      rowsOf('Name|Code', 'c|d'),
    ].map((rows) => spreadsheetTable(rows, '\t')?.evidence ?? 0);
    assert.deepEqual(
      evidence,
      [...new Set(evidence)].toSorted((a, b) => a - b),
    );
  });
});
