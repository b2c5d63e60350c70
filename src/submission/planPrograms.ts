import { looseCode } from '../mews/looseCode';
import type { CreatedLoyaltyProgram, LoyaltyProgram } from '../mews/loyaltyProgram';
import type { ChangeableMember } from '../mews/matchPrograms';
import { nearestProgram } from './nearestProgram';

/** How a program of a file stands to the programs that exist. */
export type PlannedProgram =
  /** Mews has nothing under its Code. */
  | { readonly kind: 'new' }
  /** Mews has it already: `nearest` is equal to it in every member that the file gives. */
  | ({ readonly kind: 'same' } & ExistingUnderCode)
  /** Mews has its Code, but no such program. `differs`: the members in which `nearest` is another, at least one. */
  | ({ readonly kind: 'different'; readonly differs: readonly ChangeableMember[] } & ExistingUnderCode);

/** What Mews has under a Code, apart from case and blanks around it. */
export interface ExistingUnderCode {
  readonly nearest: CreatedLoyaltyProgram;
  /** All of them, `nearest` included, in the order they were given. */
  readonly existing: readonly CreatedLoyaltyProgram[];
}

/** The programs of a file, sorted by what Mews has. */
export interface ProgramsPlan {
  /** At the index of each program of the file. */
  readonly programs: readonly PlannedProgram[];
  /** The indexes of programs whose Code an earlier one of the file has, letter for letter, in order. */
  readonly twice: readonly number[];
  /** How many programs of each kind there are. */
  readonly counts: Readonly<Record<PlannedProgram['kind'], number>>;
}

/**
 * Sorts the programs of a file by what Mews has. A Type or Subscription that the file leaves out is no difference; a
 * member that Mews left out is one. Takes time in proportion to both lists, whatever stands in them.
 */
export function planPrograms(
  programs: readonly LoyaltyProgram[],
  existing: readonly CreatedLoyaltyProgram[],
): ProgramsPlan {
  const groups = groupedByCode(existing);
  const codes = new Set<string>();
  const twice: number[] = [];
  const counts = { new: 0, same: 0, different: 0 };
  const planned = programs.map((program, index) => {
    if (codes.has(program.Code)) twice.push(index);
    codes.add(program.Code);
    const plan = plannedAmong(program, groups.get(looseCode(program.Code)));
    counts[plan.kind]++;
    return plan;
  });
  return { programs: planned, twice, counts };
}

/** The existing programs under one Code, and what finds the nearest of them once it has been asked for. */
interface Group {
  readonly existing: CreatedLoyaltyProgram[];
  nearestTo?: ReturnType<typeof nearestProgram>;
}

function groupedByCode(existing: readonly CreatedLoyaltyProgram[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const program of existing) {
    if (program.Code === undefined) continue;
    const code = looseCode(program.Code);
    const group = groups.get(code);
    if (group) group.existing.push(program);
    else groups.set(code, { existing: [program] });
  }
  return groups;
}

function plannedAmong(program: LoyaltyProgram, group: Group | undefined): PlannedProgram {
  if (group === undefined) return { kind: 'new' };
  group.nearestTo ??= nearestProgram(group.existing);
  const near = group.nearestTo(program);
  if (near === undefined) return { kind: 'new' };
  const { nearest, differs } = near;
  const { existing } = group;
  return differs.length === 0 ? { kind: 'same', nearest, existing } : { kind: 'different', differs, nearest, existing };
}
