import { isObject } from './isObject';
import type { JsonPath, LoyaltyFileFinding, PlacedFinding } from './loyaltyFileProblem';
import { FILE_MEMBERS, PROGRAM_MEMBERS, REQUIRED_MEMBERS } from './members';
import { nearestName } from './nearestName';

/**
 * The findings, in which a member that is not part of the API and stands for one that its object lacks is told as that one
 * mistake: wrongly written, and not missing as well. Each member is taken for one other at most, by case before spelling.
 */
export function misnamedMembers(
  findings: readonly PlacedFinding[],
  value: unknown,
  portfolio: boolean,
): readonly PlacedFinding[] {
  const unknown = findings.filter(({ finding }) => finding.code === 'unknown-member');
  if (unknown.length === 0) return findings;
  const renamed = new Map<PlacedFinding, PlacedFinding>();
  /** The members of each object that are found under another name: nobody misses them. */
  const found = new Map<string, Set<string>>();
  for (const by of ['case', 'spelling'] as const) {
    for (const placed of unknown) {
      const { finding, path, target } = placed;
      if (finding.code !== 'unknown-member' || renamed.has(placed)) continue;
      const { member } = finding;
      const object = path.slice(0, -1);
      const place = JSON.stringify(object);
      const taken = found.get(place) ?? new Set<string>();
      const nearest = nearestName(member, lackedBy(value, object, taken));
      if (nearest?.by !== by) continue;
      found.set(place, taken.add(nearest.name));
      const required = REQUIRED_MEMBERS.has(nearest.name) || (portfolio && nearest.name === 'ChainId');
      const facts = { member, meant: nearest.name, required };
      const code = by === 'case' ? 'member-case' : 'misspelled-member';
      renamed.set(placed, { finding: { code, ...facts }, path, target });
    }
  }
  return findings.flatMap((placed) => {
    const { finding, path } = placed;
    const missing = missedBy(finding);
    return missing !== undefined && found.get(JSON.stringify(path))?.has(missing)
      ? []
      : [renamed.get(placed) ?? placed];
  });
}

/** The member that a finding says is missing. */
function missedBy(finding: LoyaltyFileFinding): string | undefined {
  switch (finding.code) {
    case 'missing-member':
    case 'missing-recommended-member':
      return finding.member;
    case 'missing-chain-id':
      return 'ChainId';
    default:
      return undefined;
  }
}

/** The members that the object at a path could have, and has not. */
function lackedBy(value: unknown, path: JsonPath, taken: ReadonlySet<string>): string[] {
  const known: readonly string[] = path.length === 0 ? FILE_MEMBERS : PROGRAM_MEMBERS;
  let object = value;
  for (const step of path) object = isObject(object) ? Reflect.get(object, step) : undefined;
  return known.filter((name) => !taken.has(name) && !(isObject(object) && Object.hasOwn(object, name)));
}
