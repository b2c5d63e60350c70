import assert from 'node:assert/strict';
import fc from 'fast-check';
import { visit } from 'jsonc-parser';
import { bracketTooDeep } from '../../src/loyaltyFile/nesting';
import { anyRuns } from '../anyRuns';

describe('bracketTooDeep', function () {
  this.timeout(anyRuns.timeoutMs);

  const depths: readonly (readonly [string, string, number | undefined])[] = [
    ['32 levels', '['.repeat(32), undefined],
    ['33 levels', '['.repeat(33), 32],
    ['33 levels of both kinds', `${'[{"a":'.repeat(16)}[`, 96],
    ['33 levels one after another', '[[]]'.repeat(33), undefined],
    ['33 brackets in a text', `"${'['.repeat(33)}"`, undefined],
    ['33 brackets behind a text that its line ends', `"\n${'['.repeat(33)}`, 34],
    ['33 brackets in a text behind an escaped quote', `"\\"${'['.repeat(33)}"`, undefined],
    ['33 brackets in a comment', `/*${'['.repeat(33)}*/`, undefined],
    ['33 brackets in a comment that never ends', `/*${'['.repeat(33)}`, undefined],
    ['33 brackets in a line comment', `//${'['.repeat(33)}\r[`, undefined],
    ['33 brackets behind a line comment', `//\r${'['.repeat(33)}`, 35],
    ['33 brackets behind a lone slash', `/${'['.repeat(33)}`, 33],
    ['40 levels, 10 of them closed before', `${'['.repeat(30)}${']'.repeat(10)}${'['.repeat(10)}`, undefined],
    ['brackets that close nothing', '[}[}'.repeat(17), 64],
    ['200,000 levels', '['.repeat(200_000), 32],
  ];
  for (const [what, text, offset] of depths) {
    it(`calls ${what} ${offset === undefined ? 'not ' : ''}too deep`, () => {
      assert.deepEqual(bracketTooDeep(text), offset === undefined ? undefined : { offset, length: 1 });
    });
  }

  it('lets no text pass in which jsonc-parser has more than 32 levels open', () => {
    const piece = fc.constantFrom(
      '[',
      '[',
      '{',
      '{"a":',
      '{"a"',
      ']',
      '}',
      ',',
      ':',
      '"',
      '"x"',
      '/',
      '/*',
      '*/',
      '//',
      '\n',
      '\\',
      'x',
      '7',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 300, size: 'max' }), (pieces) => {
        const text = pieces.join('');
        if (bracketTooDeep(text)) return;
        let depth = 0;
        const begin = () => {
          depth += 1;
          assert.ok(depth <= 32);
        };
        const end = () => {
          depth -= 1;
        };
        visit(text, { onObjectBegin: begin, onArrayBegin: begin, onObjectEnd: end, onArrayEnd: end });
      }),
      anyRuns.parameters(500),
    );
  });
});
