import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Node, parseTree } from 'jsonc-parser';
import { BracketScan, listAt } from '../../src/loyaltyFile/bracketScan';
import { readLoyaltyFile } from '../../src/loyaltyFile/readLoyaltyFile';
import { anyFaultyText } from './anyFaultyText';

/** Every object and list of a text, with the offsets of those around it. */
function* containersOf(node: Node | undefined, around: readonly number[] = []): Generator<[Node, readonly number[]]> {
  if (!node) return;
  const isContainer = node.type === 'object' || node.type === 'array';
  if (isContainer) yield [node, around];
  for (const child of node.children ?? []) yield* containersOf(child, isContainer ? [...around, node.offset] : around);
}

/** Texts that only comments and commas keep from being JSON, with a tree to compare with. */
const anyTree = anyFaultyText
  .filter((text) =>
    readLoyaltyFile(text, { portfolio: false }).problems.every(({ finding }) => finding.code !== 'not-json'),
  )
  .map((text) => ({ text, tree: parseTree(text) }));

describe('BracketScan', () => {
  it('finds what is open at every place, in any order of the places', () => {
    fc.assert(
      fc.property(anyTree, fc.boolean(), ({ text, tree }, backwards) => {
        const scan = new BracketScan(text);
        const containers = [...containersOf(tree)];
        for (const [{ offset }, around] of backwards ? containers.reverse() : containers) {
          assert.deepEqual(scan.around(offset), around);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes brackets in texts and comments for no brackets', () => {
    const text = '[ "{\\"[", /* { */ // [\n x';
    assert.deepEqual(new BracketScan(text).around(text.length - 1), [0]);
  });

  it('ends a text that nothing closes with its line', () => {
    const text = '{"a": "b\n[ x';
    assert.deepEqual(new BracketScan(text).around(text.length - 1), [0, 9]);
  });

  it('remembers places on the way through a long text', () => {
    const text = `[${'{"a": 1},'.repeat(20_000)}{"b": 2}]`;
    const scan = new BracketScan(text);
    const last = text.length - 3;
    assert.deepEqual(scan.around(last), [0, text.lastIndexOf('{')]);
    assert.deepEqual(scan.around(2), [0, 1]);
    assert.deepEqual(scan.around(last), [0, text.lastIndexOf('{')]);
  });
});

describe('listAt', () => {
  it('finds the entries that a parser finds', () => {
    fc.assert(
      fc.property(anyTree, ({ text, tree }) => {
        for (const [node] of containersOf(tree)) {
          if (node.type !== 'array') continue;
          const entries = (node.children ?? []).map(({ offset, length }) => ({ offset, length }));
          assert.deepEqual(listAt(text, node.offset), { offset: node.offset, length: node.length, entries });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds nothing where nothing closes the list', () => {
    assert.equal(listAt('[1, [2]', 0), undefined);
  });
});
