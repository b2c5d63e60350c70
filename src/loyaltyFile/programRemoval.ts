import { listAt } from './bracketScan';
import { readAnyText } from './readAnyText';
import { removalEdits } from './removalEdits';
import type { TextEdit } from './textEdit';

/**
 * The edits that take the programs at these indexes out of a text, in its order. None where that would leave no program,
 * which is a mistake again, nor for a text that can't be read or has no such programs.
 */
export function programRemoval(text: string, indexes: Iterable<number>): readonly TextEdit[] {
  const removed = new Set(indexes);
  const [place] = readAnyText(text)?.rangesOf([{ path: ['LoyaltyPrograms'], target: 'opening' }]) ?? [];
  const list = place && text[place.offset] === '[' ? listAt(text, place.offset) : undefined;
  if (!list || removed.size >= list.entries.length) return [];
  return removalEdits(text, list, removed);
}
