import type { CreatedLoyaltyProgram, LoyaltyProgram } from '../mews/loyaltyProgram';
import type { ChangeableMember } from '../mews/matchPrograms';

/** The program of a list that has most in common with another. */
export interface NearestProgram {
  readonly nearest: CreatedLoyaltyProgram;
  /** The members that the other gives and in which `nearest` is not equal to it. */
  readonly differs: readonly ChangeableMember[];
}

/** The first weighs most: of two programs with as many members in common, the one with the same Code is nearer. */
const MEMBERS = ['Code', 'Name', 'Type', 'Subscription'] as const satisfies readonly ChangeableMember[];

/** A set of members as bits, the first of MEMBERS highest. */
const bitOf = (at: number) => 8 >> at;
const ALL = 0b1111;

const membersIn = (bits: number) => MEMBERS.filter((_, at) => (bits & bitOf(at)) !== 0);

/** What two programs can have in common, from everything to nothing. */
const LIKENESSES: readonly number[] = Array.from({ length: ALL + 1 }, (_, less) => ALL - less).toSorted(
  (a, b) => membersIn(b).length - membersIn(a).length,
);

/** The place of a likeness among them, by its bits. */
const RANKS: readonly number[] = Array.from({ length: ALL + 1 }, (_, bits) => LIKENESSES.indexOf(bits));

/** Up to so many programs, comparing with each is faster than looking up what they have in common. */
const FEW = 16;

/**
 * Gives what finds the nearest of some programs (one at least), the first where several are as near. A member that the
 * program in question leaves out doesn't count, one that an existing program lacks differs. Each search takes about as
 * long whatever the number of programs is; undefined only for no programs.
 */
export function nearestProgram(
  among: readonly CreatedLoyaltyProgram[],
): (program: LoyaltyProgram) => NearestProgram | undefined {
  return among.length <= FEW ? (program) => compared(program, among) : lookedUp(among);
}

function compared(program: LoyaltyProgram, among: readonly CreatedLoyaltyProgram[]): NearestProgram | undefined {
  let nearest: CreatedLoyaltyProgram | undefined;
  let best = 0;
  for (const candidate of among) {
    let bits = 0;
    for (const [at, member] of MEMBERS.entries()) {
      if (program[member] !== undefined && program[member] === candidate[member]) bits |= bitOf(at);
    }
    if (nearest === undefined || (RANKS[bits] ?? 0) < (RANKS[best] ?? 0)) {
      nearest = candidate;
      best = bits;
    }
  }
  return nearest && { nearest, differs: membersIn(givenIn(program) & ~best) };
}

/** An index for each likeness that is asked for: as many programs as there are may be compared with as many others. */
function lookedUp(among: readonly CreatedLoyaltyProgram[]): (program: LoyaltyProgram) => NearestProgram | undefined {
  const indexes = new Map<number, Map<string, CreatedLoyaltyProgram>>();
  const indexBy = (likeness: number) => {
    const known = indexes.get(likeness);
    if (known) return known;
    const members = membersIn(likeness);
    // From the last to the first, so that the first stays.
    const index = new Map(among.toReversed().map((program) => [keyOf(program, members), program]));
    indexes.set(likeness, index);
    return index;
  };
  return (program) => {
    const given = givenIn(program);
    for (const likeness of LIKENESSES) {
      if ((likeness & ~given) !== 0) continue;
      const nearest = indexBy(likeness).get(keyOf(program, membersIn(likeness)));
      if (nearest) return { nearest, differs: membersIn(given & ~likeness) };
    }
    return undefined;
  };
}

function givenIn(program: LoyaltyProgram): number {
  return MEMBERS.reduce((bits, member, at) => (program[member] === undefined ? bits : bits | bitOf(at)), 0);
}

function keyOf(program: LoyaltyProgram | CreatedLoyaltyProgram, members: readonly ChangeableMember[]): string {
  return JSON.stringify(members.map((member) => program[member]));
}
