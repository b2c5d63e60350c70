import assert from 'node:assert/strict';
import { sentMembers } from '../../src/loyaltyFile/sentMembers';

const GOLD = { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Free' };

describe('sentMembers', () => {
  const files: readonly (readonly [string, unknown, object])[] = [
    ['a whole file', { ChainId: 'c', LoyaltyPrograms: [GOLD] }, { ChainId: 'c', LoyaltyPrograms: [GOLD] }],
    ['ChainId null', { ChainId: null, LoyaltyPrograms: [] }, { ChainId: null, LoyaltyPrograms: [] }],
    [
      'what is optional left out',
      { LoyaltyPrograms: [{ Name: 'Gold', Code: 'G1' }] },
      { LoyaltyPrograms: [{ Name: 'Gold', Code: 'G1' }] },
    ],
    [
      'members that are not sent',
      { $schema: 'x', ClientToken: 'x', LoyaltyPrograms: [{ ...GOLD, Id: 1, AccessToken: 'x' }] },
      { LoyaltyPrograms: [GOLD] },
    ],
    [
      '__proto__ as a member',
      JSON.parse(
        '{"__proto__": {"ChainId": "c"}, "LoyaltyPrograms": [{"Name": "a", "Code": "b", "__proto__": {"Type": "Hotel"}}]}',
      ),
      { LoyaltyPrograms: [{ Name: 'a', Code: 'b' }] },
    ],
  ];
  for (const [what, value, file] of files) {
    it(`gives the members of ${what}`, () => {
      const sent = sentMembers(value);
      assert.deepEqual(sent, file);
      assert.equal(JSON.stringify(sent), JSON.stringify(file));
    });
  }

  const others: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a list', [GOLD]],
    ['no list of programs', { LoyaltyPrograms: { 0: GOLD } }],
    ['a ChainId that is a number', { ChainId: 7, LoyaltyPrograms: [GOLD] }],
    ['a program that is null', { LoyaltyPrograms: [GOLD, null] }],
    ['a Name that is a number', { LoyaltyPrograms: [{ ...GOLD, Name: 7 }] }],
    ['no Code', { LoyaltyPrograms: [{ Name: 'Gold' }] }],
    ['a Type outside the list', { LoyaltyPrograms: [{ ...GOLD, Type: 'hotel' }] }],
    ['a Subscription that is null', { LoyaltyPrograms: [{ ...GOLD, Subscription: null }] }],
  ];
  for (const [what, value] of others) {
    it(`gives nothing for ${what}`, () => {
      assert.equal(sentMembers(value), undefined);
    });
  }
});
