import { codeIndexes } from './codeIndexes';
import type { Place } from './findPlaces';
import { readAnyText } from './readAnyText';

/** A place in a text by line and character, both from 0, the characters in UTF-16 units. */
export interface LinePlace {
  readonly line: number;
  readonly character: number;
  /** In UTF-16 units; a Code never spans lines. */
  readonly length: number;
}

/** The Codes of a text and where each stands first. Empty for a text that can't be read. */
export function codePlaces(text: string): ReadonlyMap<string, LinePlace> {
  const read = readAnyText(text);
  const placed = new Map<string, LinePlace>();
  if (!read) return placed;
  const indexes = codeIndexes(read.value);
  const places = [...indexes.values()].map(
    (index): Place => ({ path: ['LoyaltyPrograms', index, 'Code'], target: 'value' }),
  );
  const ranges = read.rangesOf(places);
  const lineEnd = /\r\n|\r|\n/g;
  let line = 0;
  let start = 0;
  let end = lineEnd.exec(text);
  // The Codes come in the order of the text.
  for (const [index, code] of [...indexes.keys()].entries()) {
    const { offset, length } = ranges[index] ?? { offset: 0, length: 0 };
    while (end && end.index + end[0].length <= offset) {
      line += 1;
      start = end.index + end[0].length;
      end = lineEnd.exec(text);
    }
    placed.set(code, { line, character: offset - start, length });
  }
  return placed;
}
