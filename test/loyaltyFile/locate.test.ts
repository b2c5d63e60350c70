import assert from 'node:assert/strict';
import { type Node, parseTree } from 'jsonc-parser';
import { locate, memberValue, standsIn } from '../../src/loyaltyFile/locate';
import type { FindingTarget, JsonPath } from '../../src/loyaltyFile/loyaltyFileProblem';
import { marked } from './marked';

function treeOf(text: string): Node {
  const tree = parseTree(text);
  assert.ok(tree);
  return tree;
}

describe('locate', () => {
  const places: readonly (readonly [string, JsonPath, FindingTarget, string])[] = [
    ['the whole value', [], 'value', '«{"a": [1]}»'],
    ['the opening of the whole value', [], 'opening', '«{»"a": [1]}'],
    ['the whole value where a key is asked for', [], 'key', '«7»'],
    ['the value of a member', ['a'], 'value', '{"a": «[1]»}'],
    ['the opening of a list', ['a'], 'opening', '{"a": «[»1]}'],
    ['all of a text that is asked for its opening', ['a'], 'opening', '{"a": «"x y"»}'],
    ['the name of a member', ['a', 1, 'b'], 'key', '{"a": [0, {«"b"»: 1}]}'],
    ['the name of a member written with an escape', ['b'], 'key', '{«"\\u0062"»: 1}'],
    ['an entry', ['a', 1], 'value', '{"a": [0, «{"b": 1}»]}'],
    ['an entry where a key is asked for', ['a', 0], 'key', '{"a": [«0»]}'],
    ['the last member of a name', ['a'], 'value', '{"a": 1, "a": «2»}'],
    ['the last member of a name that has a value', ['a'], 'value', '{"a": «1», "a"}'],
    ['the name of a member without a value', ['a', 'b'], 'value', '{«"a"»: }'],
    ['the object without such a member', ['a', 'b', 'c'], 'value', '{"a": «{»"x": 1}}'],
    ['the list without such an entry', ['a', 3], 'value', '{"a": «[»1]}'],
    ['what is no object', ['a', 'b'], 'value', '{"a": «17»}'],
    ['what is no list', ['a', 0], 'value', '{"a": «{»"0": 1}}'],
    ['a list that nothing closes, to the end', ['a'], 'value', '{"a": «[1, 2»'],
    ['a member named like one of Object.prototype', ['__proto__'], 'key', '{"a": 1, «"__proto__"»: 2}'],
    ['the object without a member named like one of Object.prototype', ['constructor'], 'key', '«{»"a": 1}'],
  ];
  for (const [what, path, target, source] of places) {
    it(`gives ${what}`, () => {
      const { text, ranges } = marked(source);
      assert.deepEqual(locate(treeOf(text), path, target), ranges[0]);
    });
  }
});

describe('memberValue', () => {
  it('gives the value a parser keeps', () => {
    assert.equal(memberValue(treeOf('{"a": 1, "a": 2, "a"'), 'a')?.value, 2);
  });

  it('gives nothing without a value, in a list and without a node', () => {
    assert.equal(memberValue(treeOf('{"a": }'), 'a'), undefined);
    assert.equal(memberValue(treeOf('[["a", 1]]'), 'a'), undefined);
    assert.equal(memberValue(undefined, 'a'), undefined);
  });
});

describe('standsIn', () => {
  const cases: readonly (readonly [string, JsonPath, boolean])[] = [
    ['{"Code"', [], true],
    ['{"x": "Gold, "Code": 1}', [], true],
    ['{"x": "Gold, "Cod": 1}', [], false],
    ['{"a": [{}, {Code: 1}]}', ['a', 1], true],
    ['{"a": [{}, {Code: 1}]}', ['a', 0], false],
    ['{"a": [{}, {Code: 1}]}', ['a', 2], false],
    ['{"a": [{"b": 1, {"Code"', ['a', 0], true],
    ['{"Code": null}', ['Code'], false],
    ['{"Code": null}', ['b'], false],
  ];
  for (const [text, path, stands] of cases) {
    it(`says ${stands} for Code at /${path.join('/')} of ${text}`, () => {
      assert.equal(standsIn(text, treeOf(text), path, 'Code'), stands);
    });
  }
});
