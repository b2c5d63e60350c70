import { createScanner } from 'jsonc-parser';
import { MAX_DEPTH } from './fileLimits';
import { JSON_TOKEN as TOKEN } from './jsonToken';
import type { LoyaltyFileFinding, TextRange } from './loyaltyFileProblem';
import { holdsToken } from './tokenFindings';

/** What a scan of the text found that no parsed value shows. */
export interface TextFindings {
  readonly findings: readonly { readonly finding: LoyaltyFileFinding; readonly range: TextRange }[];
  /** Whether the nesting is so deep that no recursive reader may see the text. */
  readonly tooDeep: boolean;
}

/** What jsonc-parser's scanner says of a token that is whole. */
const NO_ERROR: number = 0;

/** A comma right after one of these ends no entry: that is a syntax error, no comma too many. */
const BEFORE_ENTRY: ReadonlySet<number> = new Set([TOKEN.openBrace, TOKEN.openBracket, TOKEN.comma, TOKEN.colon]);

/**
 * Finds comments, trailing commas, members written twice (JSON.parse silently keeps the last) and nesting deeper than
 * MAX_DEPTH. Reads tokens one by one and calls nothing recursively: any text is safe, broken or not.
 */
export function textFindings(text: string): TextFindings {
  const findings: { finding: LoyaltyFileFinding; range: TextRange }[] = [];
  const scanner = createScanner(text, false);
  /** One per open bracket: the member names so far, undefined in a list. */
  const open: (Set<string> | undefined)[] = [];
  let lastString: { value: string; range: TextRange } | undefined;
  let lastComma: TextRange | undefined;
  let afterEntry = false;
  for (let token: number = scanner.scan(); token !== TOKEN.end; token = scanner.scan()) {
    const range = { offset: scanner.getTokenOffset(), length: scanner.getTokenLength() };
    switch (token) {
      case TOKEN.trivia:
      case TOKEN.lineBreak:
        continue;
      case TOKEN.lineComment:
      case TOKEN.blockComment:
        // One that nothing closes is a syntax error, which the parser reports.
        if (scanner.getTokenError() === NO_ERROR) findings.push({ finding: { code: 'comment' }, range });
        continue;
      case TOKEN.openBrace:
      case TOKEN.openBracket:
        open.push(token === TOKEN.openBrace ? new Set() : undefined);
        if (open.length > MAX_DEPTH) {
          findings.push({ finding: { code: 'nested-too-deeply', limit: MAX_DEPTH }, range });
          return { findings, tooDeep: true };
        }
        break;
      case TOKEN.closeBrace:
      case TOKEN.closeBracket:
        if (lastComma) findings.push({ finding: { code: 'trailing-comma' }, range: lastComma });
        open.pop();
        break;
      case TOKEN.colon: {
        const members = open.at(-1);
        if (members && lastString) {
          const { value: member } = lastString;
          // A token as a name is reported as a token, and its text stays out of every finding.
          if (members.has(member) && !holdsToken(member)) {
            findings.push({ finding: { code: 'member-twice', member }, range: lastString.range });
          }
          members.add(member);
        }
        break;
      }
    }
    lastString = token === TOKEN.string ? { value: scanner.getTokenValue(), range } : undefined;
    lastComma = token === TOKEN.comma && afterEntry ? range : undefined;
    afterEntry = !BEFORE_ENTRY.has(token);
  }
  return { findings, tooDeep: false };
}
