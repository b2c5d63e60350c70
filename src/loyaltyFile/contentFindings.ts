import { isObject } from './isObject';
import type { JsonPath, PlacedFinding } from './loyaltyFileProblem';
import { isTokenMember } from './shapeFindings';

/** The shape of Mews' tokens: two runs of hexadecimal digits. */
const TOKEN_VALUE = /^[0-9A-F]{32}-[0-9A-F]{31}$/i;
const TOKEN_HINT = /token"|[0-9A-F]{32}-[0-9A-F]{31}|\\u/i;
const SENT_MEMBERS = ['Name', 'Code', 'Type', 'Subscription'] as const;

/** What no schema can say of a value: Codes that meet, blanks, half characters, tokens, and the chain a portfolio needs. */
export function contentFindings(value: unknown, text: string, portfolio: boolean): PlacedFinding[] {
  return [
    ...(TOKEN_HINT.test(text) ? tokenFindings(value) : []),
    ...chainFindings(value, portfolio),
    ...programFindings(value),
  ];
}

/** Tokens by the name of their member, or by their shape, at any depth. Doesn't recurse. */
function tokenFindings(root: unknown): PlacedFinding[] {
  const findings: PlacedFinding[] = [];
  const waiting: { value: unknown; path: JsonPath }[] = [{ value: root, path: [] }];
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    const { value, path } = item;
    const last = path.at(-1);
    const member = typeof last === 'string' ? last : undefined;
    if ((member !== undefined && isTokenMember(member)) || (typeof value === 'string' && TOKEN_VALUE.test(value))) {
      findings.push({ finding: { code: 'token-in-file', member }, path, target: 'value' });
    } else if (Array.isArray(value)) {
      for (const [index, entry] of value.entries()) waiting.push({ value: entry, path: [...path, index] });
    } else if (isObject(value)) {
      for (const [name, entry] of Object.entries(value)) waiting.push({ value: entry, path: [...path, name] });
    }
  }
  return findings.reverse();
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
    const pathTo = (member: string): JsonPath => ['LoyaltyPrograms', index, member];
    for (const member of SENT_MEMBERS) {
      const text = program[member];
      if (typeof text === 'string' && !text.isWellFormed()) {
        findings.push({ finding: { code: 'unpaired-surrogate', member }, path: pathTo(member), target: 'value' });
      }
    }
    const { Name: name, Code: code } = program;
    if (typeof name === 'string' && name !== name.trim()) {
      findings.push({ finding: { code: 'surrounding-blanks', member: 'Name' }, path: pathTo('Name'), target: 'value' });
    }
    if (typeof code !== 'string' || code === '') continue;
    const path = pathTo('Code');
    if (code !== code.trim()) {
      findings.push({ finding: { code: 'surrounding-blanks', member: 'Code' }, path, target: 'value' });
    }
    const first = firstOf.get(code);
    if (first) {
      findings.push({ finding: { code: 'duplicate-code', value: code, first }, path, target: 'value' });
      continue;
    }
    firstOf.set(code, path);
    const likeness = code.trim().toLowerCase();
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
