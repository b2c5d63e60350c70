import assert from 'node:assert/strict';
import { PROGRAM_MEMBERS } from '../../src/loyaltyFile/members';
import { nearestName } from '../../src/loyaltyFile/nearestName';
import { LOYALTY_PROGRAM_TYPES } from '../../src/mews/limits';

describe('nearestName', () => {
  const cases: readonly (readonly [string, readonly string[], string | undefined])[] = [
    ['name', PROGRAM_MEMBERS, 'Name by case'],
    [' CODE ', PROGRAM_MEMBERS, 'Code by case'],
    ['external_partner', LOYALTY_PROGRAM_TYPES, 'ExternalPartner by case'],
    ['Soft Brand', LOYALTY_PROGRAM_TYPES, 'SoftBrand by case'],
    ['Nmae', PROGRAM_MEMBERS, 'Name by spelling'],
    ['Cod', PROGRAM_MEMBERS, 'Code by spelling'],
    ['Codee', PROGRAM_MEMBERS, 'Code by spelling'],
    ['Cude', PROGRAM_MEMBERS, 'Code by spelling'],
    ['subscribtions', PROGRAM_MEMBERS, 'Subscription by spelling'],
    ['ExternalParner', LOYALTY_PROGRAM_TYPES, 'ExternalPartner by spelling'],
    ['Note', PROGRAM_MEMBERS, undefined],
    ['Date', PROGRAM_MEMBERS, undefined],
    ['Id', PROGRAM_MEMBERS, undefined],
    ['', PROGRAM_MEMBERS, undefined],
    ['DataClusterId', PROGRAM_MEMBERS, undefined],
    ['Name', [], undefined],
    ['abd', ['abc', 'abe'], 'abc by spelling'],
  ];
  for (const [text, names, expected] of cases) {
    it(`takes ${JSON.stringify(text)} for ${expected ?? 'none'} of ${names.join(', ')}`, () => {
      const nearest = nearestName(text, names);
      assert.equal(nearest && `${nearest.name} by ${nearest.by}`, expected);
    });
  }
});
