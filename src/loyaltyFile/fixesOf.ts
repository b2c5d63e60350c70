import { invalidChainFixes, missingChainFixes, otherChainFixes } from './chainFixes';
import type { FixPlace, FixSource } from './fixSource';
import type { LoyaltyFileFix, ProposedFix } from './loyaltyFileFix';
import type { LoyaltyFileFinding, LoyaltyFileProblem } from './loyaltyFileProblem';
import { doubledMemberFixes, missingMemberFixes, removalFix, renamingFix } from './memberFixes';
import { operationEdits } from './operationEdits';
import {
  entryFixes,
  firstProgramFix,
  listFixes,
  sameCodeFixes,
  skeletonFix,
  takenCodeFixes,
  wholeFileFixes,
} from './programFixes';
import { commaFix, commentFix } from './textFixes';
import { tokenFixes } from './tokenFixes';
import { halfFix, listedValueFixes, placeholderFix, retypingFixes, shorteningFixes, trimmingFix } from './valueFixes';

/**
 * The mends of a problem of a text, the likeliest first; none where none is obvious. Not for a text that is too long, too deep
 * or lists too many programs, which only a person can divide, nor for broken syntax, of which nobody knows what it was to be.
 */
export function fixesOf(source: FixSource, problem: LoyaltyFileProblem): readonly LoyaltyFileFix[] {
  return proposedFixes(source, problem).map(({ operations, ...fix }) => ({
    ...fix,
    edits: operationEdits(source.text, source.style, [operations]),
  }));
}

/** The same as operations, so that several can be done at once. */
export function proposedFixes(source: FixSource, problem: LoyaltyFileProblem): readonly ProposedFix[] {
  const { finding, range, related } = problem;
  const there = (fixes: (place: FixPlace) => ProposedFix[]) => {
    const place = source.placeOf(range);
    return place ? fixes(place) : [];
  };
  switch (finding.code) {
    case 'file-too-large':
    case 'nested-too-deeply':
    case 'not-json':
    case 'too-many-programs':
    case 'several-requests':
      return [];
    case 'empty-file':
      return [skeletonFix(source)];
    case 'comment':
      return [commentFix(source.text, range)];
    case 'trailing-comma':
      return [commaFix(range)];
    case 'member-twice':
      return there(doubledMemberFixes);
    case 'wrong-type':
      return wrongTypeFixes(source, problem, finding);
    case 'missing-member':
    case 'missing-recommended-member':
      return missingMemberFixes(source, problem, finding.member);
    case 'empty-value':
      return there((place) => placeholderFix(source, place, finding.member));
    case 'too-long':
      return there((place) => shorteningFixes(source, place, finding.member, finding.limit));
    case 'not-in-list':
      return there((place) => listedValueFixes(place, finding.member, finding.value, finding.allowed));
    case 'empty-list':
      return there((place) => firstProgramFix(source, place));
    case 'invalid-chain-id':
      return there((place) => invalidChainFixes(source, place));
    case 'missing-chain-id':
      return missingChainFixes(source, problem);
    case 'other-chain-id':
      return there((place) => otherChainFixes(source, place));
    case 'token-in-file':
      return tokenFixes(source, problem);
    case 'unpaired-surrogate':
      return there((place) => halfFix(source, place, finding.member));
    case 'unknown-member':
      return there(removalFix);
    case 'member-case':
      return there((place) => renamingFix(place, finding.meant, 'case'));
    case 'misspelled-member':
      return there((place) => renamingFix(place, finding.meant, 'spelling'));
    case 'duplicate-code':
    case 'similar-code':
      return there((place) => sameCodeFixes(source, place, finding.code === 'duplicate-code' ? related : undefined));
    case 'code-in-other-file':
      return there((place) => takenCodeFixes(source, place, problem));
    case 'surrounding-blanks':
      return there((place) => trimmingFix(source, place, finding.member));
    default:
      return finding satisfies never;
  }
}

function wrongTypeFixes(
  source: FixSource,
  { range, path }: LoyaltyFileProblem,
  { member }: LoyaltyFileFinding & { code: 'wrong-type' },
): readonly ProposedFix[] {
  if (path?.length === 0) return wholeFileFixes(source, range);
  const place = source.placeOf(range);
  if (!place) return [];
  if (member === undefined) return entryFixes(source, place);
  if (path?.length === 3) return retypingFixes(source, place, member);
  if (member === 'LoyaltyPrograms') return listFixes(source, place);
  return member === 'ChainId' ? invalidChainFixes(source, place) : removalFix(place);
}
