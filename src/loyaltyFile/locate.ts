import type { Node } from 'jsonc-parser';
import type { FindingTarget, JsonPath, TextRange } from './loyaltyFileProblem';

/** The members of each object that was asked for one: a file may have a hundred thousand of them to place. */
const knownMembers = new WeakMap<Node, ReadonlyMap<unknown, Node>>();

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
      const [name, value] = propertyOf(node, step)?.children ?? [];
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

/** The node of a member's value; undefined where there is no such member, or no value of it yet. */
export function memberValue(node: Node | undefined, name: string): Node | undefined {
  return node && propertyOf(node, name)?.children?.[1];
}

/**
 * Whether a name stands anywhere in the text of the object at a path. For broken text, where a quote or a colon too
 * few makes a parser lose members that a person sees standing there.
 */
export function standsIn(text: string, root: Node, path: JsonPath, name: string): boolean {
  let node: Node | undefined = root;
  for (const step of path) node = typeof step === 'number' ? node?.children?.[step] : memberValue(node, step);
  return node !== undefined && text.slice(node.offset, node.offset + node.length).includes(name);
}

/** The last member of that name that has a value, which is the one a JSON parser keeps; else one still being typed. */
function propertyOf(node: Node, name: string): Node | undefined {
  if (node.type !== 'object') return undefined;
  const members = knownMembers.get(node) ?? membersOf(node);
  knownMembers.set(node, members);
  return members.get(name);
}

function membersOf(object: Node): ReadonlyMap<unknown, Node> {
  const members = new Map<unknown, Node>();
  for (const property of object.children ?? []) {
    const [name, value] = property.children ?? [];
    if (name && (value || !members.has(name.value))) members.set(name.value, property);
  }
  return members;
}

function rangeOf(node: Node): TextRange {
  return { offset: node.offset, length: node.length };
}

function openingOf(node: Node): TextRange {
  return { offset: node.offset, length: node.type === 'object' || node.type === 'array' ? 1 : node.length };
}
