import { harmless } from './harmless';

/** Text from a file as `harmless` gives it, cut to a number of characters for a sentence that has more to say. */
export function shortened(text: string, maxLength: number): string {
  const characters = [...harmless(text)];
  return characters.length > maxLength ? `${characters.slice(0, maxLength).join('')}…` : characters.join('');
}
