import type { CreatedLoyaltyProgram, LoyaltyProgram } from '../mews/loyaltyProgram';
import { matchPrograms } from '../mews/matchPrograms';
import type { CreatedRecord } from './journalRecord';

/** How items stand to the programs that came up in Mews since the baseline. */
export interface FoundItems {
  /** Equal in all members that were sent: taken for ours. */
  readonly found: readonly CreatedRecord[];
  /** With the Code of an item, blanks and case apart, but not equal. */
  readonly alike: readonly CreatedRecord[];
  /** Items under whose Code nothing came up. */
  readonly absent: readonly number[];
  /** Came up under these Codes beyond what was sent. */
  readonly extra: readonly CreatedLoyaltyProgram[];
}

/**
 * Finds for items the programs that came up. Each program counts for one item, each item gets one at most.
 * `certain` false: there is no baseline, so nothing can be told from what was there before, and equal ones are only alike.
 */
export function foundItems(
  programs: readonly LoyaltyProgram[],
  items: readonly number[],
  cameUp: readonly CreatedLoyaltyProgram[],
  certain: boolean,
): FoundItems {
  const sent = items.flatMap((item) => programs[item] ?? []);
  const { matched, missing } = matchPrograms(sent, cameUp);
  const found: CreatedRecord[] = [];
  const alike: CreatedRecord[] = [];
  const extra: CreatedLoyaltyProgram[] = [];
  for (const { program, index, changed } of matched) {
    const item = index === undefined ? undefined : items[index];
    if (item === undefined) extra.push(program);
    else if (certain && changed.length === 0 && namesItself(program)) found.push({ index: item, ...program });
    else alike.push({ index: item, ...program });
  }
  return { found, alike, absent: missing.flatMap((index) => items[index] ?? []), extra };
}

/** What Mews did not tell can't be equal. */
function namesItself({ Name, Code }: CreatedLoyaltyProgram): boolean {
  return Name !== undefined && Code !== undefined;
}

/** The programs of a reading that were neither there before nor are known from a run. */
export function cameUpSince(
  programs: readonly CreatedLoyaltyProgram[],
  ...knownIds: readonly Iterable<string>[]
): CreatedLoyaltyProgram[] {
  const known = new Set(knownIds.flatMap((ids) => [...ids]));
  return programs.filter(({ Id }) => !known.has(Id));
}
