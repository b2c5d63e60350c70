import assert from 'node:assert/strict';
import { contentFindings } from '../../src/loyaltyFile/contentFindings';
import type { TokenChains } from '../../src/loyaltyFile/otherChain';
import { CHAIN_ID, SOME_TOKEN } from './loyaltyText';

/** `code place` of each finding. */
function found(value: unknown, portfolio = false): string[] {
  return contentFindings(value, { portfolio }).map(({ finding, path }) => `${finding.code} /${path.join('/')}`);
}

function codes(...values: unknown[]): object {
  return { LoyaltyPrograms: values.map((Code) => ({ Code })) };
}

describe('contentFindings', () => {
  const cases: readonly (readonly [string, unknown, string[]])[] = [
    ['nothing', undefined, []],
    ['null', null, []],
    ['a list', [{ Code: ' ' }], []],
    ['programs that are no list', { LoyaltyPrograms: { 0: { Code: ' ' } } }, []],
    [
      'programs and members of other types',
      { LoyaltyPrograms: [null, 7, 'x', [], { Code: 7, Name: null }, { Code: 7 }] },
      [],
    ],
    ['different Codes', codes('A', 'B', 'A1', 'A-1', 'A_1'), []],
    [
      'the same Code',
      codes('A', 'B', 'A', 'A'),
      ['duplicate-code /LoyaltyPrograms/2/Code', 'duplicate-code /LoyaltyPrograms/3/Code'],
    ],
    ['Codes that differ by case', codes('straße', 'STRAßE'), ['similar-code /LoyaltyPrograms/1/Code']],
    [
      'Codes that differ by blanks anywhere',
      codes('A B', 'A\u00a0B', 'AB'),
      ['similar-code /LoyaltyPrograms/1/Code', 'similar-code /LoyaltyPrograms/2/Code'],
    ],
    ['empty Codes and Codes that are tokens', codes('', '', SOME_TOKEN, SOME_TOKEN), []],
    ['Codes named like members of Object.prototype', codes('constructor', '__proto__', 'toString'), []],
    [
      'blanks',
      { LoyaltyPrograms: [{ Name: '\n', Code: '\u3000A', Type: ' x' }] },
      ['surrounding-blanks /LoyaltyPrograms/0/Name', 'surrounding-blanks /LoyaltyPrograms/0/Code'],
    ],
    [
      'half characters',
      { LoyaltyPrograms: [{ Name: '\ud83c', Code: '\udfe8\ud83c', Type: '\ud83c' }] },
      ['unpaired-surrogate /LoyaltyPrograms/0/Name', 'unpaired-surrogate /LoyaltyPrograms/0/Code'],
    ],
    ['no ChainId', { LoyaltyPrograms: [] }, []],
  ];
  for (const [what, value, findings] of cases) {
    it(`finds what is wrong with ${what}`, () => {
      assert.deepEqual(found(value), findings);
    });
  }

  const portfolio: readonly (readonly [string, unknown, string[]])[] = [
    ['no ChainId', {}, ['missing-chain-id /']],
    ['ChainId null', { ChainId: null }, ['missing-chain-id /ChainId']],
    ['a ChainId', { ChainId: 'x' }, []],
    ['a ChainId of another type', { ChainId: 7 }, []],
    ['a list', [], []],
    ['null', null, []],
  ];
  for (const [what, value, findings] of portfolio) {
    it(`finds what a portfolio lacks in ${what}`, () => {
      assert.deepEqual(found(value, true), findings);
    });
  }

  it('finds a ChainId that does not fit what is known of the connection, where there is one', () => {
    const value = { ChainId: CHAIN_ID };
    const of = (connection?: TokenChains, ChainId: unknown = CHAIN_ID) =>
      contentFindings(
        { ...value, ChainId },
        { portfolio: connection?.portfolio ?? false, ...(connection && { connection }) },
      );
    const at = (other: object) => [{ finding: { code: 'other-chain-id', other }, path: ['ChainId'], target: 'value' }];
    const covering = (id: string): TokenChains => ({ portfolio: true, chains: [{ id }], hasAllChains: true });
    assert.deepEqual(of(), []);
    assert.deepEqual(of({ portfolio: false }), at({ kind: 'ignored-unknown' }));
    assert.deepEqual(of({ portfolio: false, chainId: 'c' }), at({ kind: 'ignored' }));
    assert.deepEqual(of(covering('c')), at({ kind: 'not-covered' }));
    for (const connection of [{ portfolio: false, chainId: CHAIN_ID }, covering(CHAIN_ID), { portfolio: true }]) {
      assert.deepEqual(of(connection), []);
    }
    for (const ChainId of [7, 'x', null, [CHAIN_ID]]) assert.deepEqual(of({ portfolio: false }, ChainId), []);
    assert.deepEqual(contentFindings([value], { portfolio: false, connection: { portfolio: false } }), []);
  });

  it('names the Code and the place of the first like it', () => {
    assert.deepEqual(
      contentFindings(codes('Ab', 'aB', 'Ab'), { portfolio: false }).map(({ finding }) => finding),
      [
        { code: 'similar-code', value: 'aB', other: 'Ab', first: ['LoyaltyPrograms', 0, 'Code'] },
        { code: 'duplicate-code', value: 'Ab', first: ['LoyaltyPrograms', 0, 'Code'] },
      ],
    );
  });
});
