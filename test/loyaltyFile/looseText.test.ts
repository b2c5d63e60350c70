import assert from 'node:assert/strict';
import fc from 'fast-check';
import { getNodeValue, type ParseError, parseTree } from 'jsonc-parser';
import { readLooseText } from '../../src/loyaltyFile/looseText';
import type { FindingTarget, JsonPath } from '../../src/loyaltyFile/loyaltyFileProblem';
import { bracketTooDeep } from '../../src/loyaltyFile/nesting';
import { anyRuns } from '../anyRuns';
import { anyText } from './anyText';
import { SOME_TOKEN } from './loyaltyText';
import { marked } from './marked';
import { placesOf, treeRange } from './treeRange';

describe('readLooseText', function () {
  this.timeout(anyRuns.timeoutMs);

  const cases: readonly (readonly [string, string[]])[] = [
    ['{"a": 1, «"a"»: 2, «"a"»: 3}', ['member-twice', 'member-twice']],
    ['{"a": {"a": [{"a": 1}, {"a": 1}]}, "b": {"a": 1}}', []],
    ['[{"x": {"b": 1, «"\\u0062"»: 2}}]', ['member-twice']],
    ['{"__proto__": 1, "constructor": 2, «"__proto__"»: 3}', ['member-twice']],
    ['{"": 1, «""»: 2}', ['member-twice']],
    ['{"a" «/* b */»: 1, «"a"»\n: 2}', ['comment', 'member-twice']],
    ['["a", "a", "a": "a"]', []],
    ['{"a": "a", "b": "a"}', []],
    ['{"a", "a"}', []],
    [`{"${SOME_TOKEN}": 1, "${SOME_TOKEN}": 2}`, []],
    ['«// x»\r«// y»\r\n«// z»\n«/**/»«/* \r */»', ['comment', 'comment', 'comment', 'comment', 'comment']],
    ['"// x" "/* y */" /', []],
    ['/* x', []],
    ['/*/', []],
    ['[1«,»]', ['trailing-comma']],
    ['[1«,» \r\n «/* x */»]', ['trailing-comma', 'comment']],
    ['{"a": [1«,»]«,»}', ['trailing-comma', 'trailing-comma']],
    ['{"a": {}«,»}', ['trailing-comma']],
    ['{"a"«,»}', ['trailing-comma']],
    ['[,]', []],
    ['{,}', []],
    ['[1,,]', []],
    ['{"a":,}', []],
    ['[1,', []],
    ['}}]],,::"', []],
  ];
  for (const [source, codes] of cases) {
    it(`finds ${codes.join(', ') || 'nothing'} in ${source}`, () => {
      const { text, ranges } = marked(source);
      const sorted = readLooseText(text).findings.toSorted((a, b) => a.range.offset - b.range.offset);
      assert.deepEqual(
        sorted.map(({ finding, range }) => ({ code: finding.code, range })),
        ranges.map((range, index) => ({ code: codes[index], range })),
      );
      assert.equal(ranges.length, codes.length);
    });
  }

  it('knows no member by inheritance', () => {
    const { value } = readLooseText('{"a": {}, "toString": 1,');
    assert.ok(typeof value === 'object' && value !== null);
    assert.equal('constructor' in value || 'hasOwnProperty' in value, false);
    assert.equal(Reflect.get(value, 'toString'), 1);
  });

  it('reads any text as jsonc-parser does, and places everything where its tree has it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        if (bracketTooDeep(text)) return;
        const errors: ParseError[] = [];
        const tree = parseTree(text, errors, { allowTrailingComma: true });
        const loose = readLooseText(text);
        const [first] = errors;
        assert.deepEqual(loose.firstError, first && { offset: first.offset, length: first.length });
        if (!tree) return assert.equal(loose.value, undefined);
        assert.equal(JSON.stringify(loose.value), JSON.stringify(getNodeValue(tree)));
        // The parser reads one character past a text that ends in an opened comment.
        const expected = (path: JsonPath, target: FindingTarget) => {
          const { offset, length } = treeRange(tree, path, target);
          return { offset, length: Math.min(offset + length, text.length) - offset };
        };
        for (const { path, target } of placesOf(tree)) {
          assert.deepEqual(loose.rangeOf(path, target), expected(path, target), `${target} of /${path.join('/')}`);
        }
        for (const path of [
          ['LoyaltyPrograms', 7, 'Name'],
          ['LoyaltyPrograms', 0, 'Code'],
          ['a', 'b'],
          [0],
          ['ChainId'],
        ]) {
          assert.deepEqual(loose.rangeOf(path, 'value'), expected(path, 'value'));
        }
        return undefined;
      }),
      anyRuns.parameters(500),
    );
  });
});
