import { isObject } from './isObject';
import type { TextRange } from './loyaltyFileProblem';
import { readAnyText } from './readAnyText';

/**
 * Where a program with this Code stands in a text: the range of its Code. Of several the one at `index` in the list,
 * else the first. Undefined where there is none or the text can't be read. Works in broken text as well.
 */
export function findProgram(text: string, code: string, index: number): TextRange | undefined {
  const read = readAnyText(text);
  if (!read || !isObject(read.value) || !Array.isArray(read.value.LoyaltyPrograms)) return undefined;
  const programs: readonly unknown[] = read.value.LoyaltyPrograms;
  const hasCode = (program: unknown) => isObject(program) && !Array.isArray(program) && program.Code === code;
  const found = hasCode(programs[index]) ? index : programs.findIndex(hasCode);
  if (found === -1) return undefined;
  const [range] = read.rangesOf([{ path: ['LoyaltyPrograms', found, 'Code'], target: 'value' }]);
  return range;
}
