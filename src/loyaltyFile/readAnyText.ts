import { MAX_FILE_LENGTH } from './fileLimits';
import { findPlaces, type Place } from './findPlaces';
import { readLooseText } from './looseText';
import type { TextRange } from './loyaltyFileProblem';
import { bracketTooDeep } from './nesting';
import { parseStrictly } from './parseStrictly';

/** What a text says, as far as it can be read, and where it says it. */
export interface ReadText {
  readonly value: unknown;
  /** One range for each place, in the same order; for a place that is not there a place near it. */
  readonly rangesOf: (places: readonly Place[]) => readonly TextRange[];
}

/** Reads any text, broken or not; undefined where it is too long or too deep to be read. */
export function readAnyText(text: string): ReadText | undefined {
  if (text.length > MAX_FILE_LENGTH || bracketTooDeep(text)) return undefined;
  const strict = parseStrictly(text);
  if (strict) return { value: strict.value, rangesOf: (places) => findPlaces(text, places).ranges };
  const { value, rangeOf } = readLooseText(text);
  return { value, rangesOf: (places) => places.map(({ path, target }) => rangeOf(path, target)) };
}
