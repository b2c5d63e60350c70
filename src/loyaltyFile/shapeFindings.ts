import type { ErrorObject } from 'ajv';
import { isLoyaltyFile } from '../generated/loyaltyFileValidator';
import { MAX_PROBLEMS, MAX_PROGRAMS_PER_FILE } from './fileLimits';
import { isObject } from './isObject';
import { isJsonType, jsonTypeOf } from './jsonTypeOf';
import type { JsonPath, LoyaltyFileFinding, LoyaltyFileProblem, PlacedFinding } from './loyaltyFileProblem';
import { REQUIRED_MEMBERS } from './members';
import { holdsToken, isTokenMember } from './tokenFindings';
import { valueAt } from './valueAt';

/** What the schema has against a value. */
export interface ShapeFindings {
  readonly findings: readonly PlacedFinding[];
  /** How many errors more there are, in programs behind the first `limit` of their severity: nobody will see them. */
  readonly moreErrors: number;
}

/**
 * What the schema has against a value, each mistake once. Tokens are left to `tokenFindings`. A list beyond
 * MAX_PROGRAMS_PER_FILE is told and not looked into: a finding for each of its entries would fill the memory.
 */
export function shapeFindings(value: unknown, limit = MAX_PROBLEMS): ShapeFindings {
  const count = isObject(value) && Array.isArray(value.LoyaltyPrograms) ? value.LoyaltyPrograms.length : 0;
  if (count > MAX_PROGRAMS_PER_FILE) {
    const finding = { code: 'too-many-programs', count, limit: MAX_PROGRAMS_PER_FILE } as const;
    return { findings: [{ finding, path: ['LoyaltyPrograms'], target: 'key' }], moreErrors: 0 };
  }
  if (isLoyaltyFile(value)) return { findings: [], moreErrors: 0 };
  const errors = isLoyaltyFile.errors ?? [];
  const wrongTypes = new Set<string>();
  for (const { keyword, instancePath } of errors) if (keyword === 'type') wrongTypes.add(instancePath);
  const findings: PlacedFinding[] = [];
  const made = { error: 0, warning: 0, information: 0 };
  /** The last error of each severity that was made a finding. */
  const last: Partial<Record<keyof typeof made, ErrorObject>> = {};
  let moreErrors = 0;
  for (const error of errors) {
    if (wrongTypes.size > 0 && error.keyword !== 'type' && wrongTypes.has(error.instancePath)) continue;
    const severity = severityOfError(error);
    if (made[severity] >= limit && programOf(error) > programOf(last[severity])) {
      if (severity === 'error') moreErrors += 1;
      continue;
    }
    const path = pathOf(error.instancePath);
    const placed = placedFinding(error, path, valueAt(value, path));
    if (!placed) continue;
    findings.push(placed);
    if (path.length < 2) continue;
    made[severity] += 1;
    last[severity] = error;
  }
  return { findings, moreErrors };
}

/** The severity of what will be made of an error: `severityOf` of its finding, told without making it. */
function severityOfError({ keyword, params }: ErrorObject): LoyaltyFileProblem['severity'] {
  switch (keyword) {
    case 'additionalProperties':
      return 'warning';
    case 'required':
      return REQUIRED_MEMBERS.has(String(params.missingProperty)) ? 'error' : 'warning';
    case 'maxItems':
      return 'information';
    default:
      return 'error';
  }
}

const IN_PROGRAMS = '/LoyaltyPrograms/';
const NO_PROGRAM = -1;

/** The index of the program that an error is about. */
function programOf(error: ErrorObject | undefined): number {
  const { instancePath } = error ?? { instancePath: '' };
  return instancePath.startsWith(IN_PROGRAMS)
    ? Number.parseInt(instancePath.slice(IN_PROGRAMS.length), 10)
    : NO_PROGRAM;
}

function placedFinding(error: ErrorObject, path: JsonPath, value: unknown): PlacedFinding | undefined {
  const params: Record<string, unknown> = error.params;
  const member = memberOf(path);
  if (typeof value === 'string' && holdsToken(value)) return undefined;
  switch (error.keyword) {
    case 'type': {
      const expected = [params.type].flat().filter(isJsonType);
      return atValue(path, { code: 'wrong-type', member, expected, actual: jsonTypeOf(value) });
    }
    case 'required': {
      const missing = String(params.missingProperty);
      const code = REQUIRED_MEMBERS.has(missing) ? 'missing-member' : 'missing-recommended-member';
      return { finding: { code, member: missing }, path, target: 'opening' };
    }
    case 'additionalProperties': {
      const name = String(params.additionalProperty);
      if (isTokenMember(name) || holdsToken(name)) return undefined;
      return { finding: { code: 'unknown-member', member: name }, path: [...path, name], target: 'key' };
    }
    case 'minLength':
      return atValue(path, { code: 'empty-value', member: member ?? '' });
    case 'maxLength':
      return atValue(path, {
        code: 'too-long',
        member: member ?? '',
        length: typeof value === 'string' ? characterCount(value) : 0,
        limit: Number(params.limit),
      });
    case 'enum': {
      const allowed = Array.isArray(params.allowedValues) ? params.allowedValues.map(String) : [];
      return atValue(path, { code: 'not-in-list', member: member ?? '', value: String(value), allowed });
    }
    case 'pattern':
      return atValue(path, { code: 'invalid-chain-id' });
    case 'minItems':
      return atValue(path, { code: 'empty-list' });
    case 'maxItems': {
      const count = Array.isArray(value) ? value.length : 0;
      return { finding: { code: 'several-requests', count, limit: Number(params.limit) }, path, target: 'key' };
    }
    default:
      throw new Error(`The schema asserts "${error.keyword}", for which there is no finding`);
  }
}

function atValue(path: JsonPath, finding: LoyaltyFileFinding): PlacedFinding {
  return { finding, path, target: 'value' };
}

/** The length in code points, as ajv counts. */
function characterCount(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at += 1) {
    if ((text.codePointAt(at) ?? 0) <= 0xffff) continue;
    count -= 1;
    at += 1;
  }
  return count;
}

/** A JSON pointer as ajv writes it. The only list of the format is the second segment's. */
function pathOf(pointer: string): JsonPath {
  if (pointer === '') return [];
  const path: (string | number)[] = [];
  for (let from = 1; from <= pointer.length; ) {
    const slash = pointer.indexOf('/', from);
    const end = slash === -1 ? pointer.length : slash;
    const name = pointer.slice(from, end);
    path.push(path.length === 1 ? Number(name) : name.includes('~') ? unescaped(name) : name);
    from = end + 1;
  }
  return path;
}

function unescaped(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}

function memberOf(path: JsonPath): string | undefined {
  const last = path.at(-1);
  return typeof last === 'string' ? last : undefined;
}
