import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Connection, connectionKey, parseConnection, summaryOf } from '../../src/mews/connection';
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
