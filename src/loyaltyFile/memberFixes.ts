import { isDeepStrictEqual } from 'node:util';
import { allowedValues } from './allowedValues';
import type { Container } from './container';
import type { FixPlace, FixSource } from './fixSource';
import { writtenMember } from './jsonStyle';
import type { ProposedFix } from './loyaltyFileFix';
import type { LoyaltyFileProblem } from './loyaltyFileProblem';
import { FILE_MEMBERS, PROGRAM_MEMBERS } from './members';
import { placeholderOf, programOf } from './placeholders';
import type { TextOperation } from './textOperation';

/** Takes a member, however often it stands there, or an entry of a list out. Nothing where the text around it is broken. */
export function removalFix({ container, index, entry }: FixPlace, secret = false): ProposedFix[] {
  if (!container.whole) return [];
  return [
    {
      change: { kind: 'remove-member', member: secret ? undefined : entry.name?.text },
      operations: sameNamed(container, index).map((at) => ({ kind: 'remove', list: container, index: at })),
      reach: 'all',
      preferred: !secret,
    },
  ];
}

/** Writes a member's name as the API does. */
export function renamingFix({ entry }: FixPlace, to: string, by: 'case' | 'spelling'): ProposedFix[] {
  if (!entry.name) return [];
  const { offset, length, text: member } = entry.name;
  return [
    {
      change: { kind: 'rename-member', member, to },
      operations: [{ kind: 'replace', edit: { offset, length, text: JSON.stringify(to) } }],
      reach: by === 'case' ? 'save' : 'all',
      preferred: true,
    },
  ];
}

/**
 * Leaves one member of a name that stands several times. JSON.parse keeps the last, so that one comes first; where all
 * are the same, it does not matter and one is taken out.
 */
export function doubledMemberFixes({ container, index, entry }: FixPlace): ProposedFix[] {
  const member = entry.name?.text;
  if (!container.whole || member === undefined) return [];
  const all = sameNamed(container, index);
  const values = all.map((at) => container.entries[at]?.value?.read());
  const same = values.every((value) => isDeepStrictEqual(value, values[0]));
  const remove = (at: number): TextOperation => ({ kind: 'remove', list: container, index: at });
  if (same) {
    const operations = [remove(index)];
    return [{ change: { kind: 'keep-first', member, same }, operations, reach: 'save', preferred: true }];
  }
  return [
    {
      change: { kind: 'keep-last', member, same },
      operations: all.slice(0, -1).map(remove),
      reach: 'all',
      preferred: false,
    },
    {
      change: { kind: 'keep-first', member, same },
      operations: all.slice(1).map(remove),
      reach: 'all',
      preferred: false,
    },
  ];
}

/** Adds a member that is missing, and all that the same object misses. */
export function missingMemberFixes(
  source: FixSource,
  { range, path }: LoyaltyFileProblem,
  member: string,
): ProposedFix[] {
  const object = source.container(range.offset);
  if (!object?.whole || object.type !== 'object' || path === undefined) return [];
  const order: readonly string[] = path.length === 0 ? FILE_MEMBERS : PROGRAM_MEMBERS;
  const add = (name: string, value: unknown): TextOperation => additionOf(source, object, order, name, value);
  if (path.length === 0) {
    return [
      {
        change: { kind: 'add-member', member, value: undefined },
        operations: [add(member, [programOf(source)])],
        reach: 'all',
        preferred: true,
      },
    ];
  }
  const value = placeholderOf(source, object, member);
  if (value === undefined) return [];
  const [first, ...others] = [value, ...allowedValues(member).filter((allowed) => allowed !== value)].map(
    (text): ProposedFix => ({
      change: { kind: 'add-member', member, value: text },
      operations: [add(member, text)],
      reach: text === value ? 'all' : 'once',
      preferred: false,
    }),
  );
  const missing = source.missingAt(range.offset);
  const together: ProposedFix = {
    change: { kind: 'add-missing-members', members: missing },
    operations: missing.map((name) => add(name, placeholderOf(source, object, name))),
    reach: 'once',
    preferred: false,
  };
  return [...(first ? [first] : []), ...(missing.length > 1 ? [together] : []), ...others];
}

/** A member that comes into an object behind those that go before it in Mews' order. */
export function additionOf(
  source: FixSource,
  object: Container,
  order: readonly string[],
  name: string,
  value: unknown,
): TextOperation {
  const rank = order.indexOf(name);
  const before = object.entries.findLastIndex(({ name: other }) => {
    const otherRank = other ? order.indexOf(other.text) : -1;
    return otherRank !== -1 && otherRank < rank;
  });
  return {
    kind: 'insert',
    list: object,
    before: before + 1,
    write: (indent) => writtenMember(name, value, source.style, indent),
  };
}

/** The indexes of an entry and of all of its name. */
function sameNamed({ entries }: Container, index: number): number[] {
  const name = entries[index]?.name?.text;
  return name === undefined ? [index] : entries.flatMap((entry, at) => (entry.name?.text === name ? [at] : []));
}
