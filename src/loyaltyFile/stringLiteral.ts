import { JsonCharacter } from './jsonCharacter';

/** The offset after the string that begins at an offset of a text: behind its closing quote, or at the end of its line. */
export function stringEnd(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === JsonCharacter.quote) return index + 1;
    if (character === JsonCharacter.lineFeed || character === JsonCharacter.carriageReturn) return index;
    if (character === JsonCharacter.backslash) index++;
  }
  return text.length;
}

/** What a string of JSON means; where it is not closed or an escape is none, the text as it stands there. */
export function stringValue(literal: string): string {
  const plain = literal.length > 1 && literal.endsWith('"') ? literal.slice(1, -1) : literal.slice(1);
  if (!literal.includes('\\')) return plain;
  try {
    return String(JSON.parse(literal));
  } catch {
    return plain;
  }
}
