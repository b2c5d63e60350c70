import { JsonCharacter } from './jsonCharacter';

/** The offset after the comment that begins at an offset, as jsonc-parser reads it; undefined where none begins there. */
export function commentEnd(text: string, start: number): number | undefined {
  if (text.charCodeAt(start) !== JsonCharacter.slash) return undefined;
  const second = text.charCodeAt(start + 1);
  if (second === JsonCharacter.star) {
    const end = text.indexOf('*/', start + 2);
    return end === -1 ? text.length : end + 2;
  }
  if (second !== JsonCharacter.slash) return undefined;
  let end = start + 2;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === JsonCharacter.lineFeed || code === JsonCharacter.carriageReturn) break;
  }
  return end;
}
