import assert from 'node:assert/strict';
import { comparedPrograms, type Learned } from '../../src/editor/comparedPrograms';
import type { LoyaltyProgram } from '../../src/mews/loyaltyProgram';

const program = (Code: string, Name = Code): LoyaltyProgram => ({ Name, Code, Type: 'Hotel', Subscription: 'Free' });
const inMews = (Id: string, Code: string, Name = Code) => ({ Id, ...program(Code, Name) });
const learned = (
  codes: readonly string[],
  existing: Learned['existing'] = [],
  ids: readonly string[] = [],
): Learned => ({
  codes: new Set(codes),
  existing,
  ids: new Set(ids),
});

describe('comparedPrograms', () => {
  const statesOf = (...[file, known, before]: Parameters<typeof comparedPrograms>) =>
    comparedPrograms(file, known, before).programs.map(({ state }) => state);

  it('tells what Mews has from what it has not', () => {
    const file = [program('A'), program('B'), program('C')];
    const compared = comparedPrograms(file, learned(['A', 'B', 'C'], [inMews('1', 'B'), inMews('2', 'C', 'x')]), []);
    assert.deepEqual(
      compared.programs.map(({ state, planned }) => [state, planned.kind]),
      [
        ['new', 'new'],
        ['same', 'same'],
        ['different', 'different'],
      ],
    );
    assert.deepEqual(compared.counts, { new: 1, same: 1, different: 1, gone: 0, uncertain: 0, since: 0, unasked: 0 });
  });

  it('says nothing of a Code that was not asked for, letter for letter', () => {
    const known = learned(['A'], [inMews('1', 'A'), inMews('2', 'B')]);
    assert.deepEqual(statesOf([program('a'), program('B'), program('A')], known, []), ['unasked', 'unasked', 'same']);
  });

  it('tells what is gone from what a run created after Mews was asked', () => {
    const before = [
      { index: 0, state: 'created', id: '1' },
      { index: 1, state: 'created', id: '2' },
    ] as const;
    assert.deepEqual(statesOf([program('A'), program('B')], learned(['A', 'B'], [], ['1']), before), ['gone', 'since']);
  });

  it('counts all that a run may have created as uncertain, and what Mews has of it as that as well', () => {
    const before = [0, 1, 2].map((index) => ({ index, state: 'uncertain' }) as const);
    const file = [program('A'), program('B'), program('C')];
    const compared = comparedPrograms(file, learned(['A', 'B'], [inMews('1', 'A')]), before);
    assert.deepEqual(
      compared.programs.map(({ state }) => state),
      ['same', 'uncertain', 'unasked'],
    );
    assert.deepEqual(compared.counts, { new: 0, same: 1, different: 0, gone: 0, uncertain: 2, since: 0, unasked: 1 });
  });

  it('names the programs whose Code stands before them', () => {
    const { twice } = comparedPrograms([program('A'), program('a'), program('A')], learned(['A', 'a']), []);
    assert.deepEqual([...twice], [2]);
  });
});
