import { MAX_KEPT_NAME_LENGTH } from './limits';

/** A name or an Id that Mews gave, in the length in which it is kept and shown. A longer one is cut, and says so. */
export function keptName(text: string): string {
  const characters = [...text.slice(0, 2 * MAX_KEPT_NAME_LENGTH + 2)];
  return characters.length > MAX_KEPT_NAME_LENGTH ? `${characters.slice(0, MAX_KEPT_NAME_LENGTH - 1).join('')}…` : text;
}
