import assert from 'node:assert/strict';
import { readAdditionResult } from '../../src/mews/additionResult';

const gold = { Id: 'a1', ChainId: 'c1', Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Free' };

function read(...entries: readonly unknown[]) {
  return readAdditionResult(JSON.stringify({ LoyaltyPrograms: entries }));
}

describe('readAdditionResult', () => {
  it('reads every documented member and drops the rest', () => {
    const answer = { LoyaltyPrograms: [{ ...gold, DataClusterId: 'd1' }], Cursor: 'x' };
    assert.deepEqual(readAdditionResult(JSON.stringify(answer)), { programs: [gold] });
  });

  const others: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['missing', {}],
    ['null', { ChainId: null, Name: null, Code: null, Type: null, Subscription: null }],
    ['numbers', { ChainId: 1, Name: 2, Code: 3, Type: 4, Subscription: 5 }],
    ['objects and lists', { ChainId: {}, Name: [], Code: { Value: 'G1' }, Type: true, Subscription: [['Free']] }],
  ];
  for (const [what, members] of others) {
    it(`keeps an Id whose other members are ${what}`, () => {
      assert.deepEqual(read({ Id: 'a1', ...members }), { programs: [{ Id: 'a1' }] });
    });
  }

  it('keeps a Type that Mews may add later', () => {
    assert.equal(read({ ...gold, Type: 'Airline' })?.programs[0]?.Type, 'Airline');
  });

  it('counts entries without a usable Id', () => {
    const { Id: _, ...withoutId } = gold;
    const entries = [withoutId, { ...gold, Id: '' }, { ...gold, Id: 17 }, { ...gold, Id: null }, null, 'a1', [gold]];
    assert.deepEqual(read(...entries, { ...gold, Id: 'x'.repeat(129) }, gold), { programs: [gold] });
  });

  const noAnswers: readonly (readonly [string, string | undefined])[] = [
    ['text that is not UTF-8', undefined],
    ['an empty text', ''],
    ['HTML', '<html>lo</html>'],
    ['null', 'null'],
    ['a list', JSON.stringify([gold])],
    ['an object without LoyaltyPrograms', '{}'],
    ['LoyaltyPrograms that is no list', JSON.stringify({ LoyaltyPrograms: { 0: gold } })],
    ['LoyaltyPrograms in another case', JSON.stringify({ loyaltyPrograms: [gold] })],
    ['a text with something behind it', `${JSON.stringify({ LoyaltyPrograms: [gold] })}}`],
  ];
  for (const [what, body] of noAnswers) {
    it(`takes ${what} for no answer`, () => {
      assert.equal(readAdditionResult(body), undefined);
    });
  }
});
