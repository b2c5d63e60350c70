import type { TextRange } from './loyaltyFileProblem';
import type { TextEdit } from './textEdit';

/** A part of the text at hand: one of the first text, or one that came in. */
type Piece = TextRange | string;

/**
 * The edits of a text that do at once what several rounds of edits do one after another, each round being about the text
 * that the one before left. In the order of the text, never overlapping nor touching.
 */
export function composedEdits(length: number, rounds: readonly (readonly TextEdit[])[]): readonly TextEdit[] {
  const whole: readonly Piece[] = [{ offset: 0, length }];
  const pieces = rounds.reduce(spliced, whole);
  const edits: TextEdit[] = [];
  let from = 0;
  let text = '';
  for (const piece of [...pieces, { offset: length, length: 0 }]) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    if (text !== '' || piece.offset > from) edits.push({ offset: from, length: piece.offset - from, text });
    from = piece.offset + piece.length;
    text = '';
  }
  return edits;
}

function spliced(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const waiting = pieces.toReversed();
  const done: Piece[] = [];
  let at = 0;
  const pass = (until: number, keep: boolean) => {
    while (at < until) {
      const piece = waiting.pop();
      if (piece === undefined) return;
      const head = slice(piece, 0, until - at);
      if (head.length < piece.length) waiting.push(slice(piece, head.length, piece.length));
      if (keep) done.push(head);
      at += head.length;
    }
  };
  for (const { offset, length, text } of edits) {
    pass(offset, true);
    pass(offset + length, false);
    if (text !== '') done.push(text);
  }
  return [...done, ...waiting.reverse()];
}

function slice(piece: Piece, from: number, to: number): Piece {
  if (typeof piece === 'string') return piece.slice(from, to);
  return { offset: piece.offset + from, length: Math.min(to, piece.length) - from };
}
