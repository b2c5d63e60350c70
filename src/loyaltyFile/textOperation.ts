import type { TextRange } from './loyaltyFileProblem';
import type { TextEdit } from './textEdit';

/** An object or a list, as far as its entries are put in and taken out. */
export interface EntryList extends TextRange {
  readonly entries: readonly TextRange[];
}

/** An entry that comes into a list. */
export interface EntryInsertion {
  /** The index of the entry that it comes before; their number to come last. */
  readonly before: number;
  /** The text of the entry, for a line with this indentation. */
  readonly write: (indent: string) => string;
}

/** What a fix does to a text. Entries that go from, or come into, the same list are worked out together. */
export type TextOperation =
  | { readonly kind: 'replace'; readonly edit: TextEdit }
  | { readonly kind: 'remove'; readonly list: EntryList; readonly index: number }
  | ({ readonly kind: 'insert'; readonly list: EntryList } & EntryInsertion);
