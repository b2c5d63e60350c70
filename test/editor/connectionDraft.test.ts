import assert from 'node:assert/strict';
import {
  answerToken,
  type ConnectionDraft,
  type EditedConnection,
  type EnvironmentChoice,
  forgetTokensOf,
  ownerOf,
} from '../../src/editor/connectionDraft';
import type { Configuration } from '../../src/mews/configuration';
import type { PortfolioChains } from '../../src/mews/connection';

const tokens = { platformAddress: 'https://h', accessToken: 'A', portfolio: true };
const covered: PortfolioChains = {
  chains: [{ id: 'c1', enterpriseNames: [], enterpriseCount: 1 }],
  moreChainIds: ['c2'],
  hasAllChains: true,
};
const configuration: Configuration = { kind: 'known', enterpriseName: 'Hotel', chainName: 'Chain', chainId: 'c9' };

/** A draft whose tokens were answered for Production. */
function answered(): ConnectionDraft {
  const draft: ConnectionDraft = { choice: 'production' };
  answerToken(draft, 'clientToken', 'client');
  answerToken(draft, 'accessToken', 'access');
  return draft;
}

function moved(draft: ConnectionDraft, choice: EnvironmentChoice, address?: string) {
  draft.choice = choice;
  if (address !== undefined) draft.address = address;
  forgetTokensOf(undefined, draft);
  return [draft.clientToken, draft.accessToken];
}

describe('forgetTokensOf', () => {
  it('takes tokens that were typed for another address', () => {
    assert.deepEqual(moved(answered(), 'custom', 'https://elsewhere.example'), [undefined, undefined]);
    assert.deepEqual(moved(answered(), 'demo'), [undefined, undefined]);
  });

  it('takes them as soon as another environment is chosen, before its address is', () => {
    assert.deepEqual(moved(answered(), 'custom'), [undefined, undefined]);
  });

  it('takes those of one custom address where another is typed', () => {
    const draft: ConnectionDraft = { choice: 'custom', address: 'https://one.example' };
    answerToken(draft, 'clientToken', 'client');
    assert.deepEqual(moved(draft, 'custom', 'https://two.example'), [undefined, undefined]);
  });

  it('leaves them where the address is still theirs', () => {
    assert.deepEqual(moved(answered(), 'production'), ['client', 'access']);
  });

  it('leaves what was pasted and not answered yet, and takes what was answered of it', () => {
    const draft: ConnectionDraft = { choice: 'production', clientToken: 'pasted', accessToken: 'pasted too' };
    answerToken(draft, 'clientToken', 'pasted');
    assert.deepEqual(moved(draft, 'demo'), [undefined, 'pasted too']);
  });

  it('knows tokens that were answered anew by their new address', () => {
    const draft = answered();
    moved(draft, 'demo');
    answerToken(draft, 'clientToken', 'of demo');
    assert.deepEqual(moved(draft, 'demo'), ['of demo', undefined]);
    assert.deepEqual(moved(draft, 'production'), [undefined, undefined]);
  });

  it('takes the tokens of a stored connection where the address is another than theirs', () => {
    const former = {
      name: 'F',
      platformAddress: 'https://f.example',
      portfolio: false,
      clientToken: 'c',
      accessToken: 'a',
    };
    const draft: ConnectionDraft = {
      choice: 'custom',
      address: 'https://f.example',
      clientToken: 'c',
      accessToken: 'a',
    };
    forgetTokensOf(former, draft);
    assert.deepEqual([draft.clientToken, draft.accessToken], ['c', 'a']);
    draft.address = 'https://g.example';
    forgetTokensOf(former, draft);
    assert.deepEqual([draft.clientToken, draft.accessToken], [undefined, undefined]);
  });
});

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
