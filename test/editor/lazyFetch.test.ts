import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { lazyFetch } from '../../src/editor/lazyFetch';
import { body, postTo } from '../mews/addThrough';
import { useScriptServer } from '../mews/scriptServer';

describe('lazyFetch', () => {
  const server = useScriptServer();

  it('rejects, and sends nothing, where it is aborted while node-fetch is being loaded', async () => {
    const controller = new AbortController();
    const posting = postTo(server.address, { fetch: lazyFetch, signal: controller.signal });
    controller.abort();
    // mocha fails a test during which an exception goes uncaught, as node-fetch would throw here.
    assert.deepEqual(await posting, { kind: 'interrupted', by: 'cancel' });
    await turn();
    assert.equal(server.connections, 0);
  });

  it('fetches like node-fetch', async () => {
    server.answer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n{}'));
    const exchange = await postTo(server.address, { fetch: lazyFetch });
    assert.deepEqual(exchange, { kind: 'answered', answer: { status: 200, body: '{}' } });
    assert.ok(server.requests[0]?.startsWith('POST / ') && server.requests[0].endsWith(body));
  });
});
