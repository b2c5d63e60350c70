import type { Node } from 'jsonc-parser';
import type { FindingTarget, JsonPath, TextRange } from './loyaltyFileProblem';

/** The text that a place in the value stands for; the nearest place above it where the text has no such place. */
export function locate(root: Node, path: JsonPath, target: FindingTarget): TextRange {
  let node = root;
  let key: Node | undefined;
  for (const step of path) {
    if (typeof step === 'number') {
      const item = node.type === 'array' ? node.children?.[step] : undefined;
      if (!item) return openingOf(node);
      node = item;
      key = undefined;
    } else {
      const property = propertyOf(node, step);
      const [name, value] = property?.children ?? [];
      if (!name) return openingOf(node);
      key = name;
      if (!value) return rangeOf(name);
      node = value;
    }
  }
  switch (target) {
    case 'key':
      return rangeOf(key ?? node);
    case 'opening':
      return openingOf(node);
    case 'value':
      return rangeOf(node);
  }
}

/** Whether the text has a member of that name there, be it without a value yet. */
export function hasMember(root: Node, path: JsonPath, member: string): boolean {
  let node: Node | undefined = root;
  for (const step of path) {
    node = typeof step === 'number' ? node?.children?.[step] : node && propertyOf(node, step)?.children?.[1];
  }
  return node !== undefined && propertyOf(node, member) !== undefined;
}

/** The last member of that name: the one whose value a JSON parser keeps. */
function propertyOf(node: Node, name: string): Node | undefined {
  return node.type === 'object' ? node.children?.findLast(({ children }) => children?.[0]?.value === name) : undefined;
}

function rangeOf(node: Node): TextRange {
  return { offset: node.offset, length: node.length };
}

function openingOf(node: Node): TextRange {
  return { offset: node.offset, length: node.type === 'object' || node.type === 'array' ? 1 : node.length };
}
