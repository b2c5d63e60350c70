import { isObject } from './isObject';
import type { JsonPath, PlacedFinding } from './loyaltyFileProblem';

const TOKEN_MEMBERS: ReadonlySet<string> = new Set(['clienttoken', 'accesstoken']);
/** The shape of Mews' tokens: two runs of hexadecimal digits. */
const TOKEN_SHAPE = /[0-9A-F]{32}-[0-9A-F]{31}/i;
/** What every text with a token in it matches. `u` because a Kelvin sign is a "k" in any case. */
const TOKEN_HINT = /token"|[0-9A-F]{32}-[0-9A-F]{31}|\\u/iu;

/** Whether a member's name says that its value is a token, in any case. */
export function isTokenMember(name: string): boolean {
  return TOKEN_MEMBERS.has(name.toLowerCase());
}

/** Whether a text holds something of the shape of a token. Such a text must not become a fact of a finding. */
export function holdsToken(text: string): boolean {
  return TOKEN_SHAPE.test(text);
}

/**
 * The tokens in the value that a text stands for, at any depth: by the name of their member, or by their shape in a
 * value or a name. Doesn't recurse.
 */
export function tokenFindings(root: unknown, text: string): PlacedFinding[] {
  if (!TOKEN_HINT.test(text)) return [];
  const findings: PlacedFinding[] = [];
  const waiting: { value: unknown; path: JsonPath }[] = [{ value: root, path: [] }];
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    const { value, path } = item;
    const last = path.at(-1);
    const name = typeof last === 'string' ? last : '';
    const member = name === '' || holdsToken(name) ? undefined : name;
    if (holdsToken(name)) findings.push({ finding: { code: 'token-in-file', member }, path, target: 'key' });
    if (isTokenMember(name) || (typeof value === 'string' && holdsToken(value))) {
      findings.push({ finding: { code: 'token-in-file', member }, path, target: 'value' });
    } else if (Array.isArray(value)) {
      for (const [index, entry] of value.entries()) waiting.push({ value: entry, path: [...path, index] });
    } else if (isObject(value)) {
      for (const [name, entry] of Object.entries(value)) waiting.push({ value: entry, path: [...path, name] });
    }
  }
  return findings;
}
