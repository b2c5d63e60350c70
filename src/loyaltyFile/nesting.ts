import { MAX_DEPTH } from './fileLimits';
import type { TextRange } from './loyaltyFileProblem';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;
const ASTERISK = 42;
const SLASH = 47;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/**
 * The first bracket of any text, JSON or not, that opens a level beyond MAX_DEPTH; undefined where jsonc-parser, which
 * recurses, has nothing to fear. Strings and comments end where they do for it, and a bracket that closes nothing is passed
 * over as it does: it never has more levels open than are counted here.
 */
export function bracketTooDeep(text: string): TextRange | undefined {
  /** The closing brackets that are waited for. */
  const awaited: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    switch (code) {
      case QUOTE:
        at = lastOfString(text, at);
        break;
      case SLASH:
        at = lastOfComment(text, at);
        break;
      case OPEN_BRACKET:
      case OPEN_BRACE:
        if (awaited.length === MAX_DEPTH) return { offset: at, length: 1 };
        awaited.push(code === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET);
        break;
      case CLOSE_BRACKET:
      case CLOSE_BRACE:
        if (awaited.at(-1) === code) awaited.pop();
        break;
    }
  }
  return undefined;
}

/** The last place of the string that begins here: its quote, or the last of its line. */
function lastOfString(text: string, offset: number): number {
  let at = offset + 1;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === LINE_FEED || code === CARRIAGE_RETURN) return at - 1;
    if (code === BACKSLASH) at += 1;
  }
  return at;
}

/** The last place of the comment that begins here; a slash alone is no comment. */
function lastOfComment(text: string, offset: number): number {
  const code = text.charCodeAt(offset + 1);
  if (code === ASTERISK) {
    const end = text.indexOf('*/', offset + 2);
    return end === -1 ? text.length : end + 1;
  }
  if (code !== SLASH) return offset;
  let at = offset + 2;
  while (at < text.length && text.charCodeAt(at) !== LINE_FEED && text.charCodeAt(at) !== CARRIAGE_RETURN) at += 1;
  return at;
}
