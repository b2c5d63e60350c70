import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CreatedLoyaltyProgram, LoyaltyProgram } from '../../src/mews/loyaltyProgram';
import { matchPrograms } from '../../src/mews/matchPrograms';

const gold = { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Paid' } as const;
const silver = { Name: 'Silver', Code: 'S1', Type: 'SoftBrand', Subscription: 'Free' } as const;

/** `Id:index`, with `+` and the members that changed; then the missing indexes behind a bar. */
function matching(sent: readonly LoyaltyProgram[], returned: readonly CreatedLoyaltyProgram[]): string {
  const { matched, missing } = matchPrograms(sent, returned);
  const pairs = matched.map(
    ({ program, index, changed }) => `${program.Id}:${index ?? '-'}${changed.map((member) => `+${member}`).join('')}`,
  );
  return `${pairs.join(' ')} | ${missing.join(' ')}`.trim();
}

describe('matchPrograms', () => {
  const a = { Id: 'a', ChainId: 'c', ...gold };
  const b = { Id: 'b', ChainId: 'c', ...silver };
  const cases: readonly (readonly [string, readonly LoyaltyProgram[], readonly CreatedLoyaltyProgram[], string])[] = [
    ['the same order', [gold, silver], [a, b], 'a:0 b:1 |'],
    ['another order', [gold, silver], [b, a], 'b:1 a:0 |'],
    ['nothing', [gold], [], '| 0'],
    ['nothing for nothing', [], [], '|'],
    ['fewer', [gold, silver], [b], 'b:1 | 0'],
    ['a foreign program', [gold], [{ ...b }, a], 'b:- a:0 |'],
    ['a missing ChainId', [gold], [{ Id: 'a', ...gold }], 'a:0 |'],
    ['only an Id', [gold], [{ Id: 'a' }], 'a:- | 0'],
    ['equal programs by count', [gold, gold, gold], [a, { ...a, Id: 'b' }], 'a:0 b:1 | 2'],
    ['more equal programs than were sent', [gold], [a, { ...a, Id: 'b' }], 'a:0 b:- |'],
    ['a changed Name', [gold, silver], [b, { ...a, Name: 'Gold ' }], 'b:1 a:0+Name |'],
    [
      'a changed Type and Subscription',
      [gold],
      [{ ...a, Type: 'Unknown', Subscription: 'Free' }],
      'a:0+Type+Subscription |',
    ],
    ['a Code in another case', [gold], [{ ...a, Code: 'g1' }], 'a:0+Code |'],
    ['a Code without its blanks', [{ ...gold, Code: ' G1 ' }], [a], 'a:0+Code |'],
    ['another Code', [gold], [{ ...a, Code: 'G2' }], 'a:- | 0'],
    ['a Type that was not sent', [{ Name: 'Gold', Code: 'G1' }], [{ ...a, Type: 'Unknown' }], 'a:0 |'],
    ['a Type that did not come back', [gold], [{ Id: 'a', Name: 'Gold', Code: 'G1' }], 'a:0 |'],
    [
      'the same Code with two Names',
      [gold, { ...gold, Name: 'Gold B' }],
      [{ ...a, Id: 'b', Name: 'Gold B' }, a],
      'b:1 a:0 |',
    ],
    [
      'the same Code and Name before another Name',
      [{ ...gold, Name: 'X' }, gold],
      [{ ...a, Type: 'Unknown' }],
      'a:1+Type | 0',
    ],
    [
      'the same Code before one in another case',
      [{ ...gold, Code: 'g1' }, gold],
      [{ ...a, Name: 'X' }],
      'a:1+Name | 0',
    ],
    ['the better likeness first', [gold, { ...gold, Code: 'g1' }], [{ ...a, Id: 'b', Code: 'g1' }, a], 'b:1 a:0 |'],
    ['the exact one before the changed one', [gold, gold], [{ ...a, Id: 'b', Name: 'X' }, a], 'b:1+Name a:0 |'],
    ['one Id twice', [gold, silver], [a, { ...b, Id: 'a' }], 'a:0 | 1'],
    ['one Id twice around another', [gold, silver], [a, b, a], 'a:0 b:1 |'],
    ['one Id twice, foreign first', [gold], [{ ...b, Id: 'a' }, a], 'a:- | 0'],
  ];
  for (const [what, sent, returned, expected] of cases) {
    it(`matches ${what}`, () => {
      assert.equal(matching(sent, returned), expected);
    });
  }

  const member = <T>(...values: readonly T[]) => fc.constantFrom(...values);
  const anySent: fc.Arbitrary<LoyaltyProgram> = fc.record(
    {
      Name: member('A', 'B'),
      Code: member('1', '2', ' 1', 'x', 'X'),
      Type: member('Hotel', 'Unknown'),
      Subscription: member('Free', 'Paid'),
    },
    { requiredKeys: ['Name', 'Code'] },
  );
  const anyReturned: fc.Arbitrary<CreatedLoyaltyProgram> = fc.record(
    {
      Id: fc.nat(30).map(String),
      Name: member('A', 'B', 'C'),
      Code: member('1', '2', '1 ', 'x', 'Y'),
      Type: member('Hotel', 'New'),
      Subscription: member('Free'),
    },
    { requiredKeys: ['Id'] },
  );

  it('loses no Id, invents none and uses none twice', () => {
    fc.assert(
      fc.property(fc.array(anySent), fc.array(anyReturned), (sent, returned) => {
        const { matched, missing } = matchPrograms(sent, returned);
        assert.deepEqual(
          matched.map(({ program }) => program.Id),
          [...new Set(returned.map(({ Id }) => Id))],
        );
        for (const { program } of matched) assert.ok(returned.includes(program));
        // Every place in the list that was sent is either matched once or missing once.
        const places = [...matched.flatMap(({ index }) => index ?? []), ...missing];
        assert.deepEqual(
          places.toSorted((one, other) => one - other),
          [...sent.keys()],
        );
        assert.deepEqual(
          missing,
          missing.toSorted((one, other) => one - other),
        );
      }),
    );
  });

  it('leaves no program missing whose Code came back unused, and matches no other Code', () => {
    const codeOf = ({ Code }: { readonly Code?: string }) => Code?.trim().toLowerCase();
    fc.assert(
      fc.property(fc.array(anySent), fc.array(anyReturned), (sent, returned) => {
        const { matched, missing } = matchPrograms(sent, returned);
        const unused = new Set(
          matched.filter(({ index }) => index === undefined).map(({ program }) => codeOf(program)),
        );
        for (const index of missing) assert.ok(!unused.has(codeOf(sent[index] ?? {})));
        for (const { program, index } of matched) {
          if (index !== undefined) assert.equal(codeOf(program), codeOf(sent[index] ?? {}));
        }
      }),
    );
  });

  it('matches every program of an answer in any order, each with its equal', () => {
    const shuffled = fc
      .array(anySent)
      .chain((sent) => fc.tuple(fc.constant(sent), fc.shuffledSubarray([...sent.keys()], { minLength: sent.length })));
    fc.assert(
      fc.property(shuffled, ([sent, order]) => {
        const returned = order.map((index) => ({ Id: `id-${index}`, ...sent[index] }));
        const { matched, missing } = matchPrograms(sent, returned);
        assert.deepEqual(missing, []);
        for (const { program, index, changed } of matched) {
          const { Id: _, ...members } = program;
          assert.deepEqual([{ ...members }, changed], [{ ...sent[index ?? -1] }, []]);
        }
      }),
    );
  });
});
