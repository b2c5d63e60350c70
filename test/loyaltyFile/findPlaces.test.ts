import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTree } from 'jsonc-parser';
import { findPlaces } from '../../src/loyaltyFile/findPlaces';
import type { FindingTarget, JsonPath } from '../../src/loyaltyFile/loyaltyFileProblem';
import { valueSize } from '../../src/loyaltyFile/valueSize';
import { anyRuns } from '../anyRuns';
import { anyStrictText } from './anyText';
import { marked } from './marked';
import { placesOf, treeRange } from './treeRange';

describe('findPlaces', function () {
  this.timeout(anyRuns.timeoutMs);

  const places: readonly (readonly [string, JsonPath, FindingTarget, string])[] = [
    ['the whole value', [], 'value', ' «{"a": [1]}»\n'],
    ['the opening of the whole value', [], 'opening', '«{»"a": [1]}'],
    ['the whole value where a key is asked for', [], 'key', '«7»'],
    ['the value of a member', ['a'], 'value', '{"a": «[1]»}'],
    ['the opening of a list', ['a'], 'opening', '{"a": «[»1]}'],
    ['all of a text that is asked for its opening', ['a'], 'opening', '{"a": «"x y"»}'],
    ['a number with all its signs', ['a'], 'value', '{"a":«-1.5e+30»}'],
    ['true before a bracket', ['a', 0], 'value', '{"a":[«true»]}'],
    ['an empty object', ['a'], 'value', '{"a" : «{ }» , "b":1}'],
    ['the name of a member', ['a', 1, 'b'], 'key', '{"a": [0, {«"b"»: 1}]}'],
    ['the name of a member written with an escape', ['b'], 'key', '{"a": 1, «"\\u0062"»: 1}'],
    ['a member whose name holds a backslash', ['a\\b'], 'key', '{"a\\b": 1, «"a\\\\b"»: 1}'],
    ['an entry', ['a', 1], 'value', '{"a": [0, «{"b": 1}»]}'],
    ['the last member of a name', ['a'], 'value', '{"a": 1, "a": «2»}'],
    ['a place in the last member of a name', ['a', 'b'], 'key', '{"a": {"b": 1}, "a": {"c": 1, «"b"»: 2}}'],
    ['what stands behind brackets and quotes in a text', ['b'], 'value', '{"a": "]}\\"\\\\", "b": «"{"»}'],
    ['a member named like one of Object.prototype', ['__proto__'], 'key', '{"a": 1, «"__proto__"»: 2}'],
    [
      'one of many members',
      ['m7'],
      'value',
      `{${Array.from({ length: 9 }, (_, n) => `"m${n}": ${n === 7 ? '«7»' : n}`)}}`,
    ],
  ];
  for (const [what, path, target, source] of places) {
    it(`gives ${what}`, () => {
      const { text, ranges } = marked(source);
      const others = [[], ['a'], ['x'], ['a', 0], ['m1'], ['m2'], ['m3'], ['m4']].map((other) => ({
        path: other,
        target,
      }));
      assert.deepEqual(findPlaces(text, [{ path, target }]).ranges, ranges);
      assert.deepEqual(findPlaces(text, [...others, { path, target }]).ranges.at(-1), ranges[0]);
    });
  }

  it('counts the members that the text writes', () => {
    const text = '{"a": 1, "a": {"b:": ":", "c": [{"d": 1}]}, "e": {}}';
    assert.equal(findPlaces(text, []).memberCount, 6);
    assert.equal(findPlaces(text, [{ path: ['a', 'c', 0, 'd'], target: 'key' }]).memberCount, 6);
  });

  for (const [what, path] of [
    ['none', []],
    ['a place in it', Array(40).fill(0)],
    ['a place beside it', [1]],
  ] as const) {
    it(`tells the first bracket that is too deep when asked for ${what}`, () => {
      const text = `[${'['.repeat(39)}${']'.repeat(39)}, 7]`;
      const { tooDeep } = findPlaces(text, [{ path, target: 'value' }]);
      assert.deepEqual(tooDeep, { offset: 32, length: 1 });
      assert.equal(findPlaces('['.repeat(32) + ']'.repeat(32), [{ path, target: 'value' }]).tooDeep, undefined);
    });
  }

  it('gives every place of any strict text as the tree of jsonc-parser has it, all at once and each alone', () => {
    fc.assert(
      fc.property(anyStrictText, (text) => {
        const tree = parseTree(text);
        assert.ok(tree);
        const all = placesOf(tree);
        const expected = all.map(({ path, target }) => treeRange(tree, path, target));
        const found = findPlaces(text, all);
        assert.deepEqual(found.ranges, expected);
        const { memberCount } = valueSize(JSON.parse(text));
        assert.ok(found.memberCount >= memberCount);
        if (found.memberCount === memberCount) assert.deepEqual(findPlaces(text, all, 'found').ranges, expected);
        for (const [index, place] of all.entries()) {
          const alone = findPlaces(text, [place]);
          assert.deepEqual(alone.ranges, [expected[index]]);
          assert.equal(alone.memberCount, found.memberCount);
          if (found.memberCount > memberCount) continue;
          assert.deepEqual(findPlaces(text, [place], 'found').ranges, alone.ranges);
        }
      }),
      anyRuns.parameters(150),
    );
  });
});
