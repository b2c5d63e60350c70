import assert from 'node:assert/strict';
import { nameKey } from '../../src/editor/nameKey';

describe('nameKey', () => {
  const alike: readonly (readonly [string, string])[] = [
    ['Hotel Aurora', 'hotel AURORA'],
    ['Hotel Aurora', '  Hotel \u00a0\t Aurora\u3000'],
    ['Hotel Aurora', 'Hotel\u200b Aurora\u202e'],
    ['Café Zoë', 'Cafe\u0301 ZOE\u0308'],
    ['[Aurora](x) $(zap)', '[aurora] (x) $ (zap)'],
    ['HÔTEL', 'ho\u0302tel'],
  ];
  for (const [one, other] of alike) {
    it(`is the same for ${JSON.stringify(one)} and ${JSON.stringify(other)}`, () => {
      assert.equal(nameKey(one), nameKey(other));
    });
  }

  const different: readonly (readonly [string, string])[] = [
    ['Hotel Aurora', 'HotelAurora'],
    ['Hotel Aurora', 'Hotel Aurora 2'],
    ['Café', 'Cafe'],
  ];
  for (const [one, other] of different) {
    it(`is another one for ${JSON.stringify(one)} and ${JSON.stringify(other)}`, () => {
      assert.notEqual(nameKey(one), nameKey(other));
    });
  }
});
