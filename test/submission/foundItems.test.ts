import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CreatedLoyaltyProgram, LoyaltyProgram } from '../../src/mews/loyaltyProgram';
import { cameUpSince, foundItems } from '../../src/submission/foundItems';
import { anyRuns } from '../anyRuns';

const gold = { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Paid' } as const;
const silver = { Name: 'Silver', Code: 'S1' } as const;

describe('foundItems', () => {
  const programs = [gold, silver, gold, { Name: 'Bronze', Code: 'B1' }] as const;

  /** What came of all items, in short: `found` and `alike` as `item:Id`. */
  function inShort(cameUp: readonly CreatedLoyaltyProgram[], certain = true, items: readonly number[] = [0, 1, 2, 3]) {
    const { found, alike, absent, extra } = foundItems(programs, items, cameUp, certain);
    const short = (records: typeof found) => records.map(({ index, Id }) => `${index}:${Id}`).toSorted();
    return [short(found), short(alike), absent, extra.map(({ Id }) => Id)];
  }

  const cases: readonly (readonly [string, readonly CreatedLoyaltyProgram[], readonly unknown[]])[] = [
    ['nothing', [], [[], [], [0, 1, 2, 3], []]],
    ['what is equal', [{ ...gold, Id: 'a' }], [['0:a'], [], [1, 2, 3], []]],
    [
      'equal ones, once each',
      [
        { ...gold, Id: 'a' },
        { ...gold, Id: 'b' },
      ],
      [['0:a', '2:b'], [], [1, 3], []],
    ],
    [
      'an Id that comes twice, once',
      [
        { ...gold, Id: 'a' },
        { ...gold, Id: 'a' },
      ],
      [['0:a'], [], [1, 2, 3], []],
    ],
    ['one more than was sent', ['a', 'b', 'c'].map((Id) => ({ ...gold, Id })), [['0:a', '2:b'], [], [1, 3], ['c']]],
    [
      'members that were not sent, with any value',
      [{ ...silver, Type: 'Unknown', Id: 'a' }],
      [['1:a'], [], [0, 2, 3], []],
    ],
    ['members that did not come back', [{ Name: 'Gold', Code: 'G1', Id: 'a' }], [['0:a'], [], [1, 2, 3], []]],
    ['another Name', [{ ...gold, Name: 'Foreign', Id: 'a' }], [[], ['0:a'], [1, 2, 3], []]],
    ['another Type', [{ ...gold, Type: 'SoftBrand', Id: 'a' }], [[], ['0:a'], [1, 2, 3], []]],
    ['another Subscription', [{ ...gold, Subscription: 'Free', Id: 'a' }], [[], ['0:a'], [1, 2, 3], []]],
    ['the Code in another case', [{ ...gold, Code: 'g1', Id: 'a' }], [[], ['0:a'], [1, 2, 3], []]],
    ['the Code with a blank', [{ ...silver, Code: 'S1 ', Id: 'a' }], [[], ['1:a'], [0, 2, 3], []]],
    ['a program without a Name', [{ Code: 'S1', Id: 'a' }], [[], ['1:a'], [0, 2, 3], []]],
    ['a program without a Code', [{ Name: 'Silver', Id: 'a' }], [[], [], [0, 1, 2, 3], ['a']]],
    ['another Code', [{ ...gold, Code: 'G2', Id: 'a' }], [[], [], [0, 1, 2, 3], ['a']]],
    [
      'the equal one before the other',
      [
        { ...silver, Name: 'Foreign', Id: 'a' },
        { ...silver, Id: 'b' },
      ],
      [['1:b'], [], [0, 2, 3], ['a']],
    ],
  ];
  for (const [what, cameUp, expected] of cases) {
    it(`finds ${what}`, () => {
      assert.deepEqual(inShort(cameUp), expected);
    });
  }

  it('finds all of them only alike without a baseline', () => {
    const cameUp = [
      { ...gold, Id: 'a' },
      { ...silver, Name: 'Foreign', Id: 'b' },
    ];
    assert.deepEqual(inShort(cameUp, false), [[], ['0:a', '1:b'], [2, 3], []]);
  });

  it('looks at the items it is told of alone', () => {
    assert.deepEqual(inShort([{ ...gold, Id: 'a' }], true, [2, 3]), [['2:a'], [], [3], []]);
    assert.deepEqual(inShort([{ ...silver, Id: 'a' }], true, [0, 2]), [[], [], [0, 2], ['a']]);
    assert.deepEqual(inShort([{ ...silver, Id: 'a' }], true, []), [[], [], [], ['a']]);
  });

  it('keeps the whole program', () => {
    const { found } = foundItems(programs, [1], [{ Id: 'a', ChainId: 'c', ...silver, Type: 'Unknown' }], true);
    assert.deepEqual(found, [{ index: 1, Id: 'a', ChainId: 'c', ...silver, Type: 'Unknown' }]);
  });

  it('loses no Id and no item, and uses none twice', () => {
    const texts = fc.constantFrom('A', 'B', 'a', 'A ');
    const program: fc.Arbitrary<LoyaltyProgram> = fc.record({ Name: texts, Code: texts });
    const created = fc.record(
      { Id: fc.constantFrom('1', '2', '3', '4', '5'), Name: texts, Code: texts },
      { requiredKeys: ['Id'] },
    );
    fc.assert(
      fc.property(
        fc.array(program, { maxLength: 5 }),
        fc.array(created, { maxLength: 5 }),
        fc.boolean(),
        fc.infiniteStream(fc.boolean()),
        (sent, cameUp, certain, chosen) => {
          const items = [...sent.keys()].filter(() => chosen.next().value);
          const distinct = cameUp.filter(({ Id }, at) => cameUp.findIndex((other) => other.Id === Id) === at);
          const { found, alike, absent, extra } = foundItems(sent, items, distinct, certain);
          const ids = [...found, ...alike, ...extra].map(({ Id }) => Id);
          assert.deepEqual(ids.toSorted(), distinct.map(({ Id }) => Id).toSorted());
          const places = [...[...found, ...alike].map(({ index }) => index ?? -1), ...absent];
          assert.deepEqual(places.toSorted(), items.toSorted());
          for (const { index = -1, Name, Code } of found) {
            assert.ok(certain);
            assert.deepEqual([Name, Code], [sent[index]?.Name, sent[index]?.Code]);
          }
        },
      ),
      anyRuns.parameters(500),
    );
  }).timeout(anyRuns.timeoutMs);
});

describe('cameUpSince', () => {
  it('leaves out every Id that is known from anywhere', () => {
    const programs = ['a', 'b', 'c', 'd'].map((Id) => ({ Id }));
    assert.deepEqual(cameUpSince(programs, ['a'], new Set(['c']), []), [{ Id: 'b' }, { Id: 'd' }]);
    assert.deepEqual(cameUpSince(programs), programs);
  });
});
