import type { JsonPath, PlacedFinding } from './loyaltyFileProblem';
import { tokensIn } from './tokenTexts';

const TOKEN_MEMBERS: ReadonlySet<string> = new Set(['clienttoken', 'accesstoken']);
const TOKEN_LENGTH = 64;

/** Whether a member's name says that its value is a token, in any case. */
export function isTokenMember(name: string): boolean {
  return (name.length === 11 || name.length === 12) && TOKEN_MEMBERS.has(name.toLowerCase());
}

/** Whether a text holds something of the shape of a token. Such a text must not become a fact of a finding. */
export function holdsToken(text: string): boolean {
  return text.length >= TOKEN_LENGTH && tokensIn(text).length > 0;
}

/** An object or a list that is still to be looked through, and the way to it. */
interface Visit {
  readonly container: object;
  readonly from?: Visit;
  readonly step?: string | number;
}

/**
 * The tokens in a value, at any depth: by the name of their member, or by their shape in a value or a name. Doesn't recurse,
 * and makes paths only for what it finds.
 */
export function tokenFindings(root: unknown): PlacedFinding[] {
  if (typeof root === 'string') {
    return holdsToken(root) ? [tokenAt([], 'value', undefined)] : [];
  }
  const findings: PlacedFinding[] = [];
  const waiting: Visit[] = typeof root === 'object' && root !== null ? [{ container: root }] : [];
  for (let visit = waiting.pop(); visit; visit = waiting.pop()) {
    const { container } = visit;
    if (Array.isArray(container)) {
      for (const [step, value] of container.entries()) {
        if (typeof value === 'object' && value !== null) waiting.push({ container: value, from: visit, step });
        else if (typeof value === 'string' && holdsToken(value)) {
          findings.push(tokenAt([...pathTo(visit), step], 'value', undefined));
        }
      }
      continue;
    }
    for (const name in container) {
      const value: unknown = Reflect.get(container, name);
      const member = holdsToken(name) || name === '' ? undefined : name;
      if (holdsToken(name)) findings.push(tokenAt([...pathTo(visit), name], 'key', undefined));
      if (isTokenMember(name) || (typeof value === 'string' && holdsToken(value))) {
        findings.push(tokenAt([...pathTo(visit), name], 'value', member));
      } else if (typeof value === 'object' && value !== null) {
        waiting.push({ container: value, from: visit, step: name });
      }
    }
  }
  return findings;
}

function tokenAt(path: JsonPath, target: PlacedFinding['target'], member: string | undefined): PlacedFinding {
  return { finding: { code: 'token-in-file', member }, path, target };
}

function pathTo(visit: Visit): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Visit | undefined = visit; at?.step !== undefined; at = at.from) path.push(at.step);
  return path.reverse();
}
