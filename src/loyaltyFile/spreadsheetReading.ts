import type { PROGRAM_MEMBERS } from './members';

/** A member of a program: the columns a spreadsheet may have. */
export type ProgramMember = (typeof PROGRAM_MEMBERS)[number];

/** A program as a row of a spreadsheet says it, right or wrong: any text in any member. */
export interface RowProgram {
  readonly Name: string;
  readonly Code: string;
  readonly Type?: string;
  readonly Subscription?: string;
}

/** A row with content, and the program it became. */
export interface SpreadsheetRow {
  /** As the spreadsheet numbers it: from 1, the header and empty rows counted. */
  readonly row: number;
  readonly program: RowProgram;
  /** Set where the row has not as many cells as the others: a member may be missing, or a text not taken. */
  readonly cells?: 'too-few' | 'too-many';
}

/** A column with a name or any content that is no member, and so became part of no program. */
export interface LeftOutColumn {
  /** From 1, from the left. */
  readonly number: number;
  /** As the header has it; undefined where there is no header, or nothing in it. */
  readonly name: string | undefined;
}

/** Rows of a spreadsheet as programs, with all that a person has to know of what was made of them. */
export interface SpreadsheetRows {
  readonly kind: 'rows';
  /** Every row with content but the header, in the order of the text; at least one. */
  readonly rows: readonly SpreadsheetRow[];
  readonly leftOut: readonly LeftOutColumn[];
  /** Members that no column stands for. */
  readonly absent: readonly ProgramMember[];
}

/** What a text is, read as the rows of a spreadsheet. */
export type SpreadsheetReading =
  | SpreadsheetRows
  /** Nothing but blanks. */
  | { readonly kind: 'empty' }
  /** A header with nothing below it. */
  | { readonly kind: 'header-only' }
  /** JSON, prose, a single cell: nothing that has rows. */
  | { readonly kind: 'no-rows' }
  /** Longer than MAX_SPREADSHEET_LENGTH, or with more rows than any file may have programs. */
  | { readonly kind: 'too-large' };
