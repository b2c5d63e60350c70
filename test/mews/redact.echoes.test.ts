import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redactor } from '../../src/mews/redact';

const MARK = '«token»';
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
const hex = (code: number, length: number) => code.toString(16).padStart(length, '0');
const units = (text: string) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
const everyUnit = (text: string, written: (code: number) => string) => units(text).map(written).join('');

/** What a server may do to each character of what it echoes. */
const escapes: Readonly<Record<string, (text: string) => string>> = {
  'JSON, every character by number': (text) => everyUnit(text, (code) => `\\u${hex(code, 4)}`),
  'JSON, by number in capitals': (text) => everyUnit(text, (code) => `\\u${hex(code, 4).toUpperCase()}`),
  'JSON, only what is not a letter by number': (text) =>
    text.replace(/[^a-z0-9]/gi, (unit) => `\\u${hex(unit.charCodeAt(0), 4)}`),
  'JSON with \\/': (text) => inJson(text).replaceAll('/', '\\/'),
  'JSON with \\/ in JSON': (text) => inJson(inJson(text).replaceAll('/', '\\/')),
  'JSON by number in JSON': (text) => inJson(everyUnit(text, (code) => `\\u${hex(code, 4)}`)),
  script: (text) => everyUnit(text, (code) => (code < 256 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`)),
  address: encodeURIComponent,
  'address in small letters': (text) => encodeURIComponent(text).toLowerCase(),
  'address, every byte': (text) => [...Buffer.from(text)].map((byte) => `%${hex(byte, 2)}`).join(''),
  'address in an address': (text) => encodeURIComponent(encodeURIComponent(text)),
  form: (text) => new URLSearchParams({ text }).toString().slice('text='.length),
  'JSON in an address': (text) => encodeURIComponent(inJson(text)),
  'JSON by number in an address': (text) => encodeURIComponent(everyUnit(text, (code) => `\\u${hex(code, 4)}`)),
  HTML: html,
  'HTML by number': (text) => [...text].map((each) => `&#${each.codePointAt(0)};`).join(''),
  'HTML by number in hex': (text) => [...text].map((each) => `&#x${hex(each.codePointAt(0) ?? 0, 1)};`).join(''),
  'HTML in HTML': (text) => html(html(text)),
  'JSON in HTML': (text) => html(inJson(text)),
  'HTML in JSON': (text) => inJson(html(text)),
  'UTF-8 read as latin-1': (text) => Buffer.from(text).toString('latin1'),
  hex: (text) => Buffer.from(text).toString('hex'),
  'hex in capitals': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'hex of JSON': (text) => Buffer.from(inJson(text)).toString('hex'),
};

function html(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** What can be typed as a token: no line breaks and the like; of which enough is left without backslashes to know it by. */
const anyToken = fc
  .oneof(
    fc.string({ minLength: 8, maxLength: 80 }),
    fc.string({ unit: 'grapheme', minLength: 8, maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(...'\\"\'/+ %&#;<>=abc019é'), minLength: 8, maxLength: 40 }),
    fc.constantFrom(
      'CANARY-C-9f27d1"\\/<é>4b60a8e3-Lighthouse',
      'FADEC11E96BD7ACE-E2C179F4749',
      'lighthouse keeper',
      'a+b c%2Bd&amp;e/f',
    ),
  )
  .map((text) => text.trim().replace(/^\\+|\\+$/g, ''))
  .filter((text) => text.replaceAll('\\', '').length >= 6 && text.isWellFormed() && !/[«»\p{Cc}]/u.test(text))
  // No escapes of its own, but for the last of those above.
  .filter((text) => text.startsWith('a+b c') || !/\\+[ux]|%[0-9a-f\\%]|&/i.test(text));

/** Texts that hold nothing of a token, nor what escapes begin and end with. */
const anyAround = fc.string({ unit: fc.constantFrom(...' .:{}[]!?*~|'), maxLength: 12 });

describe('redactor of echoes', () => {
  for (const [name, written] of Object.entries(escapes)) {
    it(`leaves no token that is written as ${name}`, () => {
      fc.assert(
        fc.property(anyToken, anyAround, anyAround, (token, before, after) => {
          const redacted = redactor([token])(`${before}${written(token)}${after}`);
          assert.ok(redacted.includes(MARK), redacted);
          assert.ok(!redacted.includes(written(token)), redacted);
          // A token of one character over and over can stand at several places of its own form.
          assert.ok(redacted.replaceAll(MARK, '').length <= before.length + after.length + 2, redacted);
        }),
      );
    });
  }

  // Of fewer bytes so little is certain within a longer text that words have it by chance.
  const tokenOfSevenBytes = anyToken.filter((token) => Buffer.byteLength(token) >= 7);
  for (const alphabet of ['base64', 'base64url'] as const) {
    it(`leaves none within a longer text in ${alphabet}, wherever it stands there`, () => {
      fc.assert(
        fc.property(tokenOfSevenBytes, fc.string(), fc.string(), (token, before, after) => {
          for (const form of [token, inJson(token)]) {
            const text = Buffer.from(`${before}${form}${after}`).toString(alphabet);
            const redacted = redactor([token])(`Body: ${text}.`);
            const [start = '', ...rest] = redacted.slice('Body: '.length, -1).split(MARK);
            assert.ok(rest.length > 0, redacted);
            // What is left on either side decodes to no more of the token than parts of two characters.
            const left = Math.ceil((Buffer.byteLength(before) * 8) / 6) + 1;
            assert.ok(start.length <= left, redacted);
          }
        }),
      );
    });
  }

  it('sees through escapes of single characters at any place', () => {
    fc.assert(
      fc.property(anyToken, fc.array(fc.nat(3), { minLength: 80, maxLength: 80 }), (token, choices) => {
        const text = units(token)
          .map((code, at) => {
            const unit = String.fromCharCode(code);
            if (choices[at] === 1) return `\\u${hex(code, 4)}`;
            if (choices[at] === 2 && code < 128) return `%${hex(code, 2)}`;
            if (choices[at] === 3 && code < 128) return `&#${code};`;
            return unit === '\\' || unit === '%' || unit === '&' ? `\\u${hex(code, 4)}` : unit;
          })
          .join('');
        assert.equal(redactor([token])(text), MARK);
      }),
    );
  });

  const kept = [
    'C:\\new\\folder',
    '100 % of 5 &amp; more',
    '\\u0041\\u0042',
    '%41%42',
    '&lt;b&gt;',
    'a\\',
    '%',
    '&',
    '\\',
  ];
  for (const text of kept) {
    it(`changes nothing in ${text}`, () => {
      assert.equal(redactor(['FADEC11E96BD7ACE-E2C179F4749', 'short', 'ab!'])(text), text);
    });
  }

  it('keeps what stands around an escaped token', () => {
    const token = 'CANARY"\\/<é>+9f27';
    const text = `\\u0041${everyUnit(token, (code) => `\\u${hex(code, 4)}`)}%41 C:\\next`;
    assert.equal(redactor([token])(text), `\\u0041${MARK}%41 C:\\next`);
  });

  it('stays quick where much is escaped', () => {
    const clean = redactor(['CANARY"\\/<é>+9f27', 'FADEC11E96BD7ACE-E2C179F4749']);
    for (const piece of ['\\', '%', '&amp;', '%25', '\\u0041', '&#65;', '&amp', 'F', '«']) {
      const text = piece.repeat(100_000);
      assert.equal(clean(text), text);
    }
  });
});
