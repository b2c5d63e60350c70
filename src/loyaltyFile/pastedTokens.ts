import { getNodeValue, parseTree } from 'jsonc-parser';
import { MAX_TOKEN_LENGTH } from '../mews/limits';
import { allFixes } from './allFixes';
import type { FixContext } from './fixSource';
import { isObject } from './isObject';
import type { LoyaltyFileProblem } from './loyaltyFileProblem';
import { readAnyText } from './readAnyText';
import type { TextEdit } from './textEdit';
import { tokensIn } from './tokenTexts';

/** The tokens that somebody pasted into a file, as far as they can be told apart. To be kept nowhere but in secret storage. */
export interface PastedTokens {
  readonly clientToken?: string;
  readonly accessToken?: string;
}

/**
 * The tokens in a text that can be read: those that their member's name tells, in any case, else what has the shape of one,
 * wherever it stands. None is longer than MAX_TOKEN_LENGTH. A single one without a name is taken for the AccessToken, which is
 * what a hotel is given; of two the first is the ClientToken, as in Mews' own examples. Undefined where there is none.
 */
export function pastedTokens(text: string): PastedTokens | undefined {
  const value = readAnyText(text)?.value;
  const named = new Map<string, string>();
  if (isObject(value) && !Array.isArray(value)) {
    for (const [name, entry] of Object.entries(value)) {
      const written = typeof entry === 'string' ? entry.trim() : '';
      if (written !== '' && written.length <= MAX_TOKEN_LENGTH) named.set(name.toLowerCase(), written);
    }
  }
  const known = [named.get('clienttoken'), named.get('accesstoken')];
  const shaped = [...new Set(tokensIn(JSON.stringify(value ?? '')))];
  const loose = shaped.filter((token) => !known.some((other) => other?.includes(token)));
  const [clientToken = loose.length > 1 || known[1] ? loose.shift() : undefined, accessToken = loose.shift()] = known;
  if (clientToken === undefined && accessToken === undefined) return undefined;
  return { ...(clientToken !== undefined && { clientToken }), ...(accessToken !== undefined && { accessToken }) };
}

/**
 * The edits that take these tokens out of a text, and members for tokens that hold none. Others stay: whoever has not kept
 * them somewhere would lose them.
 */
export function withoutPastedTokens(
  text: string,
  { clientToken, accessToken }: PastedTokens,
  read: (text: string) => readonly LoyaltyFileProblem[],
  context: FixContext,
): readonly TextEdit[] {
  const moved = [clientToken, accessToken].filter((token) => token !== undefined);
  return allFixes(text, read, context, (_, { finding, range }, now) => {
    if (finding.code !== 'token-in-file') return false;
    const written = readable(now.slice(range.offset, range.offset + range.length));
    return /^(?:""|null)$/.test(written) || moved.some((token) => written.includes(token));
  });
}

/** A value as it is written, without its escapes. */
function readable(raw: string): string {
  const tree = parseTree(raw);
  return tree ? JSON.stringify(getNodeValue(tree)) : raw;
}
