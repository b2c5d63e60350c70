import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { JsonType, TextRange } from './loyaltyFileProblem';

/** An entry of a list, or a member of an object with its name. */
export interface Entry extends TextRange {
  readonly name?: TextRange & { readonly text: string };
  /** Absent where a member has none yet. */
  readonly value?: TextRange & { readonly type: JsonType; readonly read: () => unknown };
}

/** An object or a list of a text. */
export interface Container extends TextRange {
  readonly type: 'object' | 'array';
  readonly entries: readonly Entry[];
  /** Whether it is closed and free of syntax errors but comments and trailing commas: nothing else may be rebuilt. */
  readonly whole: boolean;
}

/** Reads the object or list that opens at an offset, and nothing beyond it. Undefined where none does. */
export function containerAt(text: string, offset: number): Container | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text.slice(offset), errors, { allowTrailingComma: true });
  if (!root || (root.type !== 'object' && root.type !== 'array') || root.offset !== 0) return undefined;
  const closing = text[offset + root.length - 1];
  return {
    type: root.type,
    offset,
    length: root.length,
    entries: (root.children ?? []).map((child) => entryOf(child, offset)),
    whole: closing === (root.type === 'object' ? '}' : ']') && errors.every((error) => error.offset >= root.length),
  };
}

function entryOf(node: Node, shift: number): Entry {
  const place = { offset: node.offset + shift, length: node.length };
  if (node.type !== 'property') return { ...place, value: readableValue(node, shift) };
  const [name, value] = node.children ?? [];
  return {
    ...place,
    ...(name && { name: { offset: name.offset + shift, length: name.length, text: String(name.value) } }),
    ...(value && { value: readableValue(value, shift) }),
  };
}

function readableValue(node: Node, shift: number): Required<Entry>['value'] {
  return {
    offset: node.offset + shift,
    length: node.length,
    // A value is no property: those are taken apart above.
    type: node.type === 'property' ? 'object' : node.type,
    read: () => getNodeValue(node),
  };
}
