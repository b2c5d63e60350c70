import assert from 'node:assert/strict';
import { otherChain, type TokenChains } from '../../src/loyaltyFile/otherChain';
import { MAX_KEPT_CHAINS } from '../../src/mews/limits';
import { CHAIN_ID } from './loyaltyText';

const OTHER = CHAIN_ID.replace('1', '2');
const chainsOf = (count: number) => Array.from({ length: count }, (_, number) => ({ id: `c${number}` }));

function kindOf(connection: TokenChains, chainId: string | null | undefined = CHAIN_ID): string | undefined {
  return otherChain(connection, chainId)?.kind;
}

describe('otherChain, of a portfolio', () => {
  const listed = (more: Partial<TokenChains>): TokenChains => ({ portfolio: true, chains: chainsOf(2), ...more });

  it('is told where the chain is not in a list that is whole', () => {
    assert.equal(kindOf(listed({ hasAllChains: true })), 'not-covered');
    assert.equal(kindOf(listed({ hasAllChains: true, chains: chainsOf(MAX_KEPT_CHAINS) })), 'not-covered');
    assert.equal(kindOf(listed({ hasAllChains: true, moreChainIds: [OTHER] })), 'not-covered');
  });

  it('is none where the chain is in the list, in either part and whatever its letters', () => {
    const chains = [...chainsOf(1), { id: CHAIN_ID.toUpperCase() }];
    assert.equal(kindOf(listed({ hasAllChains: true, chains })), undefined);
    assert.equal(kindOf(listed({ hasAllChains: true, moreChainIds: [CHAIN_ID.toUpperCase()] })), undefined);
    assert.equal(kindOf(listed({ hasAllChains: true, chains }), CHAIN_ID.toUpperCase()), undefined);
  });

  it('is not to be known from a list that is not whole, or from none', () => {
    assert.equal(kindOf(listed({ hasAllChains: false })), undefined);
    assert.equal(kindOf({ portfolio: true }), undefined);
    assert.equal(kindOf(listed({ hasAllChains: true, chains: [] })), undefined);
  });

  it('takes the list of a connection of before for whole where it was not cut for certain', () => {
    assert.equal(kindOf(listed({ chains: chainsOf(MAX_KEPT_CHAINS - 1) })), 'not-covered');
    assert.equal(kindOf(listed({ chains: chainsOf(MAX_KEPT_CHAINS) })), undefined);
  });

  it('is none where the file names no chain', () => {
    for (const chainId of [null, undefined])
      assert.equal(otherChain(listed({ hasAllChains: true }), chainId), undefined);
  });
});

describe('otherChain, of a single enterprise', () => {
  const known: TokenChains = { portfolio: false, chainId: OTHER, chainName: 'Aurora Hotels' };

  it('is told with the name of the chain that the token is for', () => {
    assert.deepEqual(otherChain(known, CHAIN_ID), { kind: 'ignored', chainName: 'Aurora Hotels' });
    assert.deepEqual(otherChain({ portfolio: false, chainId: OTHER }, CHAIN_ID), { kind: 'ignored' });
  });

  it('can not be ruled out where Mews did not tell the chain of the token', () => {
    assert.deepEqual(otherChain({ portfolio: false }, CHAIN_ID), { kind: 'ignored-unknown' });
    const named = { portfolio: false, chainName: 'Aurora Hotels' };
    assert.deepEqual(otherChain(named, CHAIN_ID), { kind: 'ignored-unknown', chainName: 'Aurora Hotels' });
    for (const chainId of [null, undefined]) assert.equal(otherChain({ portfolio: false }, chainId), undefined);
  });

  it('is none where the file names that chain, whatever its letters, or none', () => {
    for (const chainId of [OTHER, OTHER.toUpperCase(), null, undefined]) {
      assert.equal(otherChain(known, chainId), undefined);
    }
  });

  it('is none where the file has something that is no Id of a chain', () => {
    for (const text of ['', 'Aurora Hotels', `${CHAIN_ID}0`, ` ${CHAIN_ID}`, CHAIN_ID.replace('f', 'g')]) {
      assert.equal(otherChain(known, text), undefined);
    }
  });
});
