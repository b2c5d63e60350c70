import assert from 'node:assert/strict';
import type { Configuration } from '../../src/mews/configuration';
import type { Exchange } from '../../src/mews/exchange';
import { MAX_ENTERPRISE_PAGES, MAX_KEPT_CHAIN_IDS, MAX_KEPT_CHAINS, MAX_KEPT_ENTERPRISES } from '../../src/mews/limits';
import { ENTERPRISES_PATH, enterprisesBody, readPortfolio } from '../../src/mews/portfolio';
import { checkContract } from '../sandbox/checkContract';
import { operationAt } from '../sandbox/operationName';

const answered = (body: unknown, status = 200): Exchange => ({
  kind: 'answered',
  answer: { status, body: typeof body === 'string' ? body : JSON.stringify(body) },
});
const hotel = (number: number, chain: number) => ({
  Id: `hotel-${number}`,
  ChainId: `chain-${chain}`,
  Name: `Hotel ${number}`,
});

/** Reads a portfolio whose pages these are. Gives it, and what Mews was asked. */
async function read(
  pages: readonly Exchange[],
  configuration: (id: string) => Configuration = (id) => ({ kind: 'known', chainName: `Chain of ${id}` }),
) {
  const cursors: (string | undefined)[] = [];
  const configured: string[] = [];
  const told = await readPortfolio({
    enterprises: async (cursor) => {
      cursors.push(cursor);
      return pages[cursors.length - 1] ?? answered('no such page', 500);
    },
    configuration: async (id) => {
      configured.push(id);
      return configuration(id);
    },
  });
  return { told, chains: told?.chains, cursors, configured };
}

const fullPage = (first: number, cursor: string | null) =>
  answered({ Enterprises: Array.from({ length: 1000 }, (_, index) => hotel(first + index, 1)), Cursor: cursor });

describe('enterprisesBody', () => {
  it('keeps the contract of enterprises/getAll', () => {
    const tokens = { clientToken: 'C1', accessToken: 'A1' };
    const cursor = '0a4a96b7-1846-4e7e-b981-e7b809624e46';
    for (const at of [undefined, cursor]) {
      const body: unknown = JSON.parse(enterprisesBody(tokens, 'Test 1.0.0', at));
      assert.equal(checkContract('EnterpriseFilterParameters', body).kind, 'valid');
      const Limitation = { Count: 1000, ...(at !== undefined && { Cursor: at }) };
      assert.deepEqual(body, { ClientToken: 'C1', AccessToken: 'A1', Client: 'Test 1.0.0', Limitation });
    }
    assert.equal(operationAt(ENTERPRISES_PATH), 'enterprises/getAll');
  });
});

describe('readPortfolio', () => {
  it('groups hotels by chain, whatever the letters of its Id, and asks for one name per chain', async () => {
    const upper = { ...hotel(2, 1), ChainId: 'CHAIN-1' };
    const { chains, configured } = await read([answered({ Enterprises: [hotel(1, 1), upper, hotel(3, 2)] })]);
    assert.deepEqual(chains, [
      { id: 'chain-1', name: 'Chain of hotel-1', enterpriseNames: ['Hotel 1', 'Hotel 2'], enterpriseCount: 2 },
      { id: 'chain-2', name: 'Chain of hotel-3', enterpriseNames: ['Hotel 3'], enterpriseCount: 1 },
    ]);
    assert.deepEqual(configured, ['hotel-1', 'hotel-3']);
  });

  it('keeps the names of the first hotels, and counts all', async () => {
    const { chains } = await read([answered({ Enterprises: Array.from({ length: 7 }, (_, n) => hotel(n, 1)) })]);
    assert.deepEqual(chains?.[0]?.enterpriseNames, ['Hotel 0', 'Hotel 1', 'Hotel 2', 'Hotel 3', 'Hotel 4']);
    assert.equal(chains?.[0]?.enterpriseCount, 7);
    for (const count of [MAX_KEPT_ENTERPRISES - 1, MAX_KEPT_ENTERPRISES, MAX_KEPT_ENTERPRISES + 1]) {
      const few = await read([answered({ Enterprises: Array.from({ length: count }, (_, n) => hotel(n, 1)) })]);
      assert.equal(few.chains?.[0]?.enterpriseNames.length, Math.min(count, MAX_KEPT_ENTERPRISES));
    }
  });

  it('counts hotels without a name, and keeps no name of them', async () => {
    const nameless = [null, '', undefined].map((Name, number) => ({ ...hotel(number, 1), Name }));
    const { chains } = await read([answered({ Enterprises: [...nameless, hotel(4, 1)] })]);
    assert.deepEqual(chains?.[0]?.enterpriseNames, ['Hotel 4']);
    assert.equal(chains?.[0]?.enterpriseCount, 4);
  });

  it('asks for no further name once one was not told', async () => {
    const refused: Configuration = { kind: 'refused', why: 'permission', status: 401 };
    const { chains, configured } = await read([answered({ Enterprises: [hotel(1, 1), hotel(2, 2)] })], () => refused);
    assert.deepEqual(chains, [
      { id: 'chain-1', enterpriseNames: ['Hotel 1'], enterpriseCount: 1 },
      { id: 'chain-2', enterpriseNames: ['Hotel 2'], enterpriseCount: 1 },
    ]);
    assert.deepEqual(configured, ['hotel-1']);
  });

  it('follows the pages until one is not full, names no Cursor, or the same again', async () => {
    const last = answered({ Enterprises: [hotel(5000, 2)], Cursor: 'more' });
    assert.deepEqual((await read([fullPage(0, 'a'), last])).cursors, [undefined, 'a']);
    assert.deepEqual((await read([fullPage(0, null)])).cursors, [undefined]);
    assert.deepEqual((await read([fullPage(0, 'a'), fullPage(1000, 'a')])).cursors, [undefined, 'a']);
  });

  it('reads no more pages and keeps no more chains than it should', async () => {
    for (const pages of [MAX_ENTERPRISE_PAGES - 1, MAX_ENTERPRISE_PAGES, MAX_ENTERPRISE_PAGES + 1]) {
      const full = Array.from({ length: pages }, (_, page) =>
        fullPage(page * 1000, page === pages - 1 ? null : `c${page}`),
      );
      const { chains, cursors } = await read(full);
      const most = Math.min(pages, MAX_ENTERPRISE_PAGES);
      assert.deepEqual([cursors.length, chains?.[0]?.enterpriseCount], [most, most * 1000]);
    }
    const many = Array.from({ length: MAX_KEPT_CHAINS + 1 }, (_, number) => hotel(number, number));
    for (const count of [MAX_KEPT_CHAINS - 1, MAX_KEPT_CHAINS, MAX_KEPT_CHAINS + 1]) {
      const { chains } = await read([answered({ Enterprises: many.slice(0, count) })]);
      assert.equal(chains?.length, Math.min(count, MAX_KEPT_CHAINS));
    }
  });

  it('keeps the Ids of the chains beyond, each once, and asks for no name of theirs', async () => {
    const hotels = [...Array.from({ length: 52 }, (_, number) => hotel(number, number)), hotel(60, 51), hotel(61, 0)];
    const { told, configured } = await read([answered({ Enterprises: hotels })]);
    assert.deepEqual(told?.moreChainIds, ['chain-50', 'chain-51']);
    assert.equal(told.chains[0]?.enterpriseCount, 2);
    assert.equal(configured.length, MAX_KEPT_CHAINS);
    const few = await read([answered({ Enterprises: hotels.slice(0, MAX_KEPT_CHAINS) })]);
    assert.deepEqual(Object.keys(few.told ?? {}), ['chains', 'hasAllChains']);
  });

  it('has all chains, until there are more than are kept', async () => {
    const pagesOf = (count: number) => {
      const all = Array.from({ length: count }, (_, number) => hotel(number, number));
      return [answered({ Enterprises: all.slice(0, 1000), Cursor: 'a' }), answered({ Enterprises: all.slice(1000) })];
    };
    for (const count of [0, 1, MAX_KEPT_CHAINS, MAX_KEPT_CHAIN_IDS - 1, MAX_KEPT_CHAIN_IDS, MAX_KEPT_CHAIN_IDS + 1]) {
      const { told } = await read(pagesOf(count));
      const ids = [...(told?.chains.map(({ id }) => id) ?? []), ...(told?.moreChainIds ?? [])];
      assert.equal(new Set(ids).size, Math.min(count, MAX_KEPT_CHAIN_IDS));
      assert.equal(told?.hasAllChains, count <= MAX_KEPT_CHAIN_IDS, String(count));
    }
  });

  it('does not have all chains where pages were left unread, or Mews named no way on', async () => {
    const pages = Array.from({ length: MAX_ENTERPRISE_PAGES }, (_, page) => fullPage(page * 1000, `c${page}`));
    assert.equal((await read(pages)).told?.hasAllChains, false);
    assert.equal((await read([...pages.slice(1), fullPage(9000, null)])).told?.hasAllChains, true);
    assert.equal((await read([fullPage(0, 'a'), fullPage(1000, 'a')])).told?.hasAllChains, false);
    assert.equal((await read([fullPage(0, 'a'), answered({ Enterprises: [hotel(1, 2)] })])).told?.hasAllChains, true);
  });

  it('knows nothing where Mews did not tell all', async () => {
    const failures: readonly Exchange[] = [
      answered({ Message: 'No permission' }, 401),
      answered('<html>'),
      answered({ Enterprises: [hotel(1, 1)] }, 500),
      answered({ Enterprises: [{ Id: 'x' }] }),
      answered({ Enterprises: null }),
      { kind: 'failed', error: { code: 'ECONNRESET' } },
      { kind: 'interrupted', by: 'cancel' },
      { kind: 'not-started' },
    ];
    for (const failure of failures) assert.equal((await read([failure])).chains, undefined);
    assert.equal((await read([fullPage(0, 'a'), answered('', 500)])).chains, undefined);
  });
});
