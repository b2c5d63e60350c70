import assert from 'node:assert/strict';
import type { FindingTarget } from '../../src/loyaltyFile/loyaltyFileProblem';
import { shapeFindings } from '../../src/loyaltyFile/shapeFindings';
import { SOME_TOKEN } from './loyaltyText';

const GOLD = { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Free' };

/** `code target place` of each finding. */
function found(value: unknown): string[] {
  return shapeFindings(value).findings.map(
    ({ finding, path, target }) => `${finding.code} ${target} /${path.join('/')}`,
  );
}

describe('shapeFindings', function () {
  this.timeout(20_000);

  const cases: readonly (readonly [string, unknown, `${string} ${FindingTarget} /${string}`[]])[] = [
    ['a correct file', { $schema: '', ChainId: null, LoyaltyPrograms: [GOLD] }, []],
    ['nothing', undefined, ['wrong-type value /']],
    ['a list at the top', [GOLD], ['wrong-type value /']],
    [
      'wrong types, with no second finding of one value',
      { ChainId: 1, LoyaltyPrograms: [{ ...GOLD, Code: {}, Type: 7 }] },
      [
        'wrong-type value /ChainId',
        'wrong-type value /LoyaltyPrograms/0/Code',
        'wrong-type value /LoyaltyPrograms/0/Type',
      ],
    ],
    [
      'an empty program',
      { LoyaltyPrograms: [GOLD, {}] },
      [
        'missing-member opening /LoyaltyPrograms/1',
        'missing-member opening /LoyaltyPrograms/1',
        'missing-recommended-member opening /LoyaltyPrograms/1',
        'missing-recommended-member opening /LoyaltyPrograms/1',
      ],
    ],
    [
      'members that are not part of the API',
      { LoyaltyPrograms: [{ ...GOLD, 'a/~b': 1 }], 0: 1 },
      ['unknown-member key /0', 'unknown-member key /LoyaltyPrograms/0/a/~b'],
    ],
    [
      'tokens, which are left to others',
      {
        ClientToken: 1,
        [SOME_TOKEN]: 2,
        ChainId: SOME_TOKEN,
        LoyaltyPrograms: [{ ...GOLD, Code: SOME_TOKEN, Type: SOME_TOKEN }],
      },
      [],
    ],
    [
      'texts',
      { ChainId: '', LoyaltyPrograms: [{ Name: '', Code: 'x'.repeat(51), Type: '', Subscription: 'free' }] },
      [
        'invalid-chain-id value /ChainId',
        'empty-value value /LoyaltyPrograms/0/Name',
        'too-long value /LoyaltyPrograms/0/Code',
        'not-in-list value /LoyaltyPrograms/0/Type',
        'not-in-list value /LoyaltyPrograms/0/Subscription',
      ],
    ],
    ['no programs', { LoyaltyPrograms: [] }, ['empty-list value /LoyaltyPrograms']],
    ['1000 programs', { LoyaltyPrograms: Array(1000).fill(GOLD) }, []],
    ['100,000 programs', { LoyaltyPrograms: Array(100_000).fill(GOLD) }, ['several-requests key /LoyaltyPrograms']],
    [
      'more programs, which it does not look into',
      { ChainId: 7, LoyaltyPrograms: Array(100_001).fill({}) },
      ['too-many-programs key /LoyaltyPrograms'],
    ],
  ];
  for (const [what, value, findings] of cases) {
    it(`finds what is wrong with ${what}`, () => {
      assert.deepEqual(found(value).toSorted(), findings.toSorted());
    });
  }
});
