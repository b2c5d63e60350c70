import { LOYALTY_PROGRAM_SUBSCRIPTIONS, LOYALTY_PROGRAM_TYPES } from '../mews/limits';

const LISTS = { Type: LOYALTY_PROGRAM_TYPES, Subscription: LOYALTY_PROGRAM_SUBSCRIPTIONS } as const;

/** The value of a member's list that a text means; undefined where it means none. Only case and blanks are forgiven. */
export function listValue(member: keyof typeof LISTS, text: string): string | undefined {
  const meant = text.replace(/\s+/g, '').toLowerCase();
  return LISTS[member].find((value) => value.toLowerCase() === meant);
}
