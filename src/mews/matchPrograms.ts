import { looseCode } from './looseCode';
import type { CreatedLoyaltyProgram, LoyaltyProgram } from './loyaltyProgram';

/** The members a server could give back with another value than was sent. */
export type ChangeableMember = 'Name' | 'Code' | 'Type' | 'Subscription';

/** A program of the answer and, where one was found, the place of its twin in the list that was sent. */
export interface MatchedProgram {
  readonly program: CreatedLoyaltyProgram;
  /** Index in the list that was sent; undefined: Mews returned a program that was not sent. */
  readonly index?: number;
  /** The members that came back with another value than was sent. */
  readonly changed: readonly ChangeableMember[];
}

/** How a list of returned programs stands to the list that was sent. No Id is lost and none is used twice. */
export interface ProgramMatching {
  /** In the order of the answer. */
  readonly matched: readonly MatchedProgram[];
  /** Indexes that were sent and for which no Id came. */
  readonly missing: readonly number[];
}

const MEMBERS = ['Name', 'Code', 'Type', 'Subscription'] as const satisfies readonly ChangeableMember[];

type Likeable = Pick<CreatedLoyaltyProgram, ChangeableMember>;

/** From the strictest likeness to the loosest. */
const LIKENESSES: readonly ((program: Likeable) => string)[] = [
  ({ Code, Name, Type, Subscription }) => JSON.stringify([Code, Name, Type, Subscription]),
  ({ Code, Name }) => JSON.stringify([Code, Name]),
  ({ Code }) => JSON.stringify([Code]),
  ({ Code }) => JSON.stringify([Code && looseCode(Code)]),
];

/**
 * Finds for each returned program the one that was sent: first by all four members, then by Code and Name, then by
 * Code, then by Code without case and blanks around it. Order doesn't matter; equal programs are matched by count.
 * An Id that comes more than once proves nothing about a second program: only its first row counts.
 */
export function matchPrograms(
  sent: readonly LoyaltyProgram[],
  returned: readonly CreatedLoyaltyProgram[],
): ProgramMatching {
  const ids = new Set<string>();
  const distinct = returned.filter(({ Id }) => !ids.has(Id) && ids.add(Id));
  const open = new Set(sent.keys());
  const indexes = new Map<CreatedLoyaltyProgram, number>();
  for (const likeness of LIKENESSES) {
    const waiting = new Map<string, number[]>();
    for (const index of [...open].reverse()) {
      const key = likeness(sent[index] ?? {});
      const same = waiting.get(key);
      if (same) same.push(index);
      else waiting.set(key, [index]);
    }
    for (const program of distinct) {
      const index = indexes.has(program) ? undefined : waiting.get(likeness(program))?.pop();
      if (index === undefined) continue;
      open.delete(index);
      indexes.set(program, index);
    }
  }
  return {
    matched: distinct.map((program) => {
      const index = indexes.get(program);
      const twin = index === undefined ? undefined : sent[index];
      return { program, ...(index !== undefined && { index }), changed: twin ? changedMembers(twin, program) : [] };
    }),
    missing: [...open],
  };
}

/** A member that was not sent, or did not come back, is not a change. */
function changedMembers(sent: LoyaltyProgram, returned: CreatedLoyaltyProgram): ChangeableMember[] {
  return MEMBERS.filter(
    (member) => sent[member] !== undefined && returned[member] !== undefined && sent[member] !== returned[member],
  );
}
