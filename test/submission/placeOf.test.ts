import assert from 'node:assert/strict';
import type { Connection } from '../../src/mews/connection';
import { placeOf } from '../../src/submission/placeOf';

const single: Connection = {
  name: 'Aurora',
  platformAddress: 'https://api.mews.com',
  clientToken: 'SECRET-C',
  accessToken: 'SECRET-A',
  portfolio: false,
  enterpriseName: 'Hotel Aurora',
  chainName: 'Aurora Hotels',
  chainId: 'c-1',
};
const portfolio: Connection = {
  ...single,
  portfolio: true,
  chains: [
    { id: 'c-1', name: 'Aurora Hotels', enterpriseNames: ['Hotel Aurora'], enterpriseCount: 1 },
    { id: 'C-2', name: 'Borealis', enterpriseNames: [], enterpriseCount: 3 },
    { id: 'c-3', enterpriseNames: [], enterpriseCount: 1 },
  ],
};
const start = { connection: 'Aurora', platformAddress: 'https://api.mews.com' };

describe('placeOf', () => {
  it('is the hotel of a token and its chain', () => {
    const hotel = { portfolio: false, enterpriseName: 'Hotel Aurora', chainName: 'Aurora Hotels', tokenChainId: 'c-1' };
    assert.deepEqual(placeOf(single, undefined, 'f-1'), { ...start, ...hotel, fingerprint: 'f-1' });
    // Mews takes the chain of the token, whatever the file names.
    assert.deepEqual(placeOf(single, 'c-2', undefined), { ...start, ...hotel, chainId: 'c-2' });
    assert.deepEqual(placeOf(single, null, undefined), { ...start, ...hotel, chainId: null });
  });

  it('leaves out what Mews did not tell', () => {
    const { enterpriseName: _, chainName: _1, chainId: _2, ...least } = single;
    assert.deepEqual(placeOf(least, undefined, undefined), { ...start, portfolio: false });
    assert.deepEqual(placeOf({ ...least, portfolio: true }, 'c-1', undefined), {
      ...start,
      portfolio: true,
      chainId: 'c-1',
    });
  });

  const chains: readonly (readonly [string, string | null | undefined, object])[] = [
    ['the chain that the file names', 'c-2', { chainName: 'Borealis', chainId: 'c-2' }],
    ['it in any letter case', 'C-1', { chainName: 'Aurora Hotels', chainId: 'C-1' }],
    ['a chain without a name', 'c-3', { chainId: 'c-3' }],
    ['a chain that the token does not cover', 'c-9', { chainId: 'c-9' }],
    ['no chain, where the file names none', undefined, {}],
    ['no chain, where the file says null', null, { chainId: null }],
  ];
  for (const [what, chainId, expected] of chains) {
    it(`is, of a portfolio, no hotel but ${what}`, () => {
      assert.deepEqual(placeOf(portfolio, chainId, undefined), { ...start, portfolio: true, ...expected });
    });
  }

  it('holds no token', () => {
    for (const connection of [single, portfolio]) {
      assert.ok(!JSON.stringify(placeOf(connection, 'c-1', 'f-1')).includes('SECRET'));
    }
  });
});
