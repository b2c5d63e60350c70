import type { TextRange } from '../../src/loyaltyFile/loyaltyFileProblem';

/** A text with its marks taken out, and the places they were around. */
export interface MarkedText {
  readonly text: string;
  /** What stood in « », in the order of the text. */
  readonly ranges: readonly TextRange[];
  /** What stood in ‹ ›: the place a problem refers to. */
  readonly related: TextRange | undefined;
}

/** Reads a text in which « » mark where a problem is expected and ‹ › the place it refers to. */
export function marked(source: string): MarkedText {
  let text = '';
  const opened: { offset: number; mark: string }[] = [];
  const ranges: TextRange[] = [];
  let related: TextRange | undefined;
  for (const piece of source.split(/([«»‹›])/)) {
    if (piece === '«' || piece === '‹') {
      opened.push({ offset: text.length, mark: piece });
    } else if (piece === '»' || piece === '›') {
      const start = opened.pop();
      if (!start) throw new Error(`Nothing opens the ${piece} of ${source}`);
      const range = { offset: start.offset, length: text.length - start.offset };
      if (start.mark === '«') ranges.push(range);
      else related = range;
    } else {
      text += piece;
    }
  }
  if (opened.length > 0) throw new Error(`A mark is not closed in ${source}`);
  return { text, ranges, related };
}
