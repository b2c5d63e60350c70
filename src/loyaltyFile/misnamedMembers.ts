import { isObject } from './isObject';
import type { JsonPath, LoyaltyFileFinding, PlacedFinding } from './loyaltyFileProblem';
import { FILE_MEMBERS, PROGRAM_MEMBERS, REQUIRED_MEMBERS } from './members';
import { nearestName } from './nearestName';
import { valueAt } from './valueAt';

/** What an object lacks and what stands in for it. */
interface Misnamed {
  readonly lacked: Set<string>;
  /** The members that are found under another name: nobody misses them. */
  readonly found: Set<string>;
}

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
  const objects = new Map<unknown, Misnamed>();
  for (const by of ['case', 'spelling'] as const) {
    for (const placed of unknown) {
      const { finding, path, target } = placed;
      if (finding.code !== 'unknown-member' || renamed.has(placed)) continue;
      const object = valueAt(value, path.slice(0, -1));
      const { lacked, found } = objects.get(object) ?? { lacked: lackedBy(object, path), found: new Set() };
      objects.set(object, { lacked, found });
      if (lacked.size === 0) continue;
      const nearest = nearestName(finding.member, [...lacked]);
      if (nearest?.by !== by) continue;
      const { name: meant } = nearest;
      lacked.delete(meant);
      found.add(meant);
      const required = REQUIRED_MEMBERS.has(meant) || (portfolio && meant === 'ChainId');
      const code = by === 'case' ? 'member-case' : 'misspelled-member';
      renamed.set(placed, { finding: { code, member: finding.member, meant, required }, path, target });
    }
  }
  if (renamed.size === 0) return findings;
  return findings.flatMap((placed) => {
    const missing = missedBy(placed.finding);
    if (missing === undefined) return [renamed.get(placed) ?? placed];
    return objects.get(valueAt(value, placed.path))?.found.has(missing) ? [] : [placed];
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

/** The members that an object could have, and has not. */
function lackedBy(object: unknown, path: JsonPath): Set<string> {
  const known: readonly string[] = path.length === 1 ? FILE_MEMBERS : PROGRAM_MEMBERS;
  return new Set(known.filter((name) => !(isObject(object) && Object.hasOwn(object, name))));
}
