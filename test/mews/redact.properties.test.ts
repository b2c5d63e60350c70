import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redactor } from '../../src/mews/redact';
import { anyRuns } from '../anyRuns';

const MARK = '«token»';

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

/** The forms a token is echoed in, each with what makes it. */
const forms: Readonly<Record<string, (token: string) => string>> = {
  raw: (token) => token,
  JSON: inJson,
  'JSON in JSON': (token) => inJson(inJson(token)),
  URL: (token) => encodeURIComponent(token.toWellFormed()),
  base64,
  'base64 without padding': (token) => base64(token).replace(/=/g, ''),
};
const formsOf = (token: string) => Object.values(forms).map((formOf) => formOf(token));

const anyToken = fc.oneof(
  fc.string({ minLength: 1, maxLength: 80 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'ABCDEF0123456789-'), minLength: 1, maxLength: 64 }),
  fc.string({ unit: fc.constantFrom(...'.*+?^$|(){}[]\\/-,#&!=<>:%"\'ab\n'), minLength: 1, maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('\ud800', '\udbff', '\udc00', '\udfff', 'a', 'é', 'ß', 'İ', 'ſ', 'K'),
    minLength: 1,
    maxLength: 6,
  }),
);
/** Tokens of which some stand in others, begin or end like them, or are the same in another case. */
const anyTokens = fc
  .oneof(
    fc.array(anyToken, { minLength: 1, maxLength: 3 }),
    fc.tuple(anyToken, anyToken, anyToken).map(([a, b, c]) => [b, `${a}${b}${c}`, `${b}${c}`]),
    fc.tuple(anyToken, anyToken).map(([a, b]) => [`${a}${b}`, `${b}${a}`, `${a}${b}${a}`]),
    anyToken.map((token) => [token, token.toLowerCase(), token.toUpperCase(), '']),
  )
  // The mark that stands for a token may hold one by chance: then nobody can tell.
  .filter((tokens) =>
    tokens.every(
      (token) =>
        !/[«»]/.test(token) &&
        formsOf(token).every((form) => !form || !MARK.toLowerCase().includes(form.toLowerCase())),
    ),
  );

/** Text around tokens: any, or pieces of their forms, which a careless search takes for the beginning of one. */
function anyTextWith(tokens: readonly string[]): fc.Arbitrary<string> {
  const anyForm = fc.constantFrom(...tokens.flatMap(formsOf));
  const piece = fc
    .tuple(anyForm, fc.nat(), fc.nat())
    .map(([form, from, length]) => form.substr(from % (form.length + 1), length % (form.length + 1)));
  return fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: anyForm },
        piece,
        fc.string({ unit: 'binary' }),
        fc.constantFrom(...'"\\%=/ \n'),
      ),
      { maxLength: 8 },
    )
    .map((pieces) => pieces.join(''));
}

const anything = anyTokens.chain((tokens) => fc.tuple(fc.constant(tokens), anyTextWith(tokens)));

describe('redactor of any tokens', function () {
  this.timeout(anyRuns.timeoutMs);

  for (const [name, formOf] of Object.entries(forms)) {
    it(`leaves none in its ${name} form in any text`, () => {
      fc.assert(
        fc.property(anything, ([tokens, text]) => {
          const redacted = redactor(tokens)(text);
          for (const token of tokens.filter((each) => each !== ''))
            assert.ok(!redacted.includes(formOf(token)), redacted);
        }),
        anyRuns.parameters(300),
      );
    });
  }

  it('leaves none in another letter case, and takes no mark for one: doing it again changes nothing', () => {
    fc.assert(
      fc.property(anything, ([tokens, text]) => {
        const redacted = redactor(tokens)(text);
        assert.equal(redactor(tokens)(redacted), redacted);
      }),
      anyRuns.parameters(300),
    );
  });

  const anyAround = fc.oneof(fc.string(), fc.string({ unit: 'binary' }));
  /** A token that stays itself in UTF-8: what can be typed. */
  const anyTyped = anyTokens.map(([token = '']) => token).filter((token) => token.isWellFormed());

  it('leaves none in what is read of an echoed request, or of an answer that quotes one', () => {
    fc.assert(
      fc.property(anyTyped, anyAround, anyAround, (token, before, after) => {
        const request = JSON.stringify({ ClientToken: token, Client: before + token + after });
        const quoting = JSON.stringify({ Details: { Request: request } });
        const tokens = [token];
        for (const text of [request, quoting]) {
          const redacted = redactor(tokens)(text);
          const words = stringsIn(redacted).flatMap((word) => [word, ...stringsIn(word)]);
          for (const word of [redacted, ...words]) assert.ok(!word.includes(token), word);
        }
      }),
      anyRuns.parameters(300),
    );
  });

  it('changes nothing where none stands, and nothing around one', () => {
    // In base64 it has no padding, so what stands behind it is never part of it.
    const token = 'FADEC11E96BD7ACE-E2C179F474';
    // The characters its forms begin with.
    const anyPlain = anyAround.filter((text) => !/[FR]/i.test(text));
    fc.assert(
      fc.property(anyPlain, anyPlain, fc.constantFrom(...formsOf(token)), (before, after, form) => {
        assert.equal(redactor([token])(before + after), before + after);
        assert.equal(redactor([token])(before + form + after), before + MARK + after);
      }),
      anyRuns.parameters(300),
    );
  });
});

/** Every text in a JSON text, names of members too; none where it is no JSON. */
function stringsIn(json: string): string[] {
  const found: string[] = [];
  try {
    JSON.parse(json, (name, value) => {
      found.push(name);
      if (typeof value === 'string') found.push(value);
    });
  } catch {
    return [];
  }
  return found;
}
