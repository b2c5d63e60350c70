import { parseTree } from 'jsonc-parser';
import { MAX_FILE_LENGTH } from './fileLimits';
import { locate } from './locate';
import type { TextRange } from './loyaltyFileProblem';
import { textFindings } from './textFindings';

/**
 * Where a program with this Code stands in a text: the range of its Code. Of several the one at `index` in the list,
 * else the first. Undefined where there is none or the text can't be read. Works in broken text as well.
 */
export function findProgram(text: string, code: string, index: number): TextRange | undefined {
  if (text.length > MAX_FILE_LENGTH || textFindings(text).tooDeep) return undefined;
  const tree = parseTree(text);
  const list = tree?.children?.findLast(({ children }) => children?.[0]?.value === 'LoyaltyPrograms')?.children?.[1];
  if (!tree || list?.type !== 'array') return undefined;
  const places = (list.children ?? []).flatMap((program, place) =>
    program.children?.some(({ children }) => children?.[0]?.value === 'Code' && children[1]?.value === code)
      ? [place]
      : [],
  );
  const place = places.includes(index) ? index : places[0];
  return place === undefined ? undefined : locate(tree, ['LoyaltyPrograms', place, 'Code'], 'value');
}
