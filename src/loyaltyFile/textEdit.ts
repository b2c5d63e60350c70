/** A change of a text: `length` UTF-16 units from `offset` on become `text`. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** The text after edits, which come in the order of the text and don't overlap. */
export function editedText(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const edit of edits) {
    pieces.push(text.slice(from, edit.offset), edit.text);
    from = edit.offset + edit.length;
  }
  return pieces.join('') + text.slice(from);
}
