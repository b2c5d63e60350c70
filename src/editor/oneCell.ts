import { UNSEEN } from './unseen';

/** What spreadsheets take for the start of a formula, in its wide forms as well. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

/**
 * A text from a server or a file as a cell of a spreadsheet: nothing that would end the cell, hide in it or be computed. What looks like a
 * formula gets an apostrophe before it, the mark of spreadsheets for "this is text": a list of Ids is pasted into one, and a Code of a
 * hostile file must not fetch an address there. Ids and common Codes stay as they are.
 */
export function oneCell(text: string): string {
  const line = text.toWellFormed().replace(UNSEEN, ' ');
  return FORMULA.test(line) ? `'${line}` : line;
}
