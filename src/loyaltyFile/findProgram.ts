import { parseTree } from 'jsonc-parser';
import { MAX_FILE_LENGTH } from './fileLimits';
import { memberValue } from './locate';
import type { TextRange } from './loyaltyFileProblem';
import { bracketTooDeep } from './nesting';

/**
 * Where a program with this Code stands in a text: the range of its Code. Of several the one at `index` in the list,
 * else the first. Undefined where there is none or the text can't be read. Works in broken text as well.
 */
export function findProgram(text: string, code: string, index: number): TextRange | undefined {
  if (text.length > MAX_FILE_LENGTH || bracketTooDeep(text)) return undefined;
  const list = memberValue(parseTree(text), 'LoyaltyPrograms');
  const codes = (list?.children ?? []).map((program) => memberValue(program, 'Code'));
  const found = codes[index]?.value === code ? codes[index] : codes.find((candidate) => candidate?.value === code);
  return found && { offset: found.offset, length: found.length };
}
