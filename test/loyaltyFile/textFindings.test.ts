import assert from 'node:assert/strict';
import { textFindings } from '../../src/loyaltyFile/textFindings';
import { SOME_TOKEN } from './loyaltyText';
import { marked } from './marked';

describe('textFindings', function () {
  this.timeout(20_000);

  const cases: readonly (readonly [string, string[]])[] = [
    ['{"a": 1, «"a"»: 2, «"a"»: 3}', ['member-twice', 'member-twice']],
    ['{"a": {"a": [{"a": 1}, {"a": 1}]}, "b": {"a": 1}}', []],
    ['[{"x": {"b": 1, «"\\u0062"»: 2}}]', ['member-twice']],
    ['{"__proto__": 1, "constructor": 2, «"__proto__"»: 3}', ['member-twice']],
    ['{"": 1, «""»: 2}', ['member-twice']],
    ['{"a" /* b */: 1, «"a"»\n: 2}'.replace('/* b */', '«/* b */»'), ['comment', 'member-twice']],
    ['["a", "a", "a": "a"]', []],
    ['["a": 1, "a": 2]', []],
    ['{"a": "a", "b": "a"}', []],
    ['{"a", "a"}', []],
    [`{"${SOME_TOKEN}": 1, "${SOME_TOKEN}": 2}`, []],
    ['«// x»\r«// y»\r\n«// z»\n«/**/»«/* \r */»', ['comment', 'comment', 'comment', 'comment', 'comment']],
    ['"// x" "/* y */" /', []],
    ['/* x', []],
    ['[1«,»]', ['trailing-comma']],
    ['[1«,» \r\n «/* x */»]', ['trailing-comma', 'comment']],
    ['{"a": [1«,»]«,»}', ['trailing-comma', 'trailing-comma']],
    ['{"a": 1«,»]', ['trailing-comma']],
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
      const { findings, tooDeep } = textFindings(text);
      const sorted = findings.toSorted((a, b) => a.range.offset - b.range.offset);
      assert.deepEqual(
        sorted.map(({ finding, range }) => ({ code: finding.code, range })),
        ranges.map((range, index) => ({ code: codes[index], range })),
      );
      assert.equal(ranges.length, codes.length);
      assert.equal(tooDeep, false);
    });
  }

  const depths: readonly (readonly [string, string, boolean])[] = [
    ['32 levels', '['.repeat(32), false],
    ['33 levels', '['.repeat(33), true],
    ['33 levels of both kinds', `${'[{"a":'.repeat(16)}[`, true],
    ['33 levels one after another', '[[]]'.repeat(33), false],
    ['33 brackets in a text', `"${'['.repeat(33)}"`, false],
    ['33 brackets in a comment', `/*${'['.repeat(33)}*/`, false],
    ['40 levels, 10 of them closed before', `${'['.repeat(30)}${']'.repeat(10)}${'['.repeat(10)}`, false],
    ['200,000 levels', '['.repeat(200_000), true],
  ];
  for (const [what, text, tooDeep] of depths) {
    it(`calls ${what} ${tooDeep ? '' : 'not '}too deep`, () => {
      assert.equal(textFindings(text).tooDeep, tooDeep);
    });
  }

  it('tells of a text that is too deep only what stands before it', () => {
    const { findings } = textFindings(`// x\n${'['.repeat(40)}// y`);
    assert.deepEqual(
      findings.map(({ finding }) => finding.code),
      ['comment', 'nested-too-deeply'],
    );
  });
});
