import { LOYALTY_PROGRAM_SUBSCRIPTIONS, LOYALTY_PROGRAM_TYPES } from '../mews/limits';

/** The values that a member may have, where it may only have some; none for any other member. */
export function allowedValues(member: string): readonly string[] {
  if (member === 'Type') return LOYALTY_PROGRAM_TYPES;
  return member === 'Subscription' ? LOYALTY_PROGRAM_SUBSCRIPTIONS : [];
}
