import { commentEnd } from './commentEnd';
import { MAX_DEPTH } from './fileLimits';
import { JsonCharacter as CHAR } from './jsonCharacter';
import type { TextRange } from './loyaltyFileProblem';
import { stringEnd } from './stringLiteral';

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
      case CHAR.quote:
        at = stringEnd(text, at) - 1;
        break;
      case CHAR.slash:
        at = (commentEnd(text, at) ?? at + 1) - 1;
        break;
      case CHAR.openBracket:
      case CHAR.openBrace:
        if (awaited.length === MAX_DEPTH) return { offset: at, length: 1 };
        awaited.push(code === CHAR.openBrace ? CHAR.closeBrace : CHAR.closeBracket);
        break;
      case CHAR.closeBracket:
      case CHAR.closeBrace:
        if (awaited.at(-1) === code) awaited.pop();
        break;
    }
  }
  return undefined;
}
