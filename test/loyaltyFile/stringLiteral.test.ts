import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringEnd, stringValue } from '../../src/loyaltyFile/stringLiteral';

const anyString = fc.string({
  unit: fc.oneof(fc.constantFrom('"', '\\', '\n'), fc.string({ unit: 'binary', maxLength: 1 })),
});

describe('stringEnd', () => {
  it('is behind the closing quote of any string', () => {
    fc.assert(
      fc.property(anyString, fc.string(), (value, rest) => {
        const literal = JSON.stringify(value);
        assert.equal(stringEnd(`: ${literal}${rest}`, 2), 2 + literal.length);
      }),
    );
  });

  for (const [text, end] of [
    ['"ab\n"', 3],
    ['"ab\r\n"', 3],
    ['"ab', 3],
    ['"a\\', 3],
    ['"', 1],
  ] as const) {
    it(`is ${end} for ${JSON.stringify(text)}, which is not closed`, () => {
      assert.equal(stringEnd(text, 0), end);
    });
  }
});

describe('stringValue', () => {
  it('is what any string means', () => {
    fc.assert(
      fc.property(anyString, (value) => {
        assert.equal(stringValue(JSON.stringify(value)), value);
      }),
    );
  });

  for (const [literal, value] of [
    ['"ab', 'ab'],
    ['"', ''],
    ['"a\\x"', 'a\\x'],
    ['"a\\', 'a\\'],
  ] as const) {
    it(`is ${JSON.stringify(value)} for the broken ${literal}`, () => {
      assert.equal(stringValue(literal), value);
    });
  }
});
