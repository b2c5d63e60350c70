import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redactor } from '../../src/mews/redact';

/** The forms a token is echoed in, each with what makes it. */
const forms: Readonly<Record<string, (token: string) => string>> = {
  raw: (token) => token,
  JSON: (token) => JSON.stringify(token).slice(1, -1),
  'JSON in JSON': (token) => JSON.stringify(JSON.stringify(token)).slice(3, -3),
  'JSON in JSON in JSON': (token) => JSON.stringify(JSON.stringify(JSON.stringify(token))).slice(7, -7),
  URL: (token) => encodeURIComponent(token.toWellFormed()),
  base64: (token) => Buffer.from(token, 'utf8').toString('base64'),
  'base64 without padding': (token) => Buffer.from(token, 'utf8').toString('base64').replace(/=/g, ''),
};

const anyToken = fc
  .oneof(
    fc.string({ minLength: 8, maxLength: 80 }),
    fc.string({ unit: 'binary', minLength: 8, maxLength: 40 }),
    fc.constantFrom('C-9f"\\/<é>+=&%', '(a|b)*[c]{2}^$.?', 'FADEC11E96BD7ACE-E2C179F4749', '\ud800 half a pair'),
  )
  // The mark itself may stand in the text.
  .filter((token) => !/[«»]/.test(token));
const anyPiece = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(undefined));

describe('redactor', () => {
  for (const [name, formOf] of Object.entries(forms)) {
    it(`leaves no token in its ${name} form`, () => {
      fc.assert(
        fc.property(fc.array(anyToken, { minLength: 1, maxLength: 3 }), fc.array(anyPiece), (tokens, pieces) => {
          // Every gap holds a token, one after the other.
          const text = pieces.map((piece, at) => piece ?? formOf(tokens[at % tokens.length] ?? '')).join('');
          const redacted = redactor(tokens)(text);
          for (const token of tokens) assert.ok(!redacted.includes(formOf(token)), redacted);
        }),
      );
    });
  }

  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ['before ABC-12 after', ['ABC-12'], 'before «token» after'],
    ['abc-12 ABC-12', ['ABC-12'], '«token» «token»'],
    ['ABC-12-EXTRA ABC-12', ['ABC-12', 'ABC-12-EXTRA'], '«token» «token»'],
    ['QUJDLTEyLVg=!', ['ABC-12-X'], '«token»!'],
    ['QUJDLTEyLVg!', ['ABC-12-X'], '«token»!'],
    ['ABC-12ABC-12', ['ABC-12'], '«token»«token»'],
    ['&#65;BC-12 &#65;BC-1', ['ABC-12', 'ABC-1'], '«token» &#65;BC-1'],
    ['a.c abc', ['a.c'], '«token» abc'],
    ['one token', ['token', 'one'], '«token» «token»'],
    ['$& $1', ['x'], '$& $1'],
    ['nothing here', ['', 'ABC-12'], 'nothing here'],
    ['nothing here', [], 'nothing here'],
    ['nothing here', [''], 'nothing here'],
    ['', ['ABC-12'], ''],
    ['%41%22 A%22b', ['A"b'], '%41%22 «token»'],
    ['C:\\bar', ['\\a'], 'C:\\bar'],
    ['Kb', ['\u212aa', 'ka', 'Kb'], '«token»'],
  ];
  for (const [text, tokens, redacted] of cases) {
    it(`makes ${JSON.stringify(redacted)} of ${JSON.stringify(text)} without ${JSON.stringify(tokens)}`, () => {
      assert.equal(redactor(tokens)(text), redacted);
    });
  }

  it('sees through four levels of escapes, and no more', () => {
    const written = (levels: number) =>
      [...'ABC-12-345'].map((each) => `%${'25'.repeat(levels - 1)}${each.charCodeAt(0).toString(16)}`).join('');
    const redact = redactor(['ABC-12-345']);
    assert.deepEqual(
      [1, 3, 4].map((levels) => redact(written(levels))),
      Array(3).fill('«token»'),
    );
    assert.equal(redact(written(5)), written(5));
  });

  it('cleans any number of texts, one after the other', () => {
    const clean = redactor(['ABC-12', 'xy']);
    const texts = ['ABC-12', 'x', 'xy ABC-12', 'ABC-1', 'abc-12', 'XY'];
    assert.deepEqual(texts.map(clean), ['«token»', 'x', '«token» «token»', 'ABC-1', '«token»', '«token»']);
  });

  it('changes nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        const token = 'FADEC11E96BD7ACE-E2C179F4749';
        assert.equal(redactor([token])(`${before}${token}${after}`), `${before}«token»${after}`);
      }),
    );
  });
});
