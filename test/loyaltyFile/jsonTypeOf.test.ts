import assert from 'node:assert/strict';
import { isObject } from '../../src/loyaltyFile/isObject';
import { jsonTypeOf } from '../../src/loyaltyFile/jsonTypeOf';

const VALUES: readonly (readonly [string, string, boolean])[] = [
  ['{"a": 1}', 'object', true],
  ['[1]', 'array', true],
  ['""', 'string', false],
  ['0', 'number', false],
  ['false', 'boolean', false],
  ['null', 'null', false],
];

describe('jsonTypeOf', () => {
  for (const [text, type] of VALUES) {
    it(`calls ${text} ${type}`, () => {
      assert.equal(jsonTypeOf(JSON.parse(text)), type);
    });
  }
});

describe('isObject', () => {
  for (const [text, type, object] of VALUES) {
    it(`says ${object} for ${type}`, () => {
      assert.equal(isObject(JSON.parse(text)), object);
    });
  }
});
