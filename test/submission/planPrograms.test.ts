import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CreatedLoyaltyProgram, LoyaltyProgram } from '../../src/mews/loyaltyProgram';
import { planPrograms } from '../../src/submission/planPrograms';
import { anyProgram } from '../mews/programArbitraries';

const gold = { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Paid' } as const;
const silver = { Name: 'Silver', Code: 'S1', Type: 'SoftBrand', Subscription: 'Free' } as const;
const bare = { Name: 'Gold', Code: 'G1' };
const a = { Id: 'a', ChainId: 'c', ...gold };
const b = { Id: 'b', ChainId: 'c', ...silver };

/** For each index its kind with the members that differ, the nearest and all under its Code; then those that stand twice. */
function inShort(programs: readonly LoyaltyProgram[], existing: readonly CreatedLoyaltyProgram[]): string {
  const plan = planPrograms(programs, existing);
  const sorts = plan.programs.map((planned) => {
    if (planned.kind === 'new') return 'new';
    const differs = planned.kind === 'different' ? ` ${planned.differs.join('+')}` : '';
    return `${planned.kind}${differs} ${planned.nearest.Id} of ${planned.existing.map(({ Id }) => Id).join('')}`;
  });
  return `${sorts.join(', ')} | ${plan.twice.join(' ')}`.trim();
}

describe('planPrograms', () => {
  const cases: readonly (readonly [string, readonly LoyaltyProgram[], readonly CreatedLoyaltyProgram[], string])[] = [
    ['nothing', [], [a], '|'],
    ['a program of another Code', [gold], [b], 'new |'],
    ['equal programs in another order', [gold, silver], [b, a], 'same a of a, same b of b |'],
    ['a program without Type and Subscription', [bare], [a], 'same a of a |'],
    ['a program without Type', [{ ...bare, Subscription: 'Free' }], [a], 'different Subscription a of a |'],
    [
      'a program that Mews tells nothing of but the Code',
      [gold],
      [{ Id: 'a', Code: 'G1' }],
      'different Name+Type+Subscription a of a |',
    ],
    ['a program that Mews tells nothing of but the Id', [gold, silver], [{ Id: 'x' }, a], 'same a of a, new |'],
    ['another Name', [gold], [{ ...a, Name: 'gold' }], 'different Name a of a |'],
    [
      'another Type and Subscription',
      [gold],
      [{ ...a, Type: 'Unknown', Subscription: 'Free' }],
      'different Type+Subscription a of a |',
    ],
    ['a Code in another case', [gold], [{ ...a, Code: 'g1' }], 'different Code a of a |'],
    ['a Code with blanks around it', [{ ...gold, Code: ' G1' }], [a], 'different Code a of a |'],
    ['a Code with a blank in it', [{ ...gold, Code: 'G 1' }], [a], 'new |'],
    ['several under its Code, one of them equal', [gold], [{ ...a, Id: 'x', Name: 'X' }, b, a], 'same a of xa |'],
    [
      'several under its Code, none of them equal',
      [gold],
      [
        { ...b, Id: 'x', Code: 'G1' },
        { ...a, Name: 'X' },
      ],
      'different Name a of xa |',
    ],
    [
      'an equal one apart from case before another Name',
      [gold],
      [
        { ...a, Id: 'x', Name: 'X' },
        { ...a, Id: 'y', Code: 'g1' },
      ],
      'different Name x of xy |',
    ],
    ['several that are equal', [gold], [{ ...a, Id: 'x' }, a], 'same x of xa |'],
    ['a Code twice in the file', [gold, silver, bare, gold], [], 'new, new, new, new | 2 3'],
    ['Codes in the file apart from case', [gold, { ...gold, Code: 'g1' }], [a], 'same a of a, different Code a of a |'],
    [
      'a Code twice in the file that Mews has',
      [gold, { ...gold, Name: 'X' }],
      [a],
      'same a of a, different Name a of a | 1',
    ],
  ];
  for (const [what, programs, existing, expected] of cases) {
    it(`is "${expected}" for ${what}`, () => {
      assert.equal(inShort(programs, existing), expected);
    });
  }

  const lists = fc.array(fc.oneof(anyProgram, fc.constantFrom<LoyaltyProgram[]>(gold, silver, bare)), {
    maxLength: 40,
  });
  const withIds = (programs: readonly LoyaltyProgram[]): CreatedLoyaltyProgram[] =>
    programs.map((program, index) => ({ Id: `a${index}`, Type: 'Unknown', Subscription: 'Free', ...program }));

  it('sorts every program once, and counts them', () => {
    fc.assert(
      fc.property(lists, lists, (programs, existing) => {
        const plan = planPrograms(programs, withIds(existing));
        assert.equal(plan.programs.length, programs.length);
        for (const kind of ['new', 'same', 'different'] as const) {
          assert.equal(plan.counts[kind], plan.programs.filter((planned) => planned.kind === kind).length);
        }
        assert.deepEqual(
          plan.twice,
          [...programs.keys()].filter(
            (index) => programs.findIndex(({ Code }) => Code === programs[index]?.Code) < index,
          ),
        );
      }),
    );
  });

  it('finds every program the same that was just created, whatever else there is', () => {
    fc.assert(
      fc.property(lists, lists, (programs, others) => {
        const existing = withIds([...others, ...programs]);
        assert.deepEqual(planPrograms(programs, existing).counts, { new: 0, same: programs.length, different: 0 });
      }),
    );
  });

  it('finds every program new where there is none', () => {
    fc.assert(
      fc.property(lists, (programs) => {
        assert.deepEqual(planPrograms(programs, []).counts, { new: programs.length, same: 0, different: 0 });
      }),
    );
  });

  it('looks at each program a number of times that does not grow with the lists', () => {
    const looksPerProgram = (count: number) => {
      let looks = 0;
      const programs = Array.from({ length: count }, (_, index) => ({ ...gold, Name: `Gold ${index}` }));
      const existing = programs.map((_, index) => ({
        ...a,
        Id: `a${index}`,
        Code: 'g1',
        get Name() {
          looks++;
          return `Silver ${index}`;
        },
      }));
      assert.equal(planPrograms(programs, existing).counts.different, count);
      return looks / count;
    };
    assert.equal(looksPerProgram(2_000), looksPerProgram(100));
  });
});
