import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CreatedLoyaltyProgram, LoyaltyProgram } from '../../src/mews/loyaltyProgram';
import { nearestProgram } from '../../src/submission/nearestProgram';

const MEMBERS = ['Code', 'Name', 'Type', 'Subscription'] as const;
const gold = { Code: 'G1', Name: 'Gold', Type: 'Hotel', Subscription: 'Paid' } as const;

/** What a program has in common with another, such as `2 C-T-`: as texts in the order of their nearness. */
function likeness(program: LoyaltyProgram, candidate: CreatedLoyaltyProgram): string {
  const common = MEMBERS.map((member) => program[member] !== undefined && program[member] === candidate[member]);
  return `${common.filter(Boolean).length} ${common.map(Number).join('')}`;
}

/** Members of few values, so that programs have much in common. */
const anyProgram: fc.Arbitrary<LoyaltyProgram> = fc.record(
  {
    Code: fc.constantFrom('G1', 'g1'),
    Name: fc.constantFrom('Gold', 'Silver', 'null'),
    Type: fc.constantFrom('Hotel', 'SoftBrand'),
    Subscription: fc.constantFrom('Free', 'Paid'),
  },
  { requiredKeys: ['Code', 'Name'] },
);
const anyExisting = (minLength: number, maxLength: number): fc.Arbitrary<CreatedLoyaltyProgram[]> =>
  fc
    .array(
      fc.record(
        {
          Code: fc.constantFrom('G1', 'g1', ' G1'),
          Name: fc.constantFrom('Gold', 'Bronze'),
          Type: fc.constantFrom('Hotel', 'Unknown'),
          Subscription: fc.constant('Free'),
        },
        { requiredKeys: [] },
      ),
      { minLength, maxLength },
    )
    .map((programs) => programs.map((program, index) => ({ Id: `a${index}`, ...program })));

describe('nearestProgram', () => {
  for (const [what, least, most] of [
    ['few', 1, 16],
    ['many', 17, 40],
  ] as const) {
    it(`finds the first of ${what} programs that have most in common, and says what differs`, () => {
      fc.assert(
        fc.property(anyProgram, anyExisting(least, most), (program, among) => {
          const likenesses = among.map((candidate) => likeness(program, candidate));
          const at = likenesses.indexOf(likenesses.toSorted().at(-1) ?? '');
          const nearest = among[at];
          assert.ok(nearest);
          assert.deepEqual(nearestProgram(among)(program), {
            nearest,
            differs: MEMBERS.filter((member) => program[member] !== undefined && program[member] !== nearest[member]),
          });
        }),
      );
    });
  }

  it('prefers the same Code to the same Name, that to the same Type, and that to the same Subscription', () => {
    const others = { Code: 'X1', Name: 'X', Type: 'Unknown', Subscription: 'Free' };
    const candidates = MEMBERS.toReversed().map((member) => ({ Id: member, ...others, [member]: gold[member] }));
    for (const member of MEMBERS) {
      assert.equal(nearestProgram(candidates)(gold)?.nearest.Id, member);
      candidates.pop();
    }
  });

  it('finds none where there is none', () => {
    assert.equal(nearestProgram([])(gold), undefined);
  });
});
