import type { Place } from './findPlaces';
import type { TextRange } from './loyaltyFileProblem';
import { readAnyText } from './readAnyText';

/** Where the Codes of the programs at these indexes are written in a text, in the same order; none for a text that can't be read. */
export function codeRanges(text: string, indexes: readonly number[]): readonly TextRange[] {
  const places = indexes.map((index): Place => ({ path: ['LoyaltyPrograms', index, 'Code'], target: 'value' }));
  return readAnyText(text)?.rangesOf(places) ?? [];
}
