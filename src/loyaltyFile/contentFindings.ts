import { isObject } from './isObject';
import { likeness } from './likeness';
import type { JsonPath, LoyaltyFileFinding, PlacedFinding } from './loyaltyFileProblem';
import { otherChain, type TokenChains } from './otherChain';
import { holdsToken } from './tokenFindings';

/** The members a person may fill with any text. */
const FREE_MEMBERS = ['Name', 'Code'] as const;

/** What is known of the other files of the workspace. */
export interface CodesElsewhere {
  /** The Uri of another file that holds a program with this Code; undefined where none does. */
  readonly fileOf: (code: string) => string | undefined;
}

/** What the rules need to know beside the value. */
export interface ContentContext {
  /** Whether the file is meant for a Portfolio Access Token. */
  readonly portfolio: boolean;
  /** What is known of the connection that it goes through, where there is one. */
  readonly connection?: TokenChains;
  /** The Codes of other loyalty files, where they are known. */
  readonly elsewhere?: CodesElsewhere;
  /** Whether it is known that the text the value stands for holds no half character, not even as an escape. */
  readonly wellFormed?: boolean;
}

/** What no schema can say of a value: Codes that meet, blanks, half characters, the chain a portfolio needs, and a chain that the token is not for. */
export function contentFindings(value: unknown, context: ContentContext): PlacedFinding[] {
  const findings = chainFindings(value, context);
  if (!isObject(value) || !Array.isArray(value.LoyaltyPrograms)) return findings;
  const programs: readonly unknown[] = value.LoyaltyPrograms;
  freeTextFindings(programs, context.wellFormed ?? false, findings);
  if (context.elsewhere || mayMeet(programs)) codeFindings(programs, context.elsewhere, findings);
  return findings;
}

function chainFindings(value: unknown, { portfolio, connection }: ContentContext): PlacedFinding[] {
  if (!isObject(value) || Array.isArray(value)) return [];
  const { ChainId } = value;
  const place = { path: ['ChainId'], target: 'value' } as const;
  if (portfolio && ChainId === undefined) {
    return [{ finding: { code: 'missing-chain-id' }, path: [], target: 'opening' }];
  }
  if (portfolio && ChainId === null) return [{ finding: { code: 'missing-chain-id' }, ...place }];
  const other = connection && typeof ChainId === 'string' ? otherChain(connection, ChainId) : undefined;
  return other ? [{ finding: { code: 'other-chain-id', other }, ...place }] : [];
}

function freeTextFindings(programs: readonly unknown[], wellFormed: boolean, findings: PlacedFinding[]): void {
  for (let index = 0; index < programs.length; index += 1) {
    const program = programs[index];
    if (!isObject(program)) continue;
    for (const member of FREE_MEMBERS) {
      const text = program[member];
      if (typeof text !== 'string') continue;
      const place = () => ({ path: ['LoyaltyPrograms', index, member], target: 'value' }) as const;
      if (!wellFormed && !text.isWellFormed()) {
        findings.push({ finding: { code: 'unpaired-surrogate', member }, ...place() });
      }
      if (hasBlankEnd(text)) findings.push({ finding: { code: 'surrounding-blanks', member }, ...place() });
    }
  }
}

/** Whether a text starts or ends with a blank. What stands between ! and ~ in ASCII is none: that is nearly all there is. */
function hasBlankEnd(text: string): boolean {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return !(first > 32 && first < 127 && last > 32 && last < 127) && text !== text.trim();
}

/**
 * Whether two Codes may be the same but for case and blanks. A no is certain. Compares numbers made of the Codes, which takes
 * a tenth of the time that comparing them all as texts does, and nearly all files end here.
 */
function mayMeet(programs: readonly unknown[]): boolean {
  const seen = new Set<number>();
  let count = 0;
  for (const program of programs) {
    if (!isObject(program)) continue;
    const { Code: code } = program;
    if (typeof code !== 'string' || code === '') continue;
    let hash = 0;
    for (let at = 0; at < code.length; at += 1) {
      let unit = code.charCodeAt(at);
      if (unit > 126) return true;
      if (unit <= 32) continue;
      if (unit >= 65 && unit <= 90) unit += 32;
      hash = (Math.imul(hash, 31) + unit) & 0x3fffffff;
    }
    seen.add(hash);
    count += 1;
  }
  return seen.size < count;
}

function codeFindings(
  programs: readonly unknown[],
  elsewhere: CodesElsewhere | undefined,
  findings: PlacedFinding[],
): void {
  /** The first program of each likeness of a Code; where others are like it, the first of each exact Code. */
  const alike = new Map<string, number | Map<string, number>>();
  for (let index = 0; index < programs.length; index += 1) {
    const code = codeAt(programs, index);
    if (code === '' || holdsToken(code)) continue;
    const report = (finding: LoyaltyFileFinding) => findings.push({ finding, path: codePath(index), target: 'value' });
    const key = likeness(code);
    const known = alike.get(key);
    if (known === undefined) {
      alike.set(key, index);
    } else {
      const exact = typeof known === 'number' ? new Map([[codeAt(programs, known), known]]) : known;
      alike.set(key, exact);
      const same = exact.get(code);
      const [[other, first] = ['', 0]] = exact;
      if (same !== undefined) {
        report({ code: 'duplicate-code', value: code, first: codePath(same) });
        continue;
      }
      exact.set(code, index);
      report({ code: 'similar-code', value: code, other, first: codePath(first) });
    }
    const file = elsewhere?.fileOf(code);
    if (file !== undefined) report({ code: 'code-in-other-file', value: code, file });
  }
}

function codeAt(programs: readonly unknown[], index: number): string {
  const program = programs[index];
  return isObject(program) && typeof program.Code === 'string' ? program.Code : '';
}

function codePath(index: number): JsonPath {
  return ['LoyaltyPrograms', index, 'Code'];
}
