import assert from 'node:assert/strict';
import { Agent, createServer } from 'node:https';
import { Socket } from 'node:net';
import fetch, { type RequestInit } from 'node-fetch';
import { tunnelAware } from '../../src/editor/tunnelAware';
import { selfSigned } from '../mews/certificate';
import { closedAddress } from '../mews/closedAddress';
import { useScriptServer } from '../mews/scriptServer';

/** Whether this Node tells of requests. Every VS Code that we support does; what that is worth there is proved in its own suites. */
const TELLS = Number(process.versions.node.split('.')[0]) > 22;
const ANSWER = 'HTTP/1.1 407 Login\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}';

/** Makes connections as VS Code does behind a proxy that says no: a socket that only replays what the proxy said, or none. */
class ProxyAgent extends Agent {
  constructor(
    private readonly said: string | undefined,
    private readonly code?: string,
  ) {
    super();
  }

  override createConnection(_: unknown, done?: (error: Error | null, socket: Socket) => void): Socket {
    const socket = new Socket({ writable: false });
    const error = new Error('Failed to establish a socket connection to proxies');
    if (this.said === undefined) done?.(Object.assign(error, this.code && { code: this.code }), socket);
    setImmediate(() => {
      socket.push(this.said);
      socket.push(null);
    });
    return socket;
  }
}

describe('tunnelAware', () => {
  const server = useScriptServer();
  const aware = tunnelAware(fetch);
  const post = (url: string, init: RequestInit = {}) =>
    aware(url, { method: 'POST', body: 'secret', ...init }).then(
      async (response) => [response.status, await response.text()],
      ({ type, code, host }) => (host === undefined ? [type, code] : [type, code, host]),
    );

  it("hands on a server's answer", async () => {
    server.answer((socket) => socket.end(ANSWER));
    assert.deepEqual(await post(server.address), [407, '{}']);
  });

  it("hands on a server's answer over TLS, whatever its status", async () => {
    const tls = createServer(selfSigned, (_, response) => response.writeHead(407, { Connection: 'close' }).end('{}'));
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
    const bound = tls.address();
    assert.ok(typeof bound === 'object' && bound);
    const agent = new Agent({ ca: selfSigned.cert });
    try {
      assert.deepEqual(await post(`https://127.0.0.1:${bound.port}`, { agent }), [407, '{}']);
    } finally {
      tls.closeAllConnections();
      await new Promise((resolve) => tls.close(resolve));
    }
  });

  it('hands on why this machine could not even make a socket', async () => {
    const agent = new ProxyAgent(undefined, 'EMFILE');
    assert.deepEqual(await post('https://mews.invalid', { agent }), ['system', 'EMFILE']);
  });

  it('hands on what went wrong on the way to a server', async () => {
    const closed = await closedAddress();
    for (const address of [closed, closed.replace('http:', 'https:')]) {
      assert.deepEqual(await post(address), ['system', 'ECONNREFUSED']);
    }
    server.answer((socket) => socket.resetAndDestroy());
    assert.deepEqual(await post(server.address), ['system', 'ECONNRESET']);
    assert.deepEqual(await post('https://mews.invalid'), ['system', 'ENOTFOUND']);
  });

  it('hands on a rejection before there is a request', async () => {
    await assert.rejects(aware('https://user:pw@mews.example'), TypeError);
    await assert.rejects(aware('gopher://mews.example'), TypeError);
  });

  const cases: readonly (readonly [string, string | undefined, unknown[], unknown[]])[] = [
    ["a proxy's answer", ANSWER, ['proxy-answer', '407', 'mews.invalid'], [407, '{}']],
    ['no answer of a proxy', '', ['no-tunnel', undefined], ['system', 'ECONNRESET']],
    ['nonsense of a proxy', 'SSH-2.0\r\n\r\n', ['no-tunnel', undefined], ['system', 'HPE_INVALID_CONSTANT']],
    ['no socket at all', undefined, ['no-tunnel', undefined], ['system', undefined]],
  ];
  for (const [what, said, told, untold] of cases) {
    it(`tells ${what} where Node tells of requests, and else hands it on`, async () => {
      assert.deepEqual(await post('https://mews.invalid', { agent: new ProxyAgent(said) }), TELLS ? told : untold);
    });
  }
});
