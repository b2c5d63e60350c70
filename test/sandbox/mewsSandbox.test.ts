import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { startMewsSandbox } from './mewsSandbox';
import type { SeenRequest } from './requestLog';
import { messageOf, sandboxClient } from './sandboxClient';
import { useSandbox } from './useSandbox';

const ADD = '/api/connector/v1/loyaltyPrograms/add';
const gold = { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Free' } as const;

describe('startMewsSandbox', () => {
  const sandbox = useSandbox({ maxBodyBytes: 1000 });

  it('listens on the loopback address, on a port of its own', async () => {
    const other = await startMewsSandbox();
    assert.match(other.address, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.notEqual(other.address, sandbox().address);
    await other.close();
  });

  it('rejects when its port is taken', async () => {
    const port = Number(new URL(sandbox().address).port);
    await assert.rejects(startMewsSandbox({ port }), { code: 'EADDRINUSE' });
  });

  it('has tokens in the shape of real ones, each another', () => {
    const tokens = Object.values(sandbox().tokens);
    assert.equal(new Set(tokens).size, 5);
    for (const token of tokens) {
      assert.match(token, /^[0-9A-F]{32}-[0-9A-F]{31}$/);
    }
  });

  const addresses: readonly (readonly [string, string, number])[] = [
    ['POST', `${ADD}?trace=1`, 400],
    ['POST', `${ADD}/`, 404],
    ['POST', ADD.toLowerCase(), 404],
    ['POST', ADD.replace('/add', '/Add'), 404],
    ['POST', `/${ADD}`, 404],
    ['POST', '/api/connector/v1/loyaltyPrograms', 404],
    ['POST', '/', 404],
    ['GET', ADD, 404],
    ['PUT', ADD, 404],
  ];
  for (const [method, path, status] of addresses) {
    it(`answers ${method} ${path} by ${status}`, async () => {
      const reply = await sandbox().send(path, method === 'GET' ? '' : '{}', { method });
      assert.ok(messageOf(reply, status));
    });
  }

  it('answers 413 from the first byte over the limit', async () => {
    assert.equal(messageOf(await sandbox().send(ADD, '{}'.padEnd(1000)), 400), 'Invalid ClientToken');
    assert.ok(messageOf(await sandbox().send(ADD, '{}'.padEnd(1001)), 413));
  });

  it('has the limits of Mews unless told: 200 requests in 30 seconds, and 4 MiB for a body', async () => {
    const time = { now: 0 };
    const usual = await startMewsSandbox({ now: () => time.now });
    const client = sandboxClient(usual);
    const statuses = [];
    for (let count = 0; count < 201; count += 1) {
      statuses.push((await client.call('configuration/get')).status);
    }
    assert.deepEqual(statuses.slice(-2), [200, 429]);
    time.now = 30_000;
    assert.equal((await client.call('configuration/get')).status, 200);
    const large = '{}'.padEnd(4 * 1024 * 1024);
    assert.deepEqual(
      [(await client.send(ADD, large)).status, (await client.send(ADD, `${large} `)).status],
      [400, 413],
    );
    await usual.close();
  });

  it('sees every request with what it held and what it got', async () => {
    await sandbox().call(
      'loyaltyPrograms/add',
      { LoyaltyPrograms: [gold] },
      { headers: { 'Content-Type': 'application/json', 'X-Trace': '7' } },
    );
    await sandbox().call('configuration/get', { Client: '' });
    await sandbox().send('/nowhere?a=b', 'not JSON');
    const [added, got, lost] = sandbox().seen;
    const { clientToken: ClientToken, accessToken: AccessToken } = sandbox().tokens;
    const body = { ClientToken, AccessToken, Client: 'Sandbox test 1.0.0', LoyaltyPrograms: [gold] };
    assert.deepEqual(
      [added?.operation, added?.path, added?.method, added?.status, added?.fault, added?.headers['x-trace']],
      ['loyaltyPrograms/add', ADD, 'POST', 200, null, '7'],
    );
    assert.deepEqual([added?.body, added?.text], [body, JSON.stringify(body)]);
    assert.deepEqual([got?.operation, got?.status], ['configuration/get', 400]);
    assert.deepEqual(
      [lost?.operation, lost?.path, lost?.body, lost?.text],
      [null, '/nowhere?a=b', undefined, 'not JSON'],
    );
    assert.ok((added?.time ?? 0) <= (got?.time ?? 0));
    assert.equal(sandbox().seen.length, 3);
  });

  it('numbers the connections, so that a kept one can be told', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let count = 0; count < 2; count += 1) {
      await new Promise((resolve, reject) => {
        const outgoing = request(`${sandbox().address}${ADD}`, { method: 'POST', agent });
        outgoing.on('response', (response) => response.resume().on('end', resolve));
        outgoing.on('error', reject).end('{}');
      });
    }
    agent.destroy();
    await sandbox().send(ADD, '{}');
    const [first = 0, second, third] = sandbox().seen.map(({ connection }) => connection);
    assert.deepEqual([second, third], [first, first + 1]);
  });

  it('tells when the count-th request to an operation has arrived, before or after the asking', async () => {
    const second = sandbox().whenReceived('loyaltyPrograms/add', 2);
    await sandbox().call('configuration/get');
    await sandbox().call('loyaltyPrograms/add', { Client: 'first' });
    await sandbox().call('loyaltyPrograms/add', { Client: 'second' });
    const first = await sandbox().whenReceived('loyaltyPrograms/add');
    assert.deepEqual(
      [first, await second].map(({ text }) => /"Client":"(\w+)"/.exec(text ?? '')?.[1]),
      ['first', 'second'],
    );
  });

  it('forgets programs, requests, faults and rates at a reset', async () => {
    const limited = await startMewsSandbox({ requestsPerWindow: 1 });
    const client = sandboxClient(limited);
    await client.call('loyaltyPrograms/add', { LoyaltyPrograms: [gold] });
    limited.fault({ kind: 'error', status: 500, times: 'always' });
    limited.reset();
    assert.deepEqual([limited.programs(), limited.seen], [[], []]);
    assert.equal((await client.call('configuration/get')).status, 200);
    await limited.close();
  });

  it('tells a listener of each request that is done with', async () => {
    const told: SeenRequest[] = [];
    const listening = await startMewsSandbox({ onRequest: (seen) => told.push(seen) });
    const client = sandboxClient(listening);
    await client.call('configuration/get');
    await client.call('loyaltyPrograms/add');
    assert.deepEqual(
      told.map(({ operation, status }) => [operation, status]),
      [
        ['configuration/get', 200],
        ['loyaltyPrograms/add', 400],
      ],
    );
    await listening.close();
  });

  it('closes at once, however long a request still waits', async () => {
    const closing = await startMewsSandbox({ commitDelayMs: 'release' });
    const pending = sandboxClient(closing).call('loyaltyPrograms/add', { LoyaltyPrograms: [gold] });
    const broken = assert.rejects(pending, { code: 'ECONNRESET' });
    await closing.whenReceived('loyaltyPrograms/add');
    await closing.close();
    await broken;
    assert.deepEqual([closing.release(), closing.programs()], [0, []]);
    await assert.rejects(sandboxClient(closing).call('configuration/get'), { code: 'ECONNREFUSED' });
  });

  it('closes at once, although a client is in the middle of its body', async () => {
    const closing = await startMewsSandbox();
    const socket = connect(Number(new URL(closing.address).port), '127.0.0.1');
    const ended = once(socket, 'close');
    socket.on('error', () => undefined);
    socket.write(`POST ${ADD} HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{`);
    await sandboxClient(closing).call('configuration/get');
    await closing.close();
    await ended;
  });

  it('tells its listener of requests whose client has left, too', async () => {
    const events = new EventEmitter();
    const listening = await startMewsSandbox({
      onRequest: ({ operation, text }) => operation === 'loyaltyPrograms/add' && events.emit('add', text !== null),
    });
    const leaving = new AbortController();
    const usual = { 'Content-Type': 'application/json' };

    const cut = once(events, 'add');
    const unfinished = sandboxClient(listening).send(ADD, '{', {
      headers: { ...usual, 'Content-Length': '9' },
      signal: leaving.signal,
    });
    const broken = assert.rejects(unfinished, { name: 'AbortError' });
    await sandboxClient(listening).call('loyaltyPrograms/getAll');
    leaving.abort();
    await broken;
    assert.deepEqual(await cut, [false]);

    for (const fault of [
      { kind: 'delay', delayMs: 'release' },
      { kind: 'slow', part: 'body', everyMs: 1 },
    ] as const) {
      listening.fault(fault);
      const left = new AbortController();
      const told = once(events, 'add');
      const pending = sandboxClient(listening).call('loyaltyPrograms/add', {}, { headers: usual, signal: left.signal });
      const aborted = assert.rejects(pending, { name: 'AbortError' });
      await listening.whenReceived('loyaltyPrograms/add');
      left.abort();
      await aborted;
      listening.release();
      assert.deepEqual(await told, [true]);
      listening.reset();
    }
    await listening.close();
  });

  it('lets writes, and only writes, wait for a commitDelayMs', async () => {
    const waiting = await startMewsSandbox({ commitDelayMs: 'release' });
    const client = sandboxClient(waiting);
    const pending = client.call('loyaltyPrograms/add', { LoyaltyPrograms: [gold] });
    await waiting.whenReceived('loyaltyPrograms/add');
    assert.equal((await client.call('loyaltyPrograms/getAll', { Limitation: { Count: 1 } })).status, 200);
    assert.equal(waiting.programs().length, 0);
    assert.equal(waiting.release(), 1);
    assert.equal((await pending).status, 200);
    assert.equal(waiting.programs().length, 1);
    await waiting.close();
  });
});
