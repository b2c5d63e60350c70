import { indentAt, type JsonStyle } from './jsonStyle';
import type { TextEdit } from './textEdit';
import type { EntryInsertion, EntryList } from './textOperation';

/** The edits that put entries into a list, written as its other entries are. */
export function insertionEdits(
  text: string,
  style: JsonStyle,
  list: EntryList,
  insertions: readonly EntryInsertion[],
): TextEdit[] {
  const sorted = insertions.toSorted((a, b) => a.before - b.before);
  const [first] = list.entries;
  if (!first) return [intoEmpty(text, style, list, sorted)];
  const lead = text.slice(list.offset + 1, first.offset);
  const indent = indentAt(text, first.offset);
  const gap = /[\r\n]/.test(lead) ? style.lineEnd + indent : gapOf(text, style, list);
  return sorted.map(({ before, write }) => {
    const next = list.entries[before];
    if (next) return { offset: next.offset, length: 0, text: `${write(indent)},${gap}` };
    const last = list.entries.at(-1) ?? first;
    return { offset: last.offset + last.length, length: 0, text: `,${gap}${write(indent)}` };
  });
}

/** What stands between two entries on one line. */
function gapOf(text: string, style: JsonStyle, { entries: [first, second] }: EntryList): string {
  if (first && second) return text.slice(first.offset + first.length, second.offset) === ',' ? '' : ' ';
  return style.compact ? '' : ' ';
}

function intoEmpty(text: string, style: JsonStyle, list: EntryList, insertions: readonly EntryInsertion[]): TextEdit {
  const outer = indentAt(text, list.offset);
  const inner = style.lines ? outer + style.unit : outer;
  const start = style.lines ? style.lineEnd + inner : '';
  const entries = insertions.map(({ write }) => write(inner)).join(style.compact ? ',' : `,${start || ' '}`);
  const inside = text.slice(list.offset + 1, list.offset + list.length - 1);
  // A comment inside stays where it is.
  if (inside.trim() !== '') return { offset: list.offset + 1, length: 0, text: start + entries };
  return {
    offset: list.offset + 1,
    length: inside.length,
    text: start + entries + (style.lines ? style.lineEnd + outer : ''),
  };
}
