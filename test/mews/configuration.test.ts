import assert from 'node:assert/strict';
import { CONFIGURATION_PATH, configurationBody, readConfiguration } from '../../src/mews/configuration';
import type { Exchange } from '../../src/mews/exchange';
import { checkContract } from '../sandbox/checkContract';
import { operationAt } from '../sandbox/operationName';
import { enterprises } from '../sandbox/sandboxEnterprises';

const answered = (status: number, body: unknown): Exchange => ({
  kind: 'answered',
  answer: { status, body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body) },
});
const hotel = { Name: 'Hotel Aurora', ChainId: 'c1', ChainName: 'Aurora Hotels', IsPortfolio: false };

describe('configurationBody', () => {
  it('keeps the contract of configuration/get', () => {
    const body: unknown = JSON.parse(configurationBody({ clientToken: 'C1', accessToken: 'A1' }, 'Test 1.0.0'));
    assert.equal(checkContract('ConfigurationParameters', body).kind, 'valid');
    assert.deepEqual(body, { ClientToken: 'C1', AccessToken: 'A1', Client: 'Test 1.0.0' });
    assert.equal(operationAt(CONFIGURATION_PATH), 'configuration/get');
  });

  it('names an enterprise of a portfolio where it is told to', () => {
    const tokens = { clientToken: 'C1', accessToken: 'A1' };
    const body: unknown = JSON.parse(configurationBody(tokens, 'Test 1.0.0', enterprises.hotelAurora.Id));
    assert.deepEqual(checkContract('ConfigurationParameters', body).kind, 'valid');
    assert.deepEqual(body, {
      ClientToken: 'C1',
      AccessToken: 'A1',
      Client: 'Test 1.0.0',
      EnterpriseId: enterprises.hotelAurora.Id,
    });
  });
});

describe('readConfiguration', () => {
  const failed = (why: string, more: object = {}) => ({
    kind: 'unavailable',
    failure: { kind: 'failed', why, ...more },
  });
  const unreadable = failed('unreadable-answer', { status: 200 });
  const cases: readonly (readonly [string, Exchange, object])[] = [
    [
      'hotel and chain',
      answered(200, { NowUtc: 'x', Enterprise: hotel }),
      { kind: 'known', enterpriseName: 'Hotel Aurora', chainName: 'Aurora Hotels', chainId: 'c1', isPortfolio: false },
    ],
    [
      'a hotel without a chain',
      answered(200, { Enterprise: { Name: 'A', ChainName: null } }),
      { kind: 'known', enterpriseName: 'A' },
    ],
    ['empty names', answered(200, { Enterprise: { Name: '', ChainName: '', ChainId: '' } }), { kind: 'known' }],
    ['no Enterprise', answered(200, { NowUtc: 'x' }), unreadable],
    ['an Enterprise of another type', answered(200, { Enterprise: { Name: 7 } }), unreadable],
    ['HTML', answered(200, '<html>'), failed('web-page', { status: 200 })],
    ['bytes that are not UTF-8', answered(200, undefined), unreadable],
    ['no content', answered(204, ''), failed('no-content', { status: 204 })],
    [
      'a 401 of Mews',
      answered(401, { Message: 'Invalid AccessToken' }),
      { kind: 'refused', why: 'tokens', status: 401, message: 'Invalid AccessToken' },
    ],
    [
      'a 401 that is about the operation alone',
      answered(401, { Message: 'No permission for configuration/get.' }),
      { kind: 'refused', why: 'permission', status: 401, message: 'No permission for configuration/get.' },
    ],
    [
      'a 401 without words',
      answered(401, { Message: null, RequestId: 'r1' }),
      { kind: 'refused', why: 'tokens', status: 401 },
    ],
    [
      'a 403 without words',
      answered(403, { Message: null, RequestId: 'r1' }),
      { kind: 'refused', why: 'permission', status: 403 },
    ],
    [
      'a 429',
      answered(429, { Message: 'Slow down' }),
      { kind: 'refused', why: 'request', status: 429, message: 'Slow down' },
    ],
    ['a 403 of a proxy', answered(403, 'no'), failed('proxy-refused', { status: 403 })],
    ['a request that is not safe', { kind: 'withheld', why: 'tls-off' }, failed('tls-off')],
    ['a cancelled one', { kind: 'interrupted', by: 'cancel' }, { kind: 'unavailable' }],
    [
      'a 400, which a portfolio gets that has to name an enterprise',
      answered(400, { Message: 'Invalid EnterpriseId' }),
      { kind: 'refused', why: 'request', status: 400, message: 'Invalid EnterpriseId' },
    ],
    [
      'a 404 that speaks of a permission',
      answered(404, { Message: 'No permission' }),
      { kind: 'refused', why: 'request', status: 404, message: 'No permission' },
    ],
    ['a 429 without words', answered(429, { Message: null }), { kind: 'refused', why: 'request', status: 429 }],
    [
      'names of any length, whole: they are cut once tokens are out of them',
      answered(200, { Enterprise: { Name: '🏨'.repeat(201), ChainName: 'n'.repeat(1000) } }),
      { kind: 'known', enterpriseName: '🏨'.repeat(201), chainName: 'n'.repeat(1000) },
    ],
    ['a 401 of a proxy', answered(401, '<html>'), failed('web-page', { status: 401 })],
    ['a 500 of Mews', answered(500, { Message: 'Oops' }), failed('server-error', { status: 500, message: 'Oops' })],
    ['a redirect', answered(302, { Message: 'Moved' }), failed('redirect', { status: 302, message: 'Moved' })],
    [
      'a refused connection',
      { kind: 'failed', error: { code: 'ECONNREFUSED' } },
      failed('connection-refused', { code: 'ECONNREFUSED' }),
    ],
    ['a failure without a code', { kind: 'failed', error: {} }, failed('connection-lost')],
    ['a deadline', { kind: 'interrupted', by: 'deadline' }, failed('deadline')],
    ['a request that was not started', { kind: 'not-started' }, { kind: 'unavailable' }],
  ];
  for (const [what, exchange, expected] of cases) {
    it(`reads ${what}`, () => {
      assert.deepEqual(readConfiguration(exchange), expected);
    });
  }
});
