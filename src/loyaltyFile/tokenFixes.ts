import type { FixPlace, FixSource } from './fixSource';
import type { ProposedFix } from './loyaltyFileFix';
import type { JsonPath, LoyaltyFileProblem } from './loyaltyFileProblem';
import { removalFix } from './memberFixes';
import { PROGRAM_MEMBERS } from './members';
import { isUsable, limitOf, placeholderOf } from './placeholders';
import { entryFixes, skeletonFix } from './programFixes';
import { holdsToken, isTokenMember } from './tokenFindings';
import { withoutTokenTexts } from './tokenTexts';
import { replacementFix, textIn } from './valueFixes';

/**
 * Takes a token out of the text: with its member where that is for a token or for nothing known, else with what else the value
 * says left. Moving it into a connection is the better mend, and the editor's.
 */
export function tokenFixes(source: FixSource, { range, path }: LoyaltyFileProblem): ProposedFix[] {
  const place = source.placeOf(range);
  if (!place) return isAlone(source, range) ? [{ ...skeletonFix(source), preferred: false }] : [];
  const name = place.entry.name?.text;
  if (place.container.type === 'array') {
    const removal = removalFix(place, true).filter(() => place.container.entries.length > 1 || !isList(path));
    return removal.length > 0 ? removal : entryFixes(source, place);
  }
  if (name === undefined || holdsToken(name) || isTokenMember(name) || !isKnown(path)) {
    return removalFix(place, name !== undefined && !isTokenMember(name) && holdsToken(name)).map(asked);
  }
  const rest = restOf(source, place, name);
  return rest === undefined
    ? removalFix(place).map(asked)
    : replacementFix(place.entry, rest, { kind: 'remove-token', member: name }, 'all');
}

/** What a member can hold without the token; undefined where it has to go. */
function restOf(source: FixSource, place: FixPlace, member: string): string | undefined {
  const rest = withoutTokenTexts(textIn(place) ?? '');
  const limit = limitOf(member);
  return limit !== undefined && isUsable(rest, limit) ? rest : placeholderOf(source, place.container, member);
}

/** A token that is thrown away is gone: nothing to do unasked. */
function asked(fix: ProposedFix): ProposedFix {
  return { ...fix, preferred: false };
}

/** Whether a path leads to a member of the file or of a program, as far as its place goes. */
function isKnown(path: JsonPath | undefined): boolean {
  if (path?.length === 1) return path[0] === '$schema' || path[0] === 'ChainId';
  return path?.length === 3 && path[0] === 'LoyaltyPrograms' && PROGRAM_MEMBERS.some((member) => member === path[2]);
}

function isList(path: JsonPath | undefined): boolean {
  return path?.length === 2 && path[0] === 'LoyaltyPrograms';
}

function isAlone({ text }: FixSource, { offset, length }: LoyaltyFileProblem['range']): boolean {
  return text.trim() === text.slice(offset, offset + length);
}
