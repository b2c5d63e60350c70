import { createScanner } from 'jsonc-parser';
import { JSON_TOKEN as TOKEN } from './jsonToken';
import type { TextRange } from './loyaltyFileProblem';

/** Where in a text programs may be put. */
export type PastePlace =
  /** Nothing but blanks would be left: the text may become a whole file. */
  { readonly kind: 'whole-file' } | ListPlace;

/** A place between the entries of the list of programs. */
export interface ListPlace {
  readonly kind: 'list';
  /** What new entries replace: the selection with the blanks around it. */
  readonly gap: TextRange;
  /** Where the entry before ends, if a comma has to come after it. */
  readonly commaAt: number | undefined;
  /** What comes after the gap: an entry needs a comma before it. */
  readonly next: 'entry' | 'comma' | 'close' | 'end';
  /** Where the list's bracket stands. */
  readonly list: number;
  /** Where the nearest program of the list begins whose layout can be taken over. */
  readonly sibling: number | undefined;
}

/** What the scanner says of a comment and of a string that nothing closes. */
const UNCLOSED: ReadonlySet<number> = new Set([1, 2]);

interface Frame {
  readonly token: number;
  readonly offset: number;
  /** Whether this is the list of programs. */
  readonly list: boolean;
  /** The member of this object that was named last. */
  name?: string;
  /** The last object that began directly in this list. */
  lastObject?: number;
}

interface Token {
  readonly token: number;
  readonly start: number;
  readonly end: number;
  readonly value: string;
  /** Nothing closes it, or its line end does: a place at its end is still inside. */
  readonly open: boolean;
}

/**
 * The place of a selection (of no length for a cursor); undefined where programs have no place: in a program, in a
 * string, in a comment, outside the list. Reads broken text as far as it goes, and calls nothing recursively.
 */
export function pastePlace(text: string, { offset, length }: TextRange): PastePlace | undefined {
  const end = offset + length;
  if (text.slice(0, offset).trim() === '' && text.slice(end).trim() === '') return { kind: 'whole-file' };
  const tokens = tokensOf(text);
  const frames: Frame[] = [];
  let previous: Token | undefined;
  let gapStart = 0;
  let before: { frame: Frame; previous: Token | undefined; gapStart: number } | undefined;
  for (const token of tokens) {
    if (isInside(token, offset) || isInside(token, end)) return undefined;
    if (!before && token.start >= offset) {
      const frame = frames.at(-1);
      if (!frame?.list || previous?.token === TOKEN.colon) return undefined;
      before = { frame, previous, gapStart };
    }
    if (before && token.start >= end) {
      if (frames.at(-1) !== before.frame) return undefined;
      return placeBefore(token, tokens, before, end);
    }
    if (!isComment(token)) {
      follow(frames, token, previous);
      previous = token;
    }
    gapStart = token.end;
  }
  return undefined;
}

/** The place in front of a token, which is the first one after the selection. */
function placeBefore(
  token: Token,
  tokens: Iterator<Token>,
  { frame, previous, gapStart }: { frame: Frame; previous: Token | undefined; gapStart: number },
  selectionEnd: number,
): PastePlace | undefined {
  const next = isComment(token) ? nextOf(tokens) : token;
  let kind = kindOf(next);
  // The text may end in blanks, which are no part of the list.
  let gapEnd = token.token === TOKEN.end ? selectionEnd : token.start;
  const afterEntry = previous?.token !== TOKEN.openBracket && previous?.token !== TOKEN.comma;
  if (next === token && kind === 'comma') {
    // A comma that ends the list would end it after the new entries as well: it goes.
    const following = tokens.next().value;
    if (following?.token === TOKEN.closeBracket) {
      kind = 'close';
      gapEnd = following.start;
    }
  }
  if (kind === undefined) return undefined;
  return {
    kind: 'list',
    gap: { offset: gapStart, length: gapEnd - gapStart },
    commaAt: afterEntry ? previous?.end : undefined,
    next: kind,
    list: frame.offset,
    sibling: frame.lastObject ?? (next?.token === TOKEN.openBrace ? next.start : undefined),
  };
}

function kindOf(token: Token | undefined): ListPlace['next'] | undefined {
  switch (token?.token) {
    case TOKEN.colon:
      return undefined;
    case TOKEN.comma:
      return 'comma';
    case TOKEN.closeBrace:
    case TOKEN.closeBracket:
      return 'close';
    case TOKEN.end:
    case undefined:
      return 'end';
    default:
      return 'entry';
  }
}

/** Keeps the open brackets up to date. */
function follow(frames: Frame[], { token, start, value }: Token, previous: Token | undefined): void {
  const top = frames.at(-1);
  switch (token) {
    case TOKEN.openBrace:
    case TOKEN.openBracket: {
      const inRoot = frames.length === 1 && top?.token === TOKEN.openBrace && top.name === 'LoyaltyPrograms';
      if (token === TOKEN.openBrace && top) top.lastObject = start;
      frames.push({ token, offset: start, list: token === TOKEN.openBracket && inRoot });
      return;
    }
    case TOKEN.closeBrace:
    case TOKEN.closeBracket: {
      // A bracket that closes nothing is passed over; one that closes an outer bracket closes the inner ones as well.
      const opener = frames.findLastIndex((frame) => frame.token === token - 1);
      if (opener >= 0) frames.length = opener;
      return;
    }
    case TOKEN.string:
      if (top && previous?.token !== TOKEN.colon) top.name = value;
  }
}

function nextOf(tokens: Iterator<Token>): Token | undefined {
  for (let { value } = tokens.next(); value; { value } = tokens.next()) if (!isComment(value)) return value;
  return undefined;
}

function* tokensOf(text: string): Generator<Token, undefined> {
  const scanner = createScanner(text, false);
  for (;;) {
    const token: number = scanner.scan();
    if (token === TOKEN.trivia || token === TOKEN.lineBreak) continue;
    const start = scanner.getTokenOffset();
    const error: number = scanner.getTokenError();
    yield {
      token,
      start,
      end: start + scanner.getTokenLength(),
      value: token === TOKEN.string ? scanner.getTokenValue() : '',
      open: token === TOKEN.lineComment || UNCLOSED.has(error),
    };
    if (token === TOKEN.end) return;
  }
}

function isComment({ token }: Token): boolean {
  return token === TOKEN.lineComment || token === TOKEN.blockComment;
}

function isInside({ start, end, open }: Token, place: number): boolean {
  return place > start && (open ? place <= end : place < end);
}
