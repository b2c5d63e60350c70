import assert from 'node:assert/strict';
import { MAX_PAGES } from '../../src/submission/readPrograms';
import { useSandbox } from '../sandbox/useSandbox';
import { codesOf, readFrom } from './sandboxRead';

const DATE = 'Sun, 06 Nov 1994 08:49:37 GMT';
const serverTimeMs = 784_111_777_000;

describe('readPrograms', () => {
  const sandbox = useSandbox();

  const add = (Code: string, chainId?: string) =>
    sandbox().addProgram({ Name: `Program ${Code}`, Code, Type: 'Hotel', Subscription: 'Free' }, chainId);
  const asked = (): readonly Readonly<Record<string, unknown>>[] =>
    sandbox().seen.map(({ text }) => JSON.parse(text ?? '{}'));
  /** The next request is answered so, at the DATE unless told. */
  const page = (programs: readonly object[], Cursor: string | null, date = DATE) =>
    sandbox().fault({
      kind: 'answer',
      status: 200,
      headers: { Date: date },
      body: JSON.stringify({ LoyaltyPrograms: programs, Cursor }),
    });

  it('reads the programs with the Codes, deleted ones where they are asked for, and the time of the server', async () => {
    const [gold, silver] = ['G1', 'S1', 'B1'].map((Code) => add(Code));
    await sandbox().call('loyaltyPrograms/delete', { LoyaltyProgramIds: [silver?.Id] });
    const { result } = await readFrom(sandbox(), ['G1', 'S1', 'X1']);
    assert.ok(result.kind === 'read');
    assert.deepEqual(result.programs, [
      { Id: silver?.Id, ChainId: silver?.ChainId, Name: 'Program S1', Code: 'S1', Type: 'Hotel', Subscription: 'Free' },
      { Id: gold?.Id, ChainId: gold?.ChainId, Name: 'Program G1', Code: 'G1', Type: 'Hotel', Subscription: 'Free' },
    ]);
    assert.ok(Math.abs((result.serverTimeMs ?? 0) - Date.now()) < 60_000);
    const active = await readFrom(sandbox(), ['G1', 'S1'], { query: { activityStates: ['Active'] } });
    assert.deepEqual(codesOf(active), ['G1']);
  });

  it('asks for the programs of one chain', async () => {
    const { auroraHotels, borealisCollection } = sandbox().chains;
    add('G1', auroraHotels.Id);
    const there = add('G1', borealisCollection.Id);
    const { result } = await readFrom(sandbox(), ['G1'], {
      token: 'portfolioAccessToken',
      query: { chainId: borealisCollection.Id },
    });
    assert.ok(result.kind === 'read');
    assert.deepEqual(
      result.programs.map(({ Id }) => Id),
      [there.Id],
    );
  });

  it('sends no request without Codes', async () => {
    assert.deepEqual((await readFrom(sandbox(), [])).result, { kind: 'read', programs: [] });
    assert.deepEqual(sandbox().seen, []);
  });

  it('asks for each Code once, a thousand in a request, and tells how far it is', async () => {
    const codes = Array.from({ length: 2_001 }, (_, index) => `P${index}`);
    for (const Code of ['P0', 'P999', 'P1000', 'P2000']) add(Code);
    const progress: (readonly number[])[] = [];
    const ran = await readFrom(sandbox(), [...codes, ...codes], {
      ports: { onProgress: (done, total) => progress.push([done, total]) },
    });
    assert.deepEqual(codesOf(ran), ['P999', 'P0', 'P1000', 'P2000']);
    assert.deepEqual(
      asked().map(({ Codes }) => Codes),
      [codes.slice(0, 1_000), codes.slice(1_000, 2_000), ['P2000']],
    );
    assert.deepEqual(progress, [
      [1_000, 2_001],
      [2_000, 2_001],
      [2_001, 2_001],
    ]);
  });

  it('reads every page', async () => {
    const ids = Array.from({ length: 2_500 }, () => add('G1').Id);
    const { result } = await readFrom(sandbox(), ['G1', 'S1']);
    assert.ok(result.kind === 'read');
    assert.deepEqual(
      result.programs.map(({ Id }) => Id),
      ids.toReversed(),
    );
    assert.equal(sandbox().seen.length, 3);
  });

  it('reads on after a short page, and an empty one, where they have a Cursor', async () => {
    const [, silver, bronze] = ['G1', 'S1', 'B1'].map((Code) => add(Code));
    page([], bronze?.Id ?? '');
    page([{ ...silver }], silver?.Id ?? '');
    assert.deepEqual(codesOf(await readFrom(sandbox(), ['G1', 'S1', 'B1'])), ['S1', 'G1']);
    assert.deepEqual(
      asked().map(({ Limitation }) => Limitation),
      [{ Count: 1000 }, { Count: 1000, Cursor: bronze?.Id }, { Count: 1000, Cursor: silver?.Id }],
    );
  });

  it('gives a program once that comes on two pages, as it came last', async () => {
    page([{ Id: 'a1', Code: 'G1', Name: 'Gold' }], 'x1');
    page([{ Id: 'a1', Code: 'G1', Name: 'Golden' }], null);
    assert.deepEqual((await readFrom(sandbox(), ['G1'])).result, {
      kind: 'read',
      programs: [{ Id: 'a1', Code: 'G1', Name: 'Golden' }],
      serverTimeMs,
    });
  });

  it('takes the time of the first page, and no other where that has none', async () => {
    page([], 'x1');
    page([], null, 'Mon, 07 Nov 1994 08:49:37 GMT');
    assert.deepEqual((await readFrom(sandbox(), ['G1'])).result, { kind: 'read', programs: [], serverTimeMs });
    page([], 'x1', 'yesterday');
    page([], null);
    assert.deepEqual((await readFrom(sandbox(), ['G1'])).result, { kind: 'read', programs: [] });
  });

  const loops: readonly (readonly [string, readonly string[], number])[] = [
    ['leads back to its page', ['x1', 'x1'], 2],
    ['leads back to an earlier page', ['x1', 'x2', 'x3', 'x2'], 4],
    ['never ends', Array.from({ length: MAX_PAGES + 1 }, (_, index) => `x${index}`), MAX_PAGES],
  ];
  for (const [what, cursors, requests] of loops) {
    it(`fails where a Cursor ${what}`, async () => {
      for (const cursor of cursors) page([{ Id: cursor, Code: 'G1' }], cursor);
      const { result } = await readFrom(sandbox(), ['G1']);
      assert.deepEqual(result, { kind: 'failed', why: 'unreadable-answer', status: 200 });
      assert.equal(sandbox().seen.length, requests);
    });
  }

  it('takes a Cursor for new that another request had', async () => {
    const codes = Array.from({ length: 1_001 }, (_, index) => `P${index}`);
    for (const cursor of ['x1', null, 'x1', null]) page([], cursor);
    assert.deepEqual(codesOf(await readFrom(sandbox(), codes)), []);
    assert.equal(sandbox().seen.length, 4);
  });

  it('gives nothing where a later page fails', async () => {
    page([{ Id: 'a1', Code: 'G1' }], 'x1');
    sandbox().fault({ kind: 'error', status: 403, message: 'No' });
    const { result } = await readFrom(sandbox(), ['G1']);
    assert.ok(result.kind === 'refused');
    const { requestId, ...refused } = result;
    assert.deepEqual(refused, { kind: 'refused', status: 403, message: 'No' });
    assert.equal(typeof requestId, 'string');
  });

  it('is refused with a token that may not read', async () => {
    assert.deepEqual(codesOf(await readFrom(sandbox(), ['G1'], { token: 'restrictedAccessToken' })), ['refused']);
    assert.equal(sandbox().seen.length, 1);
  });

  describe('leaves no token', () => {
    const clientToken = 'CANARY-C-9f1c"\\/<é>&+%20=end';
    const inJson = JSON.stringify(clientToken).slice(1, -1);

    it('in a program', async () => {
      const texts = { Name: `x ${inJson}`, ChainId: clientToken, Type: clientToken, Subscription: clientToken };
      page([{ Id: clientToken, Code: clientToken, ...texts }], null);
      assert.deepEqual((await readFrom(sandbox(), ['G1'], { clientToken })).result, {
        kind: 'read',
        programs: [
          {
            Id: '«token»',
            ChainId: '«token»',
            Name: 'x «token»',
            Code: '«token»',
            Type: '«token»',
            Subscription: '«token»',
          },
        ],
        serverTimeMs,
      });
    });

    for (const status of [400, 429, 500]) {
      it(`in the words of a ${status}`, async () => {
        const token = sandbox().tokens.accessToken;
        sandbox().fault({
          kind: 'error',
          status,
          message: `Invalid ${clientToken}`,
          headers: { 'Request-Id': token, 'Retry-After': '999' },
          times: 'always',
        });
        const { result } = await readFrom(sandbox(), ['G1'], { clientToken });
        assert.ok('message' in result && 'requestId' in result);
        assert.deepEqual([result.message, result.requestId], ['Invalid «token»', '«token»']);
      });
    }
  });
});
