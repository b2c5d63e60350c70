import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CreatedLoyaltyProgram, LoyaltyProgram } from '../../src/mews/loyaltyProgram';
import { matchPrograms } from '../../src/mews/matchPrograms';
import { anyRuns } from '../anyRuns';
import { anyProgram } from './programArbitraries';

/** Few enough words that programs meet, in Codes that are equal, nearly equal, and only look so. */
const codes = ['A', 'a', ' A', 'A ', 'B', 'ß', 'SS', 'ss', 'İ', 'null', ''] as const;
const members = {
  Name: fc.constantFrom('Gold', 'gold', 'Silver'),
  Code: fc.constantFrom(...codes),
  Type: fc.constantFrom('Hotel' as const, 'Unknown' as const),
  Subscription: fc.constantFrom('Free' as const, 'Paid' as const),
};
const anySmall: fc.Arbitrary<LoyaltyProgram> = fc.record(members, { requiredKeys: ['Name', 'Code'] });
const anySent = fc.array(fc.oneof({ weight: 9, arbitrary: anySmall }, anyProgram), { maxLength: 8 });
const anyForeign: fc.Arbitrary<CreatedLoyaltyProgram> = fc.record(
  { Id: fc.nat(9).map((id) => `id-${id}`), ...members },
  { requiredKeys: ['Id'] },
);

/** What a server could make of the list: rows left out, doubled with their Id or a new one, changed, foreign; shuffled. */
function anyAnswer(sent: readonly LoyaltyProgram[]): fc.Arbitrary<CreatedLoyaltyProgram[]> {
  const anyRow = (index: number): fc.Arbitrary<CreatedLoyaltyProgram> =>
    fc
      .tuple(fc.nat(2), fc.option(fc.record(members, { requiredKeys: [] }), { nil: {}, freq: 3 }))
      .map(([copy, changes]) => ({ Id: `id-${index}-${copy}`, ...sent[index], ...changes }));
  const rows = fc.array(
    sent.length === 0
      ? anyForeign
      : fc.oneof({ weight: 9, arbitrary: fc.nat(sent.length - 1).chain(anyRow) }, anyForeign),
    { maxLength: 12 },
  );
  return rows.chain((each) => fc.shuffledSubarray(each, { minLength: each.length }));
}

/** Tries a fact about any list sent and any answer to it. */
function holds(fact: (sent: readonly LoyaltyProgram[], returned: readonly CreatedLoyaltyProgram[]) => void): void {
  const anything = anySent.chain((sent) => fc.tuple(fc.constant(sent), anyAnswer(sent)));
  fc.assert(
    fc.property(anything, ([sent, returned]) => fact(sent, returned)),
    anyRuns.parameters(1_000),
  );
}

/** A Code without case and the blanks around it, which is the least that a program has to have in common with its twin. */
const looseCode = ({ Code }: { readonly Code?: string }) => Code?.trim().toLowerCase();
const numerically = (one: number, other: number) => one - other;

describe('matchPrograms of any answer', function () {
  this.timeout(anyRuns.timeoutMs);

  it('gives every Id of the answer once, with the first row that has it, and no other', () => {
    holds((sent, returned) => {
      const firsts = returned.filter(({ Id }, at) => returned.findIndex((other) => other.Id === Id) === at);
      const programs = matchPrograms(sent, returned).matched.map(({ program }) => program);
      assert.equal(programs.length, firsts.length);
      for (const [at, program] of programs.entries()) assert.equal(program, firsts[at]);
    });
  });

  it('matches each place in the list once, or has it missing once', () => {
    holds((sent, returned) => {
      const { matched, missing } = matchPrograms(sent, returned);
      const places = [...matched.flatMap(({ index }) => index ?? []), ...missing];
      assert.deepEqual(places.sort(numerically), [...sent.keys()]);
      assert.deepEqual(missing, missing.toSorted(numerically));
    });
  });

  it('has as many missing as there are too few Ids of their Code, whatever the order', () => {
    holds((sent, returned) => {
      const { matched, missing } = matchPrograms(sent, returned);
      for (const code of new Set(sent.map(looseCode))) {
        const count = (programs: readonly { readonly Code?: string }[]) =>
          programs.filter((program) => looseCode(program) === code).length;
        const tooFew = count(sent) - count(matched.map(({ program }) => program));
        assert.equal(count(missing.map((index) => sent[index] ?? {})), Math.max(0, tooFew));
      }
    });
  });

  it('prefers a likeness: no program has a closer twin that is free', () => {
    const likenesses = [
      ({ Code, Name, Type, Subscription }: Partial<CreatedLoyaltyProgram>) => [Code, Name, Type, Subscription],
      ({ Code, Name }: Partial<CreatedLoyaltyProgram>) => [Code, Name],
      ({ Code }: Partial<CreatedLoyaltyProgram>) => [Code],
      (program: Partial<CreatedLoyaltyProgram>) => [looseCode(program)],
    ].map((likeness) => (program: Partial<CreatedLoyaltyProgram>) => JSON.stringify(likeness(program)));
    const rank = (one: Partial<CreatedLoyaltyProgram>, other: Partial<CreatedLoyaltyProgram>) =>
      likenesses.findIndex((likeness) => likeness(one) === likeness(other));
    holds((sent, returned) => {
      const { matched, missing } = matchPrograms(sent, returned);
      for (const { program, index } of matched) {
        if (index === undefined) continue;
        const own = rank(program, sent[index] ?? {});
        assert.notEqual(own, -1);
        for (const other of missing) {
          const better = rank(program, sent[other] ?? {});
          assert.ok(better === -1 || better >= own, `${program.Id} is closer to ${other} than to ${index}`);
        }
      }
    });
  });

  it('names exactly the members that both sides have and that differ', () => {
    holds((sent, returned) => {
      for (const { program, index, changed } of matchPrograms(sent, returned).matched) {
        const twin = index === undefined ? undefined : sent[index];
        const differ = (['Name', 'Code', 'Type', 'Subscription'] as const).filter(
          (member) => twin?.[member] !== undefined && program[member] !== undefined && twin[member] !== program[member],
        );
        assert.deepEqual(changed, differ);
      }
    });
  });

  it('has no index, rather than an undefined one, for a program that was not sent', () => {
    const { matched } = matchPrograms([], [{ Id: 'a', Code: 'A' }]);
    assert.deepEqual(matched, [{ program: { Id: 'a', Code: 'A' }, changed: [] }]);
  });
});
