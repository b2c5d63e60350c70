import assert from 'node:assert/strict';
import fetch from 'node-fetch';
import { mewsClient } from '../../src/mews/mewsClient';
import { useSandbox } from '../sandbox/useSandbox';
import { body, sent } from './addThrough';

describe('mewsClient', () => {
  const sandbox = useSandbox();
  const client = mewsClient(fetch, 'mews-loyalty-programs 0.1.0');
  const connection = (token: 'accessToken' | 'restrictedAccessToken' | 'disabledAccessToken' = 'accessToken') => ({
    platformAddress: sandbox().address,
    clientToken: sandbox().tokens.clientToken,
    accessToken: sandbox().tokens[token],
  });

  it('adds programs with one request under its own name', async () => {
    const exchange = await client.add(connection(), body, new AbortController().signal);
    assert.ok(exchange.kind === 'answered' && exchange.answer.status === 200);
    assert.deepEqual(
      sandbox()
        .programs()
        .map(({ Code }) => Code),
      sent.map(({ Code }) => Code),
    );
    assert.deepEqual(
      sandbox().seen.map(({ operation, headers, text }) => [operation, headers['user-agent'], text]),
      [['loyaltyPrograms/add', 'mews-loyalty-programs/0.1.0', body]],
    );
  });

  it('sends nothing where the signal was aborted before', async () => {
    assert.deepEqual(await client.add(connection(), body, AbortSignal.abort()), { kind: 'not-started' });
    assert.deepEqual(sandbox().seen, []);
  });

  it('appends the path to an address that has one', async () => {
    const platformAddress = `${sandbox().address}/gate`;
    await client.add({ platformAddress }, body, new AbortController().signal);
    assert.equal(sandbox().seen[0]?.path, '/gate/api/connector/v1/loyaltyPrograms/add');
  });

  it('asks whom the tokens belong to', async () => {
    assert.deepEqual(await client.configuration(connection(), new AbortController().signal), {
      kind: 'known',
      enterpriseName: 'Hotel Aurora',
      chainName: 'Aurora Hotels',
      chainId: sandbox().chains.auroraHotels.Id,
    });
    assert.deepEqual(
      sandbox().seen.map(({ operation }) => operation),
      ['configuration/get'],
    );
  });

  for (const token of ['restrictedAccessToken', 'disabledAccessToken'] as const) {
    it(`is refused with the ${token}`, async () => {
      const configuration = await client.configuration(connection(token), new AbortController().signal);
      assert.ok(configuration.kind === 'refused' && configuration.status === 401 && configuration.message);
    });
  }

  it('keeps no token that Mews echoes in its words', async () => {
    const { clientToken, accessToken } = sandbox().tokens;
    sandbox().fault({ kind: 'error', status: 401, message: `Invalid ${accessToken} of ${clientToken.toLowerCase()}` });
    assert.deepEqual(await client.configuration(connection(), new AbortController().signal), {
      kind: 'refused',
      status: 401,
      message: 'Invalid «token» of «token»',
    });
  });

  it('says which code a connection failed with', async () => {
    sandbox().fault({ kind: 'resetAfterRequest' });
    assert.deepEqual(await client.configuration(connection(), new AbortController().signal), {
      kind: 'unavailable',
      code: 'ECONNRESET',
    });
  });
});
