import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MAX_SPREADSHEET_LENGTH } from '../../src/loyaltyFile/fileLimits';
import { PROGRAM_MEMBERS } from '../../src/loyaltyFile/members';
import { readSpreadsheet } from '../../src/loyaltyFile/readSpreadsheet';

const HEADER = [...PROGRAM_MEMBERS];
/** Cells as people fill them, and as nobody would. */
const cell = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.constantFrom('', ' ', 'Gold', 'G1', 'Hotel', 'free', 'Name', '"', '""', 'a"b', 'x\ny', '\r\n'),
  },
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[",;\t\r\n a]{0,8}$/),
);
const table = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 30 });

/** A table as RFC 4180 and spreadsheets write it: quotes around what needs them, or around everything. */
function written(rows: readonly (readonly string[])[], delimiter: string, lineEnd: string, always: boolean): string {
  const needsQuotes = (value: string) => always || value.includes(delimiter) || /["\r\n]/.test(value);
  const write = (value: string) => (needsQuotes(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return rows.map((row) => row.map(write).join(delimiter)).join(lineEnd);
}

/** What is left of a cell: line ends are one kind, blanks around go. */
function kept(value: string): string {
  return value.replace(/\r\n?/g, '\n').trim();
}

describe('readSpreadsheet, of any table', function () {
  this.timeout(60_000);

  for (const header of [true, false]) {
    it(`gives every row with content once, in order, with its number: ${header ? 'with' : 'without'} a header`, () => {
      fc.assert(
        fc.property(
          table,
          fc.constantFrom('\t', ';', ','),
          fc.constantFrom('\n', '\r\n', '\r'),
          fc.boolean(),
          fc.constantFrom('', '\ufeff'),
          fc.constantFrom('', '\n', '\r\n\r\n'),
          (rows, delimiter, lineEnd, always, mark, end) => {
            // Names nobody could take for a member, and values that make a table of it in any case.
            const marked = header
              ? [HEADER, ...rows]
              : rows.map(([first = '', second = ''], index) => [`n${index}${first}`, `c${second}`, 'Hotel', 'Paid']);
            const reading = readSpreadsheet(mark + written(marked, delimiter, lineEnd, always) + end);
            const filled = marked
              .map((cells, index) => ({ row: index + 1, cells: cells.map(kept) }))
              .slice(header ? 1 : 0)
              .filter(({ cells }) => cells.some((value) => value !== ''));
            if (filled.length === 0) {
              assert.equal(reading.kind, 'header-only');
              return;
            }
            assert(reading.kind === 'rows', reading.kind);
            assert.deepEqual(
              reading.rows.map(({ row, program: { Name, Code } }) => [row, Name, Code]),
              filled.map(({ row, cells: [name, code] }) => [row, name, code]),
            );
            assert.ok(reading.rows.every((row) => row.cells === undefined));
            assert.deepEqual([reading.leftOut, reading.absent], [[], []]);
          },
        ),
        { numRuns: 1000 },
      );
    });
  }

  it('drops no character of a text with quotes anywhere, unless it says so', () => {
    const messy = fc.array(fc.stringMatching(/^["a b\t]{0,12}$/), { maxLength: 12 });
    fc.assert(
      fc.property(messy, (lines) => {
        const reading = readSpreadsheet(`Name\tCode\n${lines.join('\n')}`);
        const rows = reading.kind === 'rows' ? reading.rows : [];
        // A text that is not taken is told by its row.
        if (rows.some((row) => row.cells === 'too-many')) return;
        const letters = (text: string) => text.replace(/[^ab]/g, '');
        const taken = rows.map(({ program: { Name, Code } }) => Name + Code).join('');
        assert.equal(letters(taken), letters(lines.join('')));
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.stringMatching(/^[",;\t\r\nab=sep]{0,60}$/),
    );
    fc.assert(
      fc.property(text, (any) => {
        const reading = readSpreadsheet(any);
        if (reading.kind === 'rows') assert.ok(reading.rows.length > 0);
      }),
      { numRuns: 3000 },
    );
  });

  for (const [what, text] of [
    ['a cell that nothing closes', `a\t"${'x'.repeat(MAX_SPREADSHEET_LENGTH - 10)}`],
    ['quotes without end', `a\t${'"'.repeat(MAX_SPREADSHEET_LENGTH - 10)}`],
    ['a row of commas', `a${','.repeat(MAX_SPREADSHEET_LENGTH - 10)}`],
    ['empty rows', `${'\n'.repeat(MAX_SPREADSHEET_LENGTH - 10)}a\tb`],
  ] as const) {
    it(`ends with ${what}, however long`, () => {
      assert.notEqual(readSpreadsheet(text).kind, 'empty');
    });
  }
});
