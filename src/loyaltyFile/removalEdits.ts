import type { TextEdit } from './textEdit';
import type { EntryList } from './textOperation';

const COMMENT = /\/\/.*|\/\*[\s\S]*?\*\//g;
/** Blanks up to the end of the line, where nothing else follows on it. */
const REST_OF_LINE = /[ \t]*(?=[\r\n])/y;

/** The edits that take entries out of a list, so that commas and lines are right with what stays. Comments between entries that stay are kept. */
export function removalEdits(text: string, list: EntryList, removed: ReadonlySet<number>): TextEdit[] {
  const { entries } = list;
  const edits: TextEdit[] = [];
  const cut = (from: number, to: number) => edits.push({ offset: from, length: to - from, text: '' });
  for (let index = 0; index < entries.length; index++) {
    const first = entries[index];
    if (!first || !removed.has(index)) continue;
    const previous = entries[index - 1];
    while (removed.has(index + 1)) index++;
    const last = entries[index] ?? first;
    const end = last.offset + last.length;
    const next = entries[index + 1];
    if (next) {
      cut(first.offset, afterComma(text, end, next.offset));
    } else if (previous) {
      const previousEnd = previous.offset + previous.length;
      if (!hasComment(text, previousEnd, first.offset)) {
        cut(previousEnd, end);
        continue;
      }
      const comma = commaIn(text, previousEnd, first.offset);
      cut(comma, comma + 1);
      cut(ownsLine(text, first.offset, end) ? blanksBefore(text, first.offset) : first.offset, end);
    } else {
      cutAll(text, list, first.offset, end, cut);
    }
  }
  return edits;
}

/** Where nothing stays in the list, its brackets close over nothing, unless there are comments to keep. */
function cutAll(
  text: string,
  { offset, length }: EntryList,
  from: number,
  to: number,
  cut: (from: number, to: number) => void,
): void {
  const start = offset + 1;
  const end = offset + length - 1;
  if (!hasComment(text, start, from) && !hasComment(text, to, end)) {
    cut(start, end);
    return;
  }
  const comma = commaIn(text, to, end);
  cut(from, to);
  if (comma < end) cut(comma, comma + 1);
}

/** The first character after the comma between two places that is no blank. */
function afterComma(text: string, from: number, to: number): number {
  let at = Math.min(commaIn(text, from, to) + 1, to);
  while (at < to && /\s/.test(text.charAt(at))) at++;
  return at;
}

/** The offset of the comma between two places that is not in a comment; the second place where there is none. */
function commaIn(text: string, from: number, to: number): number {
  const between = text.slice(from, to).replace(COMMENT, (comment) => ' '.repeat(comment.length));
  const comma = between.indexOf(',');
  return comma === -1 ? to : from + comma;
}

function hasComment(text: string, from: number, to: number): boolean {
  return text.slice(from, to).includes('/');
}

function ownsLine(text: string, from: number, to: number): boolean {
  REST_OF_LINE.lastIndex = to;
  return REST_OF_LINE.test(text) && blanksBefore(text, from) < from;
}

function blanksBefore(text: string, offset: number): number {
  return text.slice(0, offset).trimEnd().length;
}
