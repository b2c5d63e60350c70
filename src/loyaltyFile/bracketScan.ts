import type { TextRange } from './loyaltyFileProblem';

/** Codes of the characters that structure a JSON text. */
const CHAR = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  blank: 32,
  quote: 34,
  star: 42,
  comma: 44,
  slash: 47,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  openBrace: 123,
  closeBrace: 125,
} as const;

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
      if (code === CHAR.openBrace || code === CHAR.openBracket) open.push(at);
      else if (code === CHAR.closeBrace || code === CHAR.closeBracket) open.pop();
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
    const closing = code === CHAR.closeBrace || code === CHAR.closeBracket;
    if (closing) depth--;
    if ((depth === 0 && closing) || (depth === 1 && code === CHAR.comma)) {
      if (start !== undefined) entries.push({ offset: start, length: end - start });
      start = undefined;
      if (closing) return { offset, length: next - offset, entries };
    } else if (depth > 0 && !isBlank(code) && !isComment(text, at, code)) {
      start ??= at;
      end = next;
    }
    if (code === CHAR.openBrace || code === CHAR.openBracket) depth++;
  }
  return undefined;
}

/** The end of what begins at an offset: a text in quotes, a comment, a run of blanks, or one character. */
function tokenEnd(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  if (code === CHAR.quote) return stringEnd(text, offset);
  if (isBlank(code)) {
    let end = offset + 1;
    while (isBlank(text.charCodeAt(end))) end++;
    return end;
  }
  return isComment(text, offset, code) ? commentEnd(text, offset) : offset + 1;
}

/** Where a text in quotes ends; one that nothing closes ends with its line, as for jsonc-parser. */
function stringEnd(text: string, offset: number): number {
  for (let at = offset + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === CHAR.quote) return at + 1;
    if (code === CHAR.lineFeed || code === CHAR.carriageReturn) return at;
    if (code === CHAR.backslash) at++;
  }
  return text.length;
}

function isComment(text: string, offset: number, code: number): boolean {
  if (code !== CHAR.slash) return false;
  const second = text.charCodeAt(offset + 1);
  return second === CHAR.slash || second === CHAR.star;
}

function commentEnd(text: string, offset: number): number {
  if (text.charCodeAt(offset + 1) === CHAR.star) {
    const end = text.indexOf('*/', offset + 2);
    return end === -1 ? text.length : end + 2;
  }
  let end = offset + 2;
  for (let code = text.charCodeAt(end); end < text.length; code = text.charCodeAt(++end)) {
    if (code === CHAR.lineFeed || code === CHAR.carriageReturn) break;
  }
  return end;
}

function isBlank(code: number): boolean {
  return code === CHAR.blank || code === CHAR.lineFeed || code === CHAR.tab || code === CHAR.carriageReturn;
}
