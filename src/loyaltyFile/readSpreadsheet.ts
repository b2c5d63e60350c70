import { parse } from 'papaparse';
import { MAX_PROGRAMS_PER_FILE, MAX_SPREADSHEET_LENGTH } from './fileLimits';
import { PROGRAM_MEMBERS } from './members';
import { rowProgram } from './rowProgram';
import type { SpreadsheetReading } from './spreadsheetReading';
import { type CellRow, type SpreadsheetTable, spreadsheetTable } from './spreadsheetTable';

/** What parts cells: on the clipboard of every spreadsheet program, in CSV files of half of Europe, and in CSV files. */
const DELIMITERS = ['\t', ';', ','] as const;
/** A first line with which Excel tells itself what parts the cells of a file. It shows no row for it. */
const DECLARED = /^sep=([\t;,|])\n/i;
/** So many rows show what parts the cells of all. */
const SAMPLE_ROWS = 1000;
/** No file may hold more: the header, and as many empty rows as programs. */
const MAX_ROWS = 2 * MAX_PROGRAMS_PER_FILE;
/** JSON begins like this and ends like that. As cells it would have a shape too. */
const JSON_START = /^\s*[[\]{}]/;
const JSON_END = /[[\]{},]\s*$/;

/**
 * Reads the text of a spreadsheet, as the clipboard or a CSV file has it. Total: any text gives a reading, and every row
 * with content is in it once. Loaded when it is first needed, with the parser: see LOADED_LATER in esbuild.mjs.
 */
export function readSpreadsheet(text: string): SpreadsheetReading {
  if (text.length > MAX_SPREADSHEET_LENGTH) return { kind: 'too-large' };
  if (text.trim() === '') return { kind: 'empty' };
  if (JSON_START.test(text) && JSON_END.test(text)) return { kind: 'no-rows' };
  // One text may have several kinds of line end, most of all where a cell has some of its own.
  const lines = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const [declaration = '', declared] = DECLARED.exec(lines) ?? [];
  const content = lines.slice(declaration.length);
  const delimiter = declared ?? surestDelimiter(content);
  const cells = delimiter === undefined ? [] : cellsIn(content, delimiter, MAX_ROWS);
  if (cells.length === MAX_ROWS) return { kind: 'too-large' };
  const table = delimiter === undefined ? undefined : tableOf(cells, delimiter);
  if (!table) return { kind: 'no-rows' };
  if (table.body.length === 0) return { kind: 'header-only' };
  const rows = table.body.map((row) => rowProgram(row, table));
  const absent = PROGRAM_MEMBERS.filter((member) => !table.columns.has(member));
  return { kind: 'rows', rows, leftOut: table.leftOut, absent };
}

function surestDelimiter(content: string): string | undefined {
  const filled = content.replace(/^\s*\n/, '');
  let surest: { readonly delimiter: string; readonly evidence: number } | undefined;
  for (const delimiter of DELIMITERS) {
    // A text without any delimiter can still be a header with one column below it.
    if (!content.includes(delimiter) && delimiter !== ',') continue;
    const { evidence = 0 } = tableOf(cellsIn(filled, delimiter, SAMPLE_ROWS), delimiter) ?? {};
    if (evidence > (surest?.evidence ?? 0)) surest = { delimiter, evidence };
  }
  return surest?.delimiter;
}

function tableOf(cells: readonly string[][], delimiter: string): SpreadsheetTable | undefined {
  const rows = cells.map((row, index): CellRow => ({ row: index + 1, cells: row }));
  return spreadsheetTable(
    rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
    delimiter,
  );
}

function cellsIn(content: string, delimiter: string, preview: number): string[][] {
  const options = { delimiter, newline: '\n', skipEmptyLines: false, preview } as const;
  const { data, errors } = parse<string[]>(content, options);
  if (!errors.some(({ type }) => type === 'Quotes')) return data;
  return parse<string[]>(withQuotesEscaped(content, delimiter), options).data;
}

/**
 * Spreadsheets put a cell like `"Gold" card` on the clipboard as it is. Its quotes enclose nothing, and the parser would
 * look for their end in the rows below: such a cell is written here as CSV wants it. A cell that quotes enclose stays.
 */
function withQuotesEscaped(content: string, delimiter: string): string {
  const enclosedOrNot = new RegExp(
    `(^|[${delimiter}\n])(?:("[^"]*(?:""[^"]*)*"(?=[${delimiter}\n]|$))|("[^${delimiter}\n]*))`,
    'g',
  );
  return content.replace(enclosedOrNot, (all, before: string, enclosed?: string, open = '') =>
    enclosed === undefined ? `${before}"${String(open).replaceAll('"', '""')}"` : all,
  );
}
