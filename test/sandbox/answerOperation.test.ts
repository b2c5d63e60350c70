import assert from 'node:assert/strict';
import { operationNames } from './operationName';
import { messageOf } from './sandboxClient';
import { useSandbox } from './useSandbox';

const ADD = '/api/connector/v1/loyaltyPrograms/add';
const gold = { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Free' };

describe('answerOperation', () => {
  const sandbox = useSandbox();

  const contentTypes: readonly (readonly [string | undefined, number])[] = [
    ['application/json', 200],
    ['Application/JSON; charset=UTF-8', 200],
    ['application/json;charset="utf-8"', 200],
    [undefined, 400],
    ['text/plain', 400],
    ['application/jsonp', 400],
    ['application/json; charset=utf-16', 400],
  ];
  for (const [contentType, status] of contentTypes) {
    it(`answers ${status} for the Content-Type ${contentType}`, async () => {
      const headers = contentType === undefined ? {} : { 'Content-Type': contentType };
      const reply = await sandbox().call('configuration/get', {}, { headers });
      assert.equal(status === 200 ? null : messageOf(reply, status), status === 200 ? null : 'Invalid Content-Type');
      assert.equal(reply.status, status);
    });
  }

  const valid = '{"ClientToken":"x","AccessToken":"y","Client":"z"}';
  const notJson: readonly (readonly [string, string | Uint8Array])[] = [
    ['nothing', ''],
    ['a byte order mark', `\uFEFF${valid}`],
    ['a comment', `${valid} // all`],
    ['a trailing comma', valid.replace('}', ',}')],
    ['single quotes', "{'Client':'z'}"],
    ['bytes that are not UTF-8', Buffer.concat([Buffer.from('{"Client":"'), Buffer.from([0xff]), Buffer.from('"}')])],
    ['an array', `[${valid}]`],
    ['null', 'null'],
    ['a text', '"x"'],
  ];
  for (const [what, body] of notJson) {
    it(`answers Invalid JSON for ${what}`, async () => {
      assert.equal(messageOf(await sandbox().send(ADD, body), 400), 'Invalid JSON');
    });
  }

  const members: readonly (readonly [object, number, string])[] = [
    [{ ClientToken: undefined }, 400, 'Invalid ClientToken'],
    [{ AccessToken: '' }, 400, 'Invalid AccessToken'],
    [{ AccessToken: 7 }, 400, 'Invalid AccessToken'],
    [{ Client: null }, 400, 'Invalid Client'],
    [{ LanguageCode: 'en-US' }, 400, 'Invalid CultureCode'],
    [{ CultureCode: 'en-US' }, 400, 'Invalid LanguageCode'],
    [{ LanguageCode: 'en-US', CultureCode: null }, 400, 'Invalid CultureCode'],
    [{ ClientToken: 'someone else' }, 401, 'Invalid ClientToken'],
    [{ AccessToken: 'someone else' }, 401, 'Invalid AccessToken'],
  ];
  for (const operation of operationNames) {
    for (const [changed, status, message] of members) {
      it(`answers ${operation} with ${JSON.stringify(changed)} by ${status}`, async () => {
        assert.equal(messageOf(await sandbox().call(operation, changed), status), message);
      });
    }
  }

  it('accepts LanguageCode together with CultureCode, or both null', async () => {
    const added = await sandbox().call('loyaltyPrograms/add', {
      LoyaltyPrograms: [gold],
      LanguageCode: 'en-US',
      CultureCode: 'en-US',
    });
    const got = await sandbox().call('configuration/get', { LanguageCode: null, CultureCode: null });
    assert.deepEqual([added.status, got.status], [200, 200]);
  });

  it('answers 401 for a token in the place of the other', async () => {
    const { accessToken, clientToken } = sandbox().tokens;
    const swapped = { ClientToken: accessToken, AccessToken: clientToken };
    assert.equal(messageOf(await sandbox().call('configuration/get', swapped), 401), 'Invalid ClientToken');
  });

  const permissions = [
    { token: 'restrictedAccessToken', refused: ['loyaltyPrograms/getAll', 'configuration/get', 'enterprises/getAll'] },
    { token: 'disabledAccessToken', refused: operationNames },
    { token: 'accessToken', refused: [] },
    { token: 'portfolioAccessToken', refused: [] },
  ] as const;
  for (const { token, refused } of permissions) {
    it(`answers 401 to the ${token} for ${refused.join(', ') || 'nothing'}`, async () => {
      const AccessToken = sandbox().tokens[token];
      const found = [];
      for (const operation of operationNames) {
        const reply = await sandbox().call(operation, { AccessToken });
        if (reply.status === 401) {
          assert.ok(messageOf(reply, 401));
          found.push(operation);
        }
      }
      assert.deepEqual(found, [...refused]);
    });
  }

  it('keeps Details null, and gives every answer a Request-Id of its own', async () => {
    const replies = [];
    for (const members of [{}, {}, { Client: '' }, { AccessToken: 'x' }]) {
      replies.push(await sandbox().call('configuration/get', members));
    }
    assert.equal(new Set(replies.map(({ headers }) => headers['request-id'])).size, replies.length);
    assert.deepEqual(
      replies.slice(2).map(({ text }) => text.endsWith('"Details":null}')),
      [true, true],
    );
  });

  describe('with echoDetails', () => {
    const echoing = useSandbox({ echoDetails: true });

    it('puts the request, tokens included, into the Details of an error', async () => {
      const reply = await echoing().call('loyaltyPrograms/add', { LoyaltyPrograms: [] });
      assert.equal(messageOf(reply, 400), 'Invalid LoyaltyPrograms');
      const { clientToken, accessToken } = echoing().tokens;
      assert.ok(reply.text.includes(clientToken) && reply.text.includes(accessToken));
    });
  });

  describe('with a rate limit of 2 requests in 30 seconds', () => {
    const time = { now: 0 };
    const limited = useSandbox({ requestsPerWindow: 2, windowMs: 30_000, now: () => time.now });

    async function statusAfter(elapsedMs: number, members: object = {}): Promise<string> {
      time.now += elapsedMs;
      const reply = await limited().call('configuration/get', members);
      return reply.status === 429 ? `${messageOf(reply, 429)} ${reply.headers['retry-after']}` : String(reply.status);
    }

    it('slides its window, says in seconds how long to wait, and does not count what it refuses', async () => {
      const steps: readonly (readonly [number, string])[] = [
        [0, '200'],
        [10_000, '200'],
        [0, 'Too many requests. 20'],
        [19_001, 'Too many requests. 1'],
        [998, 'Too many requests. 1'],
        [1, '200'],
        [0, 'Too many requests. 10'],
        [10_000, '200'],
      ];
      for (const [elapsedMs, expected] of steps) {
        assert.equal(await statusAfter(elapsedMs), expected, `at ${time.now}`);
      }
    });

    it('counts each AccessToken for itself, and none that it does not know', async () => {
      const AccessToken = limited().tokens.portfolioAccessToken;
      const found = [];
      for (const members of [
        {},
        {},
        {},
        { AccessToken },
        { AccessToken: 'x' },
        { AccessToken: 'x' },
        { AccessToken: 'x' },
      ]) {
        found.push(await statusAfter(0, members));
      }
      assert.deepEqual(found, ['200', '200', 'Too many requests. 30', '200', '401', '401', '401']);
    });
  });
});
