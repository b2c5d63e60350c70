import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTree } from 'jsonc-parser';
import { mayWriteTwice } from '../../src/loyaltyFile/mayWriteTwice';
import { membersWrittenTwice } from '../../src/loyaltyFile/membersWrittenTwice';
import { valueSize } from '../../src/loyaltyFile/valueSize';
import { anyRuns } from '../anyRuns';
import { anyStrictText } from './anyText';

function asked(text: string): boolean {
  const value: unknown = JSON.parse(text);
  return mayWriteTwice(text, value, valueSize(value).memberCount);
}

describe('mayWriteTwice', function () {
  this.timeout(anyRuns.timeoutMs);

  const cases: readonly (readonly [string, boolean])[] = [
    ['{"a": 1, "b": {"a": 2}}', false],
    ['{"a": 1, "a": 2}', true],
    ['{"a": "x:y", ":": [":", "::"]}', false],
    ['{"a": "x:y", "a": "x"}', true],
    ['{"a": {"b": 1}, "a": {"b": 1}}', true],
    ['{"a": "x\\u003ay", "a": "x\\u003ay"}', true],
    ['{"a": "\\u003a\\u003A", "a": 1}', true],
  ];
  for (const [text, may] of cases) {
    it(`says ${may} of ${text}`, () => {
      assert.equal(asked(text), may);
    });
  }

  it('says no only where nothing is written twice', () => {
    fc.assert(
      fc.property(anyStrictText, (text) => {
        if (!asked(text)) assert.deepEqual(membersWrittenTwice(text), []);
      }),
      anyRuns.parameters(400),
    );
  });
});

describe('membersWrittenTwice', function () {
  this.timeout(anyRuns.timeoutMs);

  it('finds a member exactly where the text has more of them than the value', () => {
    fc.assert(
      fc.property(anyStrictText, (text) => {
        const names: string[][] = [];
        const waiting = [parseTree(text)];
        while (waiting.length > 0) {
          const node = waiting.pop();
          if (node?.type === 'object')
            names.push((node.children ?? []).map(({ children }) => String(children?.[0]?.value)));
          waiting.push(...(node?.children ?? []));
        }
        const twice = names.reduce((sum, some) => sum + some.length - new Set(some).size, 0);
        assert.equal(membersWrittenTwice(text).filter(({ range }) => range.length > 0).length, twice);
      }),
      anyRuns.parameters(200),
    );
  });
});
