import assert from 'node:assert/strict';
import fetch from 'node-fetch';
import { getAllBody } from '../../src/mews/getAllBody';
import { MAX_KEPT_NAME_LENGTH } from '../../src/mews/limits';
import { mewsClient } from '../../src/mews/mewsClient';
import type { SandboxTokens } from '../sandbox/sandboxTokens';
import { useSandbox } from '../sandbox/useSandbox';
import { body, sent } from './addThrough';

describe('mewsClient', () => {
  const sandbox = useSandbox();
  const client = mewsClient(fetch, 'mews-loyalty-programs 0.1.0', { env: {}, onUnchecked: () => undefined });
  const connection = (token: Exclude<keyof SandboxTokens, 'clientToken'> = 'accessToken') => ({
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

  it('asks for the programs with some Codes, with one request under its own name', async () => {
    for (const Code of ['G1', 'S1', 'B1']) {
      sandbox().addProgram({ Name: Code, Code, Type: 'Hotel', Subscription: 'Free' });
    }
    const query = { codes: ['G1', 'B1'], activityStates: ['Active'] } as const;
    const exchange = await client.getAll(connection(), query, new AbortController().signal);
    assert.ok(exchange.kind === 'answered' && exchange.answer.status === 200);
    assert.deepEqual(exchange.answer.body?.match(/"Code":"\w+"/g), ['"Code":"B1"', '"Code":"G1"']);
    assert.deepEqual(
      sandbox().seen.map(({ operation, headers, text }) => [operation, headers['user-agent'], text]),
      [
        [
          'loyaltyPrograms/getAll',
          'mews-loyalty-programs/0.1.0',
          getAllBody(connection(), 'mews-loyalty-programs 0.1.0', query),
        ],
      ],
    );
  });

  it('sends nothing where the signal was aborted before', async () => {
    assert.deepEqual(await client.add(connection(), body, AbortSignal.abort()), { kind: 'not-started' });
    const query = { codes: ['G1'], activityStates: [] };
    assert.deepEqual(await client.getAll(connection(), query, AbortSignal.abort()), { kind: 'not-started' });
    assert.deepEqual(sandbox().seen, []);
  });

  it('appends the path to an address that has one', async () => {
    const platformAddress = `${sandbox().address}/gate`;
    await client.add({ platformAddress }, body, new AbortController().signal);
    const query = { codes: ['G1'], activityStates: [] };
    await client.getAll({ ...connection(), platformAddress }, query, new AbortController().signal);
    assert.deepEqual(
      sandbox().seen.map(({ path }) => path),
      ['/gate/api/connector/v1/loyaltyPrograms/add', '/gate/api/connector/v1/loyaltyPrograms/getAll'],
    );
  });

  it('asks whom the tokens belong to', async () => {
    assert.deepEqual(await client.configuration(connection(), new AbortController().signal), {
      kind: 'known',
      enterpriseName: 'Hotel Aurora',
      chainName: 'Aurora Hotels',
      chainId: sandbox().chains.auroraHotels.Id,
      isPortfolio: false,
    });
    assert.deepEqual(
      sandbox().seen.map(({ operation }) => operation),
      ['configuration/get'],
    );
  });

  for (const [token, why] of [
    ['restrictedAccessToken', 'permission'],
    ['disabledAccessToken', 'tokens'],
  ] as const) {
    it(`is refused with the ${token}`, async () => {
      const configuration = await client.configuration(connection(token), new AbortController().signal);
      assert.ok(configuration.kind === 'refused' && configuration.status === 401 && configuration.message);
      assert.equal(configuration.why, why);
    });
  }

  it('learns the chains of a portfolio, with their names and hotels', async () => {
    const { auroraHotels, borealisCollection } = sandbox().chains;
    assert.deepEqual(await client.portfolio(connection('portfolioAccessToken'), new AbortController().signal), {
      chains: [
        {
          id: auroraHotels.Id,
          name: 'Aurora Hotels',
          enterpriseNames: ['Hotel Aurora', 'Aurora Lakeside'],
          enterpriseCount: 2,
        },
        {
          id: borealisCollection.Id,
          name: 'Borealis Collection',
          enterpriseNames: ['Borealis Central', 'Borealis Harbour'],
          enterpriseCount: 2,
        },
      ],
      hasAllChains: true,
    });
  });

  it('learns no chains with a token that may not ask for them', async () => {
    const signal = new AbortController().signal;
    assert.equal(await client.portfolio(connection('restrictedAccessToken'), signal), undefined);
  });

  it('keeps no token that Mews echoes in its words', async () => {
    const { clientToken, accessToken } = sandbox().tokens;
    sandbox().fault({ kind: 'error', status: 401, message: `Invalid ${accessToken} of ${clientToken.toLowerCase()}` });
    assert.deepEqual(await client.configuration(connection(), new AbortController().signal), {
      kind: 'refused',
      why: 'tokens',
      status: 401,
      message: 'Invalid «token» of «token»',
    });
  });

  it('keeps no part of a token that stands where a name is cut', async () => {
    const { accessToken } = sandbox().tokens;
    const Name = `${'x'.repeat(MAX_KEPT_NAME_LENGTH - 20)}${accessToken}`;
    const answer = (body: object) =>
      sandbox().fault({ kind: 'answer', status: 200, headers: {}, body: JSON.stringify(body) });
    answer({ Enterprise: { Name } });
    const signal = new AbortController().signal;
    const known = await client.configuration(connection(), signal);
    assert.deepEqual(known, { kind: 'known', enterpriseName: `${'x'.repeat(MAX_KEPT_NAME_LENGTH - 20)}«token»` });
    answer({ Enterprises: [{ Id: 'e', ChainId: Name, Name }] });
    const [chain] = (await client.portfolio(connection(), signal))?.chains ?? [];
    assert.ok(chain);
    assert.deepEqual([chain.id, ...chain.enterpriseNames], [known.enterpriseName, known.enterpriseName]);
  });

  it('says which code a connection failed with', async () => {
    sandbox().fault({ kind: 'resetAfterRequest' });
    assert.deepEqual(await client.configuration(connection(), new AbortController().signal), {
      kind: 'unavailable',
      failure: { kind: 'failed', why: 'connection-lost', code: 'ECONNRESET' },
    });
  });

  describe('while Node accepts every certificate', () => {
    const query = { codes: ['G1'], activityStates: [] };
    /** Sends each kind of request to an address, with this value of the variable. Gives what came of it, and who was called. */
    async function sendAll(platformAddress: string, value: string | undefined) {
      const calls: string[] = [];
      const recording: typeof fetch = async (url) => {
        calls.push(String(url));
        throw new Error('Nothing is sent in this test');
      };
      const env: Record<string, string | undefined> = {};
      const onUnchecked = () => void calls.push('unchecked');
      const guarded = mewsClient(recording, 'Test 1.0.0', { env, onUnchecked });
      env.NODE_TLS_REJECT_UNAUTHORIZED = value;
      const { signal } = new AbortController();
      const target = { ...connection(), platformAddress };
      const add = await guarded.add(target, body, signal);
      const page = await guarded.getAll(target, query, signal);
      const configuration = await guarded.configuration(target, signal);
      return { calls, add, page, configuration };
    }

    for (const address of ['https://api.mews.com', 'https://api.mews.example', 'https://127.0.0.1.example']) {
      it(`sends nothing to ${address}`, async () => {
        const withheld = { kind: 'withheld', why: 'tls-off' };
        const { calls, add, page, configuration } = await sendAll(address, '0');
        assert.deepEqual([calls, add, page], [[], withheld, withheld]);
        assert.equal(configuration.kind, 'unavailable');
      });

      it(`sends to ${address} where it does not`, async () => {
        for (const value of [undefined, '1', '']) assert.equal((await sendAll(address, value)).calls.length, 3);
      });
    }

    it('sends to Demo, and says each time that nobody checks who it is', async () => {
      const { calls } = await sendAll('https://api.mews-demo.com', '0');
      assert.deepEqual(
        calls.map((call) => call.replace(/^https:.*\//, '')),
        ['unchecked', 'add', 'unchecked', 'getAll', 'unchecked', 'get'],
      );
    });

    for (const address of ['http://127.0.0.1:9', 'https://localhost:9', 'https://[::1]:9']) {
      it(`sends to ${address}, which is this machine`, async () => {
        assert.equal((await sendAll(address, '0')).calls.length, 3);
      });
    }
  });
});
