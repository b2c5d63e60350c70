import type { Node } from 'jsonc-parser';
import type { FindingTarget, JsonPath, TextRange } from '../../src/loyaltyFile/loyaltyFileProblem';

/**
 * Where jsonc-parser's tree has a place of a value: the measure for whoever finds places without a tree. Of members of one
 * name it takes the last that has a value, as JSON.parse does; of a place that is not there the nearest one above it.
 */
export function treeRange(root: Node, path: JsonPath, target: FindingTarget): TextRange {
  let node = root;
  let key: Node | undefined;
  for (const step of path) {
    if (typeof step === 'number') {
      const item = node.type === 'array' ? node.children?.[step] : undefined;
      if (!item) return opening(node);
      node = item;
      key = undefined;
    } else {
      const [name, value] = memberOf(node, step);
      if (!name) return opening(node);
      if (!value) return range(name);
      key = name;
      node = value;
    }
  }
  if (target === 'key') return range(key ?? node);
  return target === 'opening' ? opening(node) : range(node);
}

/** Every place that a value has, in the tree it comes from. */
export function placesOf(root: Node): { path: JsonPath; target: FindingTarget }[] {
  const paths: JsonPath[] = [];
  const waiting: { node: Node; path: JsonPath }[] = [{ node: root, path: [] }];
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    const { node, path } = item;
    paths.push(path);
    if (node.type === 'array') {
      for (const [index, child] of (node.children ?? []).entries())
        waiting.push({ node: child, path: [...path, index] });
    } else if (node.type === 'object') {
      for (const name of new Set(node.children?.map(({ children }) => String(children?.[0]?.value)))) {
        const [, value] = memberOf(node, name);
        if (value) waiting.push({ node: value, path: [...path, name] });
      }
    }
  }
  return paths.flatMap((path) => (['key', 'value', 'opening'] as const).map((target) => ({ path, target })));
}

/** The name and the value of the member that counts. */
function memberOf(node: Node, step: string): Node[] {
  const members = (node.type === 'object' ? (node.children ?? []) : []).filter(
    ({ children }) => children?.[0]?.value === step,
  );
  return (members.findLast(({ children }) => children?.[1]) ?? members[0])?.children ?? [];
}

function range({ offset, length }: Node): TextRange {
  return { offset, length };
}

function opening(node: Node): TextRange {
  return node.type === 'object' || node.type === 'array' ? { offset: node.offset, length: 1 } : range(node);
}
