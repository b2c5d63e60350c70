import assert from 'node:assert/strict';
import { useSandbox } from './useSandbox';

const gold = { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Free' } as const;

describe('serveControl', () => {
  const sandbox = useSandbox();

  async function control(method: string, path: string, body?: unknown): Promise<readonly [number, unknown]> {
    const { status, text } = await sandbox().send(path, JSON.stringify(body) ?? '', { method, headers: {} });
    const answered: unknown = JSON.parse(text);
    return [status, answered];
  }

  it('queues one fault or many', async () => {
    assert.deepEqual(await control('POST', '/sandbox/faults', { kind: 'error', status: 500 }), [200, { queued: 1 }]);
    const many = [
      { kind: 'error', status: 501 },
      { kind: 'error', status: 502 },
    ];
    assert.deepEqual(await control('POST', '/sandbox/faults', many), [200, { queued: 2 }]);
    const statuses = [];
    for (let count = 0; count < 4; count += 1) {
      statuses.push((await sandbox().call('configuration/get')).status);
    }
    assert.deepEqual(statuses, [500, 501, 502, 200]);
  });

  it('queues none of many when one is wrong, and says why', async () => {
    const faults = [{ kind: 'error', status: 501 }, { kind: 'error' }];
    const [status, answered] = await control('POST', '/sandbox/faults', faults);
    assert.equal(status, 400);
    assert.match(JSON.stringify(answered), /status/);
    assert.equal((await sandbox().call('configuration/get')).status, 200);
  });

  it('shows the programs', async () => {
    sandbox().addProgram(gold);
    assert.deepEqual(await control('GET', '/sandbox/programs'), [200, { programs: sandbox().programs() }]);
  });

  it('shows the requests to the API without any token', async () => {
    const { accessToken, clientToken, portfolioAccessToken } = sandbox().tokens;
    const headers = {
      'Content-Type': 'application/json',
      Authorization: accessToken,
      Cookie: 'a=real',
      'X-Token': clientToken,
    };
    await sandbox().call(
      'loyaltyPrograms/add',
      { Client: `me ${portfolioAccessToken}`, AccessToken: 'real-1' },
      { headers },
    );
    await sandbox().send('/nowhere?AccessToken=real-2', 'AccessToken=real-3');
    await sandbox().send('/nowhere', 'null');
    await sandbox().send('/nowhere', '["x"]');
    const [status, answered] = await control('GET', '/sandbox/seen');
    const text = JSON.stringify(answered);
    assert.equal(status, 200);
    assert.doesNotMatch(text, /FADE|real/);
    assert.match(text, /"operation":"loyaltyPrograms\/add".*"status":401.*"body":\{"Client":"me \(token\)"\}/);
    assert.match(text, /"path":"\/nowhere"/);
    assert.match(text, /"body":null.*"body":null.*"body":\["x"\]/);
    assert.equal(sandbox().seen.length, 4);
  });

  it('sets active memberships', async () => {
    const { Id: LoyaltyProgramId } = sandbox().addProgram(gold);
    assert.deepEqual(await control('POST', '/sandbox/memberships', { LoyaltyProgramId, count: 2 }), [200, {}]);
    assert.equal(sandbox().programs()[0]?.activeMemberships, 2);
  });

  it('releases what waits, and resets', async () => {
    sandbox().fault({ kind: 'delay', delayMs: 'release' });
    const pending = sandbox().call('loyaltyPrograms/add', { LoyaltyPrograms: [gold] });
    await sandbox().whenReceived('loyaltyPrograms/add');
    assert.deepEqual(await control('POST', '/sandbox/release'), [200, { released: 1 }]);
    assert.equal((await pending).status, 200);
    assert.deepEqual(await control('POST', '/sandbox/reset'), [200, {}]);
    assert.deepEqual([sandbox().programs(), sandbox().seen], [[], []]);
  });

  const wrong: readonly (readonly [string, string, unknown, number])[] = [
    ['POST', '/sandbox/faults', undefined, 400],
    ['GET', '/sandbox/faults', undefined, 404],
    ['GET', '/sandbox/nothing', undefined, 404],
    ['POST', '/sandbox/memberships', null, 400],
    ['POST', '/sandbox/memberships', 'x', 400],
    ['POST', '/sandbox/memberships', { LoyaltyProgramId: 'x' }, 400],
    ['POST', '/sandbox/memberships', { count: 1 }, 400],
    ['POST', '/sandbox/memberships', { LoyaltyProgramId: 7, count: 1 }, 400],
    ['POST', '/sandbox/memberships', { LoyaltyProgramId: 'x', count: '1' }, 400],
    ['POST', '/sandbox/memberships', { LoyaltyProgramId: 'x', count: 1.5 }, 400],
    ['POST', '/sandbox/memberships', { LoyaltyProgramId: 'x', count: 0 }, 404],
    ['POST', '/sandbox/memberships', { LoyaltyProgramId: 'x', count: -1 }, 400],
    ['POST', '/sandbox/memberships', { LoyaltyProgramId: 'x', count: 1 }, 404],
  ];
  for (const [method, path, body, status] of wrong) {
    it(`answers ${method} ${path} with ${JSON.stringify(body)} by ${status} and an error`, async () => {
      const [answeredStatus, answered] = await control(method, path, body);
      assert.equal(answeredStatus, status);
      assert.match(JSON.stringify(answered), /^\{"error":".+"\}$/);
    });
  }
});
