import { allowedValues } from './allowedValues';
import { likeness } from './likeness';

/** The value of a member's list that a text means; undefined where it means none. Only case and blanks are forgiven. */
export function listValue(member: 'Type' | 'Subscription', text: string): string | undefined {
  const meant = likeness(text);
  return allowedValues(member).find((value) => likeness(value) === meant);
}
