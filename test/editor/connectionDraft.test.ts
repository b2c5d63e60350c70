import assert from 'node:assert/strict';
import { type EditedConnection, ownerOf } from '../../src/editor/connectionDraft';
import type { Configuration } from '../../src/mews/configuration';
import type { PortfolioChains } from '../../src/mews/connection';

const tokens = { platformAddress: 'https://h', accessToken: 'A', portfolio: true };
const covered: PortfolioChains = {
  chains: [{ id: 'c1', enterpriseNames: [], enterpriseCount: 1 }],
  moreChainIds: ['c2'],
  hasAllChains: true,
};
const configuration: Configuration = { kind: 'known', enterpriseName: 'Hotel', chainName: 'Chain', chainId: 'c9' };

describe('ownerOf', () => {
  it('keeps all that Mews said of the chains of a portfolio, and no hotel', () => {
    assert.deepEqual(ownerOf(tokens, { covered, configuration }), covered);
  });

  it('does not take the one chain that a configuration names for all of a portfolio', () => {
    assert.deepEqual(ownerOf(tokens, { configuration }), {
      chains: [{ id: 'c9', name: 'Chain', enterpriseNames: ['Hotel'], enterpriseCount: 1 }],
      hasAllChains: false,
    });
  });

  it('knows the hotel of a single enterprise, whatever was said of a portfolio before', () => {
    const { kind: _, ...owner } = configuration;
    assert.deepEqual(ownerOf({ ...tokens, portfolio: false }, { covered, configuration }), owner);
  });

  it('keeps what Mews said of the same AccessToken where it says nothing now', () => {
    const former: EditedConnection = { name: 'Mine', ...tokens, ...covered };
    assert.deepEqual(ownerOf(tokens, {}, former), covered);
    assert.deepEqual(ownerOf({ ...tokens, accessToken: 'B' }, {}, former), {});
  });
});
