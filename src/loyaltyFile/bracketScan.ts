import { commentEnd } from './commentEnd';
import { JsonCharacter } from './jsonCharacter';
import type { TextRange } from './loyaltyFileProblem';
import { stringEnd } from './stringLiteral';

/** How far two places that a scan remembers are apart, in UTF-16 units. */
const STRIDE = 8192;

/**
 * Finds the brackets around places of a text without making anything of what stands in them. Comments and broken text are
 * taken as they are. Reads the text once, and after that at most a stretch of it for each place.
 */
export class BracketScan {
  /** What was open at places on the way, in the order of the text. */
  private readonly reached: { readonly at: number; readonly open: readonly number[] }[] = [{ at: 0, open: [] }];

  constructor(private readonly text: string) {}

  /** The offsets of the brackets that are open at a place, the outermost first. A bracket at the place itself is not yet. */
  around(offset: number): readonly number[] {
    const { text, reached } = this;
    const start = reached.findLast(({ at }) => at <= offset);
    const open = [...(start?.open ?? [])];
    let at = start?.at ?? 0;
    while (at < offset) {
      if (at >= (reached.at(-1)?.at ?? 0) + STRIDE) reached.push({ at, open: [...open] });
      const code = text.charCodeAt(at);
      if (code === JsonCharacter.openBrace || code === JsonCharacter.openBracket) open.push(at);
      else if (code === JsonCharacter.closeBrace || code === JsonCharacter.closeBracket) open.pop();
      at = tokenEnd(text, at);
    }
    return open;
  }
}

/** The entries of the list that opens at an offset, and the list itself; undefined where nothing closes it. */
export function listAt(text: string, offset: number): (TextRange & { entries: readonly TextRange[] }) | undefined {
  const entries: TextRange[] = [];
  let depth = 0;
  let start: number | undefined;
  let end = offset;
  for (let at = offset, next = at; at < text.length; at = next) {
    next = tokenEnd(text, at);
    const code = text.charCodeAt(at);
    const closing = code === JsonCharacter.closeBrace || code === JsonCharacter.closeBracket;
    if (closing) depth--;
    if ((depth === 0 && closing) || (depth === 1 && code === JsonCharacter.comma)) {
      if (start !== undefined) entries.push({ offset: start, length: end - start });
      start = undefined;
      if (closing) return { offset, length: next - offset, entries };
    } else if (depth > 0 && !isBlank(code) && commentEnd(text, at) === undefined) {
      start ??= at;
      end = next;
    }
    if (code === JsonCharacter.openBrace || code === JsonCharacter.openBracket) depth++;
  }
  return undefined;
}

/** The end of what begins at an offset: a text in quotes, a comment, a run of blanks, or one character. */
function tokenEnd(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  if (code === JsonCharacter.quote) return stringEnd(text, offset);
  if (isBlank(code)) {
    let end = offset + 1;
    while (isBlank(text.charCodeAt(end))) end++;
    return end;
  }
  return commentEnd(text, offset) ?? offset + 1;
}

function isBlank(code: number): boolean {
  return (
    code === JsonCharacter.space ||
    code === JsonCharacter.lineFeed ||
    code === JsonCharacter.tab ||
    code === JsonCharacter.carriageReturn
  );
}
