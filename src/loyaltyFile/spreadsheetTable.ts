import { listValue } from './listValue';
import { PROGRAM_MEMBERS } from './members';
import type { LeftOutColumn, ProgramMember } from './spreadsheetReading';

/** The cells of a row as they were written, and its number in the spreadsheet, from 1. */
export interface CellRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Which column of a table is which member. */
export interface SpreadsheetTable {
  /** The rows below the header; all rows where there is none. */
  readonly body: readonly CellRow[];
  /** Index of the column of each member that has one. */
  readonly columns: ReadonlyMap<ProgramMember, number>;
  readonly leftOut: readonly LeftOutColumn[];
  /** How many cells a row should have. */
  readonly width: number;
  /** How sure it is that this is a table; of several ways to read a text the surest counts. */
  readonly evidence: number;
}

/** Members with a fixed list of values. */
const LIST_MEMBERS = ['Type', 'Subscription'] as const;
/** More than any number of columns without a header can be worth. */
const HEADER_EVIDENCE = 10;

/**
 * Cells as a table; undefined where they are none. A text that merely holds a comma here and there must not become
 * programs, so without a header of member names the rows have to look alike, and not like sentences.
 */
export function spreadsheetTable(rows: readonly CellRow[], delimiter: string): SpreadsheetTable | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const named = namedColumns(first.cells);
  const known = named.size;
  if (known > 0) {
    const single = first.cells.length === 1 && rows.every(({ cells }) => cells.length === 1);
    if (known < 2 && !single && !isTabular(rows, delimiter, 0)) return undefined;
    return tableOf(rows.slice(1), named, first.cells.length, HEADER_EVIDENCE + known, first.cells);
  }
  const columns = guessedColumns(rows);
  const lists = LIST_MEMBERS.filter((member) => columns.has(member)).length;
  if (!isTabular(rows, delimiter, lists)) return undefined;
  return tableOf(rows, columns, commonWidth(rows), 1 + lists, []);
}

function tableOf(
  body: readonly CellRow[],
  columns: ReadonlyMap<ProgramMember, number>,
  width: number,
  evidence: number,
  header: readonly string[],
): SpreadsheetTable {
  const taken = new Set(columns.values());
  const filled = new Set<number>();
  for (const { cells } of body) {
    for (const [index, cell] of cells.entries()) if (!isBlank(cell)) filled.add(index);
  }
  const leftOut: LeftOutColumn[] = [];
  for (let index = 0; index < width; index++) {
    const name = header[index]?.trim() || undefined;
    if (!taken.has(index) && (name !== undefined || filled.has(index))) leftOut.push({ number: index + 1, name });
  }
  return { body, columns, leftOut, width, evidence };
}

/** The columns of a header; empty where the row is none. Of two columns with the same name the first counts. */
function namedColumns(header: readonly string[]): ReadonlyMap<ProgramMember, number> {
  const columns = new Map<ProgramMember, number>();
  for (const [index, cell] of header.entries()) {
    const name = cell.trim().toLowerCase();
    const member = PROGRAM_MEMBERS.find((candidate) => candidate.toLowerCase() === name);
    if (member && !columns.has(member)) columns.set(member, index);
  }
  return columns;
}

/** Without a header the values of the two lists give their columns away; the others are Name and Code, in this order. */
function guessedColumns(rows: readonly CellRow[]): ReadonlyMap<ProgramMember, number> {
  const columns = new Map<ProgramMember, number>();
  const others: ProgramMember[] = ['Name', 'Code'];
  const width = commonWidth(rows);
  for (let index = 0; index < width; index++) {
    const values = rows.map(({ cells }) => cells[index] ?? '').filter((cell) => !isBlank(cell));
    if (values.length === 0) continue;
    const list = LIST_MEMBERS.find(
      (member) => !columns.has(member) && values.every((value) => listValue(member, value)),
    );
    const member = list ?? others.shift();
    if (member) columns.set(member, index);
  }
  return columns;
}

/** Whether rows look alike: most have as many cells, and more than one that says something. */
function isTabular(rows: readonly CellRow[], delimiter: string, lists: number): boolean {
  const width = commonWidth(rows);
  const most = rows.length / 2;
  const talking = rows.filter(({ cells }) => cells.filter((cell) => !isBlank(cell)).length > 1);
  if (width < 2 || talking.length < most) return false;
  // Only spreadsheets write tabs between words. A comma or semicolon has to prove itself.
  if (delimiter === '\t') return true;
  if (rows.length === 1) return lists === 2;
  const alike = rows.filter(({ cells }) => cells.length === width);
  const prose = rows.filter(({ cells }) => cells.slice(1).some((cell) => /^\s+\S/.test(cell)));
  return alike.length > most && (lists > 0 || prose.length < most);
}

/** The number of cells that most rows have; the larger one of two that are as common. */
function commonWidth(rows: readonly CellRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [[width] = [0]] = [...counts].toSorted(([a, ofA], [b, ofB]) => ofB - ofA || b - a);
  return width;
}

function isBlank(cell: string): boolean {
  return cell.trim() === '';
}
