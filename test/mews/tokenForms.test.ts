import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redactor } from '../../src/mews/redact';
import { tokenForms } from '../../src/mews/tokenForms';

/** The forms of a token, each once. */
const formsOf = (token: string) => new Set(tokenForms(token));
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('tokenForms', () => {
  it('are those of a plain token: itself, in base64 at each of three places, and in hex', () => {
    assert.deepEqual(
      formsOf('ABC-12-XYZ'),
      new Set([
        'ABC-12-XYZ',
        base64('ABC-12-XYZ'),
        base64('ABC-12-XYZ').replace(/=/g, ''),
        // Each is whole where the token stands behind no, one or two bytes of something longer.
        'QUJDLTEyLVhZW',
        'FCQy0xMi1YWV',
        'BQkMtMTItWFla',
        '4142432d31322d58595a',
      ]),
    );
  });

  it('are those in JSON, in JSON within JSON, and in JSON within that', () => {
    const forms = formsOf('a"b\\c-0123');
    for (const form of ['a\\"b\\\\c-0123', 'a\\\\\\"b\\\\\\\\c-0123', `a${'\\'.repeat(7)}"b${'\\'.repeat(8)}c-0123`]) {
      assert.ok(forms.has(form), form);
      assert.ok(forms.has(base64(form)), form);
      assert.ok(forms.has(Buffer.from(form).toString('hex')), form);
    }
  });

  it('are those in an address and in a form', () => {
    const forms = formsOf('a b+c/é');
    assert.ok(forms.has('a%20b%2Bc%2F%C3%A9'));
    assert.ok(forms.has('a+b%2Bc%2F%C3%A9'));
  });

  it('is what comes of its bytes where they are read as latin-1', () => {
    assert.ok(formsOf('clé-12345').has('clÃ©-12345'));
  });

  it('stand half a character, which no address can hold', () => {
    assert.ok(formsOf('a\ud800b').has('a%EF%BF%BDb'));
  });

  it('are those of base64 in the alphabet of addresses as well', () => {
    const token = '~~~???>>>ooo';
    assert.ok(base64(token).includes('+') && base64(token).includes('/'));
    const inAddress = base64(token).replaceAll('+', '-').replaceAll('/', '_');
    assert.ok(formsOf(token).has(base64(token)));
    assert.ok(formsOf(token).has(inAddress));
  });

  it('are no parts of base64 that are shorter than eight characters', () => {
    assert.deepEqual(formsOf('abcdef'), new Set(['abcdef', base64('abcdef'), '616263646566']));
    const parts = [base64('abcdefg').slice(0, 9), base64('xabcdefg').slice(2, 10), base64('xxabcdefg').slice(3, 12)];
    assert.deepEqual(
      formsOf('abcdefg'),
      new Set(['abcdefg', base64('abcdefg'), base64('abcdefg').slice(0, 10), ...parts, '61626364656667']),
    );
  });

  it('stand in the base64 of every text that holds the token', () => {
    const anyBytes = fc.string({ unit: 'binary-ascii', maxLength: 9 });
    fc.assert(
      fc.property(anyBytes, fc.stringMatching(/^[A-Z0-9+/=?~-]{12,40}$/), anyBytes, (before, token, after) => {
        for (const encoding of ['base64', 'base64url'] as const) {
          const text = Buffer.from(before + token + after).toString(encoding);
          assert.ok(tokenForms(token).some((form) => text.includes(form)));
          assert.ok(redactor([token])(text).includes('«token»'));
        }
      }),
    );
  });
});
