import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Connection,
  connectionKey,
  isConnectionSummary,
  type PortfolioChain,
  parseConnection,
  summaryOf,
} from '../../src/mews/connection';
import connectionSchema from '../../src/mews/connection.schema.json';
import summarySchema from '../../src/mews/connectionSummary.schema.json';
import * as limits from '../../src/mews/limits';
import { PLATFORM_ADDRESSES } from '../../src/mews/platformAddress';
import { PUBLIC_DEMO_TOKENS } from '../../src/mews/publicDemoTokens';
import { anyText } from './programArbitraries';

const full: Connection = {
  name: 'Aurora',
  platformAddress: PLATFORM_ADDRESSES.production,
  clientToken: 'SECRET-C',
  accessToken: 'SECRET-A',
  portfolio: true,
  enterpriseName: 'Hotel Aurora',
  chainName: 'Aurora Hotels',
  chainId: 'c1',
};
const chain: PortfolioChain = {
  id: 'c1',
  name: 'Aurora Hotels',
  enterpriseNames: ['Hotel Aurora'],
  enterpriseCount: 7,
};
const portfolio: Connection = {
  ...full,
  chains: [chain, { id: 'c2', enterpriseNames: [], enterpriseCount: 0 }],
  moreChainIds: ['c3'],
  hasAllChains: true,
};

/** A connection with a text of some length in one place, a limit for it, and where that place is. */
const textPlaces: readonly (readonly [string, number, (text: string) => Connection])[] = [
  ['a name', limits.MAX_CONNECTION_NAME_LENGTH, (name) => ({ ...portfolio, name })],
  ['an enterpriseName', limits.MAX_KEPT_NAME_LENGTH, (enterpriseName) => ({ ...portfolio, enterpriseName })],
  ['a chainName', limits.MAX_KEPT_NAME_LENGTH, (chainName) => ({ ...portfolio, chainName })],
  ['a chainId', limits.MAX_KEPT_NAME_LENGTH, (chainId) => ({ ...portfolio, chainId })],
  ["a chain's id", limits.MAX_KEPT_NAME_LENGTH, (id) => ({ ...portfolio, chains: [{ ...chain, id }] })],
  ["a chain's name", limits.MAX_KEPT_NAME_LENGTH, (name) => ({ ...portfolio, chains: [{ ...chain, name }] })],
  ['the Id of one more chain', limits.MAX_KEPT_NAME_LENGTH, (id) => ({ ...portfolio, moreChainIds: ['c3', id] })],
  [
    'the name of an enterprise',
    limits.MAX_KEPT_NAME_LENGTH,
    (name) => ({ ...portfolio, chains: [{ ...chain, enterpriseNames: ['Hotel', name] }] }),
  ],
];
const tokenPlaces: typeof textPlaces = [
  ['a ClientToken', limits.MAX_TOKEN_LENGTH, (clientToken) => ({ ...portfolio, clientToken })],
  ['an AccessToken', limits.MAX_TOKEN_LENGTH, (accessToken) => ({ ...portfolio, accessToken })],
];
const listPlaces: readonly (readonly [string, number, (length: number) => Connection])[] = [
  ['chains', limits.MAX_KEPT_CHAINS, (length) => ({ ...portfolio, chains: Array(length).fill(chain) })],
  [
    'Ids of more chains',
    limits.MAX_KEPT_CHAIN_IDS - limits.MAX_KEPT_CHAINS,
    (length) => ({ ...portfolio, moreChainIds: Array(length).fill('c3') }),
  ],
  [
    'enterprises of a chain',
    limits.MAX_KEPT_ENTERPRISES,
    (length) => ({ ...portfolio, chains: [{ ...chain, enterpriseNames: Array(length).fill('Hotel') }] }),
  ],
];
const read = (value: unknown) =>
  parseConnection(typeof value === 'string' ? value : JSON.stringify(value), full.platformAddress, full.name);

describe('parseConnection', () => {
  it('gives back every connection that was stored', () => {
    const connections: fc.Arbitrary<Connection> = fc.record({
      name: anyText(1, 80),
      platformAddress: fc.constantFrom(...Object.values(PLATFORM_ADDRESSES), 'http://127.0.0.1:8080', 'https://h/a'),
      clientToken: anyText(1, 80),
      accessToken: anyText(1, 80),
      portfolio: fc.boolean(),
    });
    fc.assert(
      fc.property(connections, (connection) => {
        const { platformAddress, name } = connection;
        assert.deepEqual(parseConnection(JSON.stringify(connection), platformAddress, name), { ...connection });
      }),
    );
    assert.deepEqual(read(full), full);
    assert.deepEqual(read(portfolio), portfolio);
  });

  const { enterpriseName: _, chainName: _1, chainId: _2, ...least } = full;
  it('needs no hotel and no chain', () => {
    assert.deepEqual(read(least), least);
  });

  const refused: readonly (readonly [string, unknown])[] = [
    ['an empty text', ''],
    ['damaged text', JSON.stringify(full).slice(0, -1)],
    ['null', null],
    ['a list', [full]],
    ...Object.keys(least).map(
      (member) => [`a connection without ${member}`, { ...full, [member]: undefined }] as const,
    ),
    ['an empty ClientToken', { ...full, clientToken: '' }],
    ['a token that is no text', { ...full, accessToken: 17 }],
    ['a portfolio that is no yes or no', { ...full, portfolio: 'yes' }],
    ['chains that are no list', { ...portfolio, chains: chain }],
    ['a chain without an id', { ...portfolio, chains: [{ ...chain, id: undefined }] }],
    ['a chain with a name that is no text', { ...portfolio, chains: [{ ...chain, name: 7 }] }],
    ['a chain without the names of its hotels', { ...portfolio, chains: [{ ...chain, enterpriseNames: undefined }] }],
    ['a chain with half a hotel', { ...portfolio, chains: [{ ...chain, enterpriseCount: 0.5 }] }],
    ['a chain with less than no hotel', { ...portfolio, chains: [{ ...chain, enterpriseCount: -1 }] }],
    ['Ids of more chains that are no list', { ...portfolio, moreChainIds: 'c3' }],
    ['all chains that are no yes or no', { ...portfolio, hasAllChains: 'yes' }],
    ['another name than its key', { ...full, name: 'Borealis' }],
    ['another address than its key', { ...full, platformAddress: PLATFORM_ADDRESSES.demo }],
  ];
  for (const [what, value] of refused) {
    it(`takes ${what} for no connection`, () => {
      assert.equal(read(value), undefined);
    });
  }

  for (const platformAddress of [
    'http://example.com',
    'data:application/json,{}',
    'https://u@example.com',
    'nowhere',
  ]) {
    it(`takes a stored connection to ${platformAddress} for none, even under its own key`, () => {
      assert.equal(
        parseConnection(JSON.stringify({ ...full, platformAddress }), platformAddress, full.name),
        undefined,
      );
    });
  }

  for (const [what, limit, connection] of [...textPlaces, ...tokenPlaces]) {
    it(`reads ${what} of ${limit} characters, and none of more`, () => {
      const of = (text: string) => {
        const { name, ...rest } = connection(text);
        return parseConnection(JSON.stringify({ name, ...rest }), full.platformAddress, name) !== undefined;
      };
      for (const character of ['x', '🏨']) {
        const lengths = [limit - 1, limit, limit + 1].map((length) => of(character.repeat(length)));
        assert.deepEqual(lengths, [true, true, false]);
      }
    });
  }

  for (const [what, limit, connection] of listPlaces) {
    it(`reads ${limit} ${what}, and no more`, () => {
      const lengths = [limit - 1, limit, limit + 1].map((length) => read(connection(length)) !== undefined);
      assert.deepEqual(lengths, [true, true, false]);
    });
  }

  it('looks at no text that is longer than any stored one', () => {
    const limit = limits.MAX_STORED_CONNECTION_LENGTH;
    const text = JSON.stringify(full);
    const lengths = [limit - 1, limit, limit + 1].map((length) => read(text.padEnd(length)));
    assert.deepEqual(lengths, [full, full, undefined]);
  });

  it('reads the longest that can be stored', () => {
    // Half a pair is what takes most room in JSON.
    const longest = (length: number) => '\ud800'.repeat(length);
    const name = longest(limits.MAX_KEPT_NAME_LENGTH);
    const largest: Connection = {
      name: longest(limits.MAX_CONNECTION_NAME_LENGTH),
      platformAddress: 'https://h/'.padEnd(limits.MAX_ADDRESS_LENGTH, 'a'),
      clientToken: longest(limits.MAX_TOKEN_LENGTH),
      accessToken: longest(limits.MAX_TOKEN_LENGTH),
      portfolio: true,
      enterpriseName: name,
      chainName: name,
      chainId: name,
      chains: Array.from({ length: limits.MAX_KEPT_CHAINS }, () => ({
        id: name,
        name,
        enterpriseNames: Array.from({ length: limits.MAX_KEPT_ENTERPRISES }, () => name),
        enterpriseCount: Number.MAX_SAFE_INTEGER,
      })),
      moreChainIds: Array.from({ length: limits.MAX_KEPT_CHAIN_IDS - limits.MAX_KEPT_CHAINS }, () => name),
      hasAllChains: false,
    };
    assert.deepEqual(parseConnection(JSON.stringify(largest), largest.platformAddress, largest.name), largest);
  });
});

describe('isConnectionSummary', () => {
  const isSummary = (value: unknown) => isConnectionSummary(JSON.parse(JSON.stringify(value)));

  it('takes what may be kept of every connection', () => {
    const { name, platformAddress } = full;
    for (const summary of [summaryOf(full), summaryOf(portfolio), { name, platformAddress, portfolio: false }]) {
      assert.ok(isSummary(summary));
    }
  });

  const { clientToken: _, accessToken: _1, ...summary } = portfolio;
  const others: readonly (readonly [string, unknown])[] = [
    ['null', null],
    ['a text', 'Aurora'],
    ['a list', [summary]],
    ['one without a name', { ...summary, name: undefined }],
    ['one without an address', { ...summary, platformAddress: undefined }],
    ['one that does not say whether it is a portfolio', { ...summary, portfolio: undefined }],
    ['an empty name', { ...summary, name: '' }],
    ['a hotel that is no text', { ...summary, enterpriseName: 7 }],
    ['an empty chain', { ...summary, chainId: '' }],
    ['chains that are no list', { ...summary, chains: {} }],
    ['a chain that is a text', { ...summary, chains: ['c1'] }],
    ['a chain with less than no hotel', { ...summary, chains: [{ ...chain, enterpriseCount: -1 }] }],
    ['an empty Id of one more chain', { ...summary, moreChainIds: [''] }],
    ['all chains that are no yes or no', { ...summary, hasAllChains: 1 }],
    ['an address that no token may go to', { ...summary, platformAddress: 'http://example.com' }],
    ['what is no address', { ...summary, platformAddress: 'nowhere' }],
  ];
  for (const [what, value] of others) {
    it(`takes no ${what}`, () => {
      assert.equal(isSummary(value), false);
    });
  }

  for (const [what, limit, connection] of textPlaces) {
    it(`takes ${what} of ${limit} characters, and none of more`, () => {
      const lengths = [limit - 1, limit, limit + 1].map((length) =>
        isSummary(summaryOf(connection('🏨'.repeat(length)))),
      );
      assert.deepEqual(lengths, [true, true, false]);
    });
  }

  for (const [what, limit, connection] of listPlaces) {
    it(`takes ${limit} ${what}, and no more`, () => {
      const lengths = [limit - 1, limit, limit + 1].map((length) => isSummary(summaryOf(connection(length))));
      assert.deepEqual(lengths, [true, true, false]);
    });
  }

  it(`takes an address of ${limits.MAX_ADDRESS_LENGTH} characters, and none of more`, () => {
    const limit = limits.MAX_ADDRESS_LENGTH;
    const lengths = [limit - 1, limit, limit + 1].map((length) =>
      isSummary({ ...summary, platformAddress: 'https://h/'.padEnd(length, 'a') }),
    );
    assert.deepEqual(lengths, [true, true, false]);
  });

  it('has the bounds of the constants in its schemas', () => {
    const { platformAddress, chains, moreChainIds } = summarySchema.properties;
    assert.equal(platformAddress.maxLength, limits.MAX_ADDRESS_LENGTH);
    assert.equal(chains.maxItems, limits.MAX_KEPT_CHAINS);
    assert.equal(moreChainIds.maxItems, limits.MAX_KEPT_CHAIN_IDS - limits.MAX_KEPT_CHAINS);
    assert.equal(connectionSchema.properties.accessToken.maxLength, limits.MAX_TOKEN_LENGTH);
  });
});

describe('connectionKey', () => {
  it('differs where the address or the name differs', () => {
    const keys = ['https://api.mews.com', 'https://api.mews-demo.com'].flatMap((address) =>
      ['Aurora', 'aurora'].map((name) => connectionKey(address, name)),
    );
    assert.equal(new Set(keys).size, 4);
    assert.equal(keys[0], 'mews.v1|https://api.mews.com|Aurora');
  });
});

describe('summaryOf', () => {
  it('holds no token', () => {
    const { clientToken: _c, accessToken: _a, ...summary } = full;
    assert.deepEqual(summaryOf(full), summary);
    assert.ok(!JSON.stringify(summaryOf(full)).includes('SECRET'));
    assert.deepEqual(summaryOf(portfolio), {
      ...summary,
      chains: portfolio.chains,
      moreChainIds: ['c3'],
      hasAllChains: true,
    });
    assert.equal(summaryOf({ ...portfolio, hasAllChains: false }).hasAllChains, false);
  });

  it('leaves out what Mews did not tell', () => {
    const { name, platformAddress, portfolio } = full;
    assert.deepEqual(summaryOf({ name, platformAddress, portfolio, clientToken: 'C', accessToken: 'A' }), {
      name,
      platformAddress,
      portfolio,
    });
  });
});

describe('PUBLIC_DEMO_TOKENS', () => {
  it('are the two of the reference page', () => {
    assert.deepEqual(PUBLIC_DEMO_TOKENS, {
      clientToken: 'E0D439EE522F44368DC78E1BFB03710C-D24FB11DBE31D4621C4817E028D9E1D',
      accessToken: 'C66EF7B239D24632943D115EDE9CB810-EA00F8FD8294692C940F6B5A8F9453D',
    });
  });
});
