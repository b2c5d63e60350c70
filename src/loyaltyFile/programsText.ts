import type { RowProgram } from './spreadsheetReading';

/** How a text is laid out. */
export interface TextLayout {
  /** One level of indentation: blanks or a tab. */
  readonly indent: string;
  readonly lineEnd: '\n' | '\r\n';
}

/** A whole loyalty file with these programs, ending with a line end. */
export function programsText(programs: readonly RowProgram[], { indent, lineEnd }: TextLayout): string {
  return `${JSON.stringify({ LoyaltyPrograms: programs }, undefined, indent)}\n`.replaceAll('\n', lineEnd);
}
