import type { CreatedLoyaltyProgram, LoyaltyProgram } from '../mews/loyaltyProgram';
import { type PlannedProgram, planPrograms } from '../submission/planPrograms';
import type { SentBefore } from '../submission/sentBefore';

/** What was learned when Mews was asked. */
export interface Learned {
  /** The Codes that were asked for, letter for letter. */
  readonly codes: ReadonlySet<string>;
  readonly existing: readonly CreatedLoyaltyProgram[];
  /** The Ids that runs were known to have created by then. */
  readonly ids: ReadonlySet<string>;
}

/** How a program of a file stands to what was learned. */
export type ComparedState =
  | Exclude<PlannedProgram['kind'], 'new'>
  /** Nobody has seen it in Mews. */
  | 'new'
  /** A run created it, but Mews did not have it any more. */
  | 'gone'
  /** A run may have created it; Mews did not have it. */
  | 'uncertain'
  /** A run created it after Mews was asked. */
  | 'since'
  /** Its Code came into the file after Mews was asked. */
  | 'unasked';

/** The programs of a file, sorted by what was learned. */
export interface ComparedPrograms {
  /** At the index of each program of the file. */
  readonly programs: readonly { readonly state: ComparedState; readonly planned: PlannedProgram }[];
  /** Of each state how many; but `uncertain` counts all that a run may have created, also those that Mews has. */
  readonly counts: Readonly<Record<ComparedState, number>>;
  /** The indexes of programs whose Code an earlier one of the file has. */
  readonly twice: ReadonlySet<number>;
}

/** Sorts the programs of a file as it stands now by what was learned earlier. `before`: what runs sent to the same place up to now. */
export function comparedPrograms(
  file: readonly LoyaltyProgram[],
  { codes, existing, ids }: Learned,
  before: readonly Pick<SentBefore, 'index' | 'state' | 'id'>[],
): ComparedPrograms {
  const plan = planPrograms(file, existing);
  const sent = new Map(before.map((each) => [each.index, each]));
  const counts = { same: 0, different: 0, new: 0, gone: 0, uncertain: 0, since: 0, unasked: 0 };
  const stateOf = (index: number, code: string, { kind }: PlannedProgram): ComparedState => {
    if (!codes.has(code)) return 'unasked';
    if (kind !== 'new') return kind;
    const earlier = sent.get(index);
    if (!earlier) return 'new';
    if (earlier.state === 'uncertain') return 'uncertain';
    return earlier.id !== undefined && ids.has(earlier.id) ? 'gone' : 'since';
  };
  const programs = file.map(({ Code }, index) => {
    const planned = plan.programs[index] ?? { kind: 'new' };
    const state = stateOf(index, Code, planned);
    counts[state]++;
    const isFound = state === 'same' || state === 'different';
    if (isFound && sent.get(index)?.state === 'uncertain') counts.uncertain++;
    return { state, planned };
  });
  return { programs, counts, twice: new Set(plan.twice) };
}
