import assert from 'node:assert/strict';
import { bodyOf } from './sandboxClient';
import { chains, enterprises } from './sandboxEnterprises';
import { useSandbox } from './useSandbox';

describe('getAllEnterprises', () => {
  const sandbox = useSandbox();
  const page = async (AccessToken: string, limitation: object) =>
    bodyOf(await sandbox().call('enterprises/getAll', { AccessToken, Limitation: limitation }), 'EnterpriseResult');

  it('answers the one enterprise of a token, with its chain', async () => {
    const { Id, Name } = enterprises.hotelAurora;
    assert.deepEqual(await page(sandbox().tokens.accessToken, { Count: 10 }), {
      Enterprises: [{ Id, ChainId: chains.auroraHotels.Id, Name }],
      Cursor: null,
    });
  });

  it('answers all enterprises of a portfolio, page by page', async () => {
    const names: string[] = [];
    let cursor: string | null | undefined = null;
    do {
      const body: Awaited<ReturnType<typeof page>> = await page(sandbox().tokens.portfolioAccessToken, {
        Count: 3,
        Cursor: cursor,
      });
      names.push(...body.Enterprises.map(({ Name }) => Name));
      cursor = body.Cursor;
    } while (cursor !== null);
    assert.deepEqual(
      names,
      Object.values(enterprises).map(({ Name }) => Name),
    );
  });
});
