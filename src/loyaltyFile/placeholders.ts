import { MAX_CODE_LENGTH, MAX_NAME_LENGTH } from '../mews/limits';
import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import type { Container } from './container';
import type { FixSource } from './fixSource';
import { holdsToken } from './tokenFindings';

/** What a program is called that nobody has named yet. */
const NAME = 'Loyalty program';

/** Mews' own word for a Type that isn't known, where any other would claim something; for Subscription there is none, and most are free. */
const TYPE = 'Unknown';
const SUBSCRIPTION = 'Free';

/** A whole program of that Name, to be filled in. */
export function programOf(source: FixSource, name = NAME): LoyaltyProgram {
  return { Name: name, Code: source.freshCode(name), Type: TYPE, Subscription: SUBSCRIPTION };
}

/** What a member of a program can hold until somebody knows better; undefined for any other member. */
export function placeholderOf(
  source: FixSource,
  program: Container | undefined,
  member: string,
  avoidedCode?: string,
): string | undefined {
  switch (member) {
    case 'Name':
      return usable(program, 'Code', MAX_NAME_LENGTH) ?? NAME;
    case 'Code':
      return source.freshCode(nameOf(program), program?.offset, avoidedCode);
    case 'Type':
      return TYPE;
    case 'Subscription':
      return SUBSCRIPTION;
    default:
      return undefined;
  }
}

/** The text that a member of an object holds, as JSON.parse reads it. */
export function textOf(object: Container | undefined, member: string): string | undefined {
  const value = object?.entries.findLast(({ name }) => name?.text === member)?.value?.read();
  return typeof value === 'string' ? value : undefined;
}

/** Whether a Name or a Code can be sent as it is. */
export function isUsable(text: string, limit: number): boolean {
  return text !== '' && text === text.trim() && [...text].length <= limit && text.isWellFormed() && !holdsToken(text);
}

/** The most characters of a member that a person may fill with any text; undefined for any other. */
export function limitOf(member: string): number | undefined {
  if (member === 'Name') return MAX_NAME_LENGTH;
  return member === 'Code' ? MAX_CODE_LENGTH : undefined;
}

/** The Name a Code is made of; not one with a token in it, whose characters would travel along. */
function nameOf(program: Container | undefined): string {
  const text = textOf(program, 'Name');
  return text === undefined || text.trim() === '' || holdsToken(text) ? NAME : text;
}

function usable(program: Container | undefined, member: string, limit: number): string | undefined {
  const text = textOf(program, member);
  return text !== undefined && isUsable(text, limit) ? text : undefined;
}
