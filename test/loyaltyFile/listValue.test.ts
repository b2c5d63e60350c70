import assert from 'node:assert/strict';
import { listValue } from '../../src/loyaltyFile/listValue';
import { LOYALTY_PROGRAM_SUBSCRIPTIONS, LOYALTY_PROGRAM_TYPES } from '../../src/mews/limits';

describe('listValue', () => {
  it('is the value itself, in any case', () => {
    for (const value of LOYALTY_PROGRAM_TYPES) assert.equal(listValue('Type', value.toUpperCase()), value);
    for (const value of LOYALTY_PROGRAM_SUBSCRIPTIONS)
      assert.equal(listValue('Subscription', value.toLowerCase()), value);
  });

  for (const [text, value] of [
    ['external partner', 'ExternalPartner'],
    [' Soft\u00a0Brand\n', 'SoftBrand'],
    ['External-Partner', undefined],
    ['Hotels', undefined],
    ['Free', undefined],
    ['', undefined],
  ] as const) {
    it(`takes ${JSON.stringify(text)} for ${value ?? 'no Type'}`, () => {
      assert.equal(listValue('Type', text), value);
    });
  }
});
