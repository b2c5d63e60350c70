import { insertionEdits } from './insertionEdits';
import type { JsonStyle } from './jsonStyle';
import { removalEdits } from './removalEdits';
import type { TextEdit } from './textEdit';
import type { EntryInsertion, EntryList, TextOperation } from './textOperation';

/** What happens to one list. */
interface Change {
  readonly list: EntryList;
  readonly removed: Set<number>;
  readonly inserted: EntryInsertion[];
}

/**
 * The edits that do what several fixes do, in the order of the text and never overlapping. A fix that stands in the way of
 * another is left out, whole; it can follow in the text that comes of the others.
 */
export function operationEdits(
  text: string,
  style: JsonStyle,
  fixes: readonly (readonly TextOperation[])[],
): readonly TextEdit[] {
  const changes = new Map<number, Change>();
  const groups: TextEdit[][] = [];
  for (const operations of fixes) {
    const replaced: TextEdit[] = [];
    for (const operation of operations) {
      if (operation.kind === 'replace') {
        replaced.push(operation.edit);
        continue;
      }
      const { list } = operation;
      const change = changes.get(list.offset) ?? { list, removed: new Set(), inserted: [] };
      changes.set(list.offset, change);
      if (operation.kind === 'remove') change.removed.add(operation.index);
      else change.inserted.push(operation);
    }
    if (replaced.length > 0) groups.push(replaced);
  }
  for (const { list, removed, inserted } of changes.values()) {
    groups.unshift(removed.size > 0 ? removalEdits(text, list, removed) : insertionEdits(text, style, list, inserted));
  }
  return compatibleEdits(groups);
}

function compatibleEdits(groups: readonly (readonly TextEdit[])[]): readonly TextEdit[] {
  const left = new Set<number>();
  for (;;) {
    const edits = groups
      .flatMap((group, index) => (left.has(index) ? [] : group.map((edit) => ({ edit, index }))))
      .toSorted((a, b) => a.edit.offset - b.edit.offset);
    const before = left.size;
    let last: (typeof edits)[number] | undefined;
    for (const next of edits) {
      if (last && last.index !== next.index && meet(last.edit, next.edit)) left.add(Math.max(last.index, next.index));
      last = last && endOf(last.edit) > endOf(next.edit) ? last : next;
    }
    if (left.size === before) return edits.map(({ edit }) => edit);
  }
}

/** Whether two edits are about the same text; one that only puts something in must not touch another. */
function meet(first: TextEdit, second: TextEdit): boolean {
  return first.length === 0 || second.length === 0 ? endOf(first) >= second.offset : endOf(first) > second.offset;
}

function endOf({ offset, length }: TextEdit): number {
  return offset + length;
}
