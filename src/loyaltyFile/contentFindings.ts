import { isObject } from './isObject';
import type { JsonPath, PlacedFinding } from './loyaltyFileProblem';
import { holdsToken } from './tokenFindings';

/** The members a person may fill with any text. */
const FREE_MEMBERS = ['Name', 'Code'] as const;

/** What no schema can say of a value: Codes that meet, blanks, half characters, and the chain a portfolio needs. */
export function contentFindings(value: unknown, portfolio: boolean): PlacedFinding[] {
  return [...chainFindings(value, portfolio), ...programFindings(value)];
}

function chainFindings(value: unknown, portfolio: boolean): PlacedFinding[] {
  if (!portfolio || !isObject(value) || Array.isArray(value)) return [];
  if (value.ChainId === undefined) return [{ finding: { code: 'missing-chain-id' }, path: [], target: 'opening' }];
  return value.ChainId === null ? [{ finding: { code: 'missing-chain-id' }, path: ['ChainId'], target: 'value' }] : [];
}

function programFindings(value: unknown): PlacedFinding[] {
  if (!isObject(value) || !Array.isArray(value.LoyaltyPrograms)) return [];
  const findings: PlacedFinding[] = [];
  const firstOf = new Map<string, JsonPath>();
  const firstLike = new Map<string, { code: string; path: JsonPath }>();
  for (const [index, program] of value.LoyaltyPrograms.entries()) {
    if (!isObject(program)) continue;
    for (const member of FREE_MEMBERS) {
      const text = program[member];
      if (typeof text !== 'string') continue;
      const place = { path: ['LoyaltyPrograms', index, member], target: 'value' } as const;
      if (!text.isWellFormed()) findings.push({ finding: { code: 'unpaired-surrogate', member }, ...place });
      if (text !== text.trim()) findings.push({ finding: { code: 'surrounding-blanks', member }, ...place });
    }
    const { Code: code } = program;
    if (typeof code !== 'string' || code === '' || holdsToken(code)) continue;
    const path: JsonPath = ['LoyaltyPrograms', index, 'Code'];
    const first = firstOf.get(code);
    if (first) {
      findings.push({ finding: { code: 'duplicate-code', value: code, first }, path, target: 'value' });
      continue;
    }
    firstOf.set(code, path);
    const likeness = code.replace(/\s+/g, '').toLowerCase();
    const like = firstLike.get(likeness);
    if (like) {
      findings.push({
        finding: { code: 'similar-code', value: code, other: like.code, first: like.path },
        path,
        target: 'value',
      });
    } else {
      firstLike.set(likeness, { code, path });
    }
  }
  return findings;
}
