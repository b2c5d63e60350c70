import { listValue } from './listValue';
import type { RowProgram, SpreadsheetRow } from './spreadsheetReading';
import type { CellRow, SpreadsheetTable } from './spreadsheetTable';

/**
 * The program that a row of a table says. Blanks around values go, and Type and Subscription get the case that Mews
 * wants; anything else stays as it is, right or wrong, for the file's own problems to tell. An empty cell leaves out
 * Type or Subscription, and gives an empty Name or Code, which Mews requires.
 */
export function rowProgram({ row, cells }: CellRow, { columns, width }: SpreadsheetTable): SpreadsheetRow {
  const textIn = (index: number | undefined): string => (index === undefined ? '' : (cells[index] ?? '').trim());
  const type = textIn(columns.get('Type'));
  const subscription = textIn(columns.get('Subscription'));
  const program: RowProgram = {
    Name: textIn(columns.get('Name')),
    Code: textIn(columns.get('Code')),
    ...(type !== '' && { Type: listValue('Type', type) ?? type }),
    ...(subscription !== '' && { Subscription: listValue('Subscription', subscription) ?? subscription }),
  };
  if (cells.slice(width).some((cell) => cell.trim() !== '')) return { row, program, cells: 'too-many' };
  const isShort = [...columns.values()].some((index) => index >= cells.length);
  return { row, program, ...(isShort && { cells: 'too-few' }) };
}
