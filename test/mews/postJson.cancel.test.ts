import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import fetch from 'node-fetch';
import { ADD_PATH } from '../../src/mews/addBody';
import { useSandbox } from '../sandbox/useSandbox';
import { addThrough, inShort, postTo } from './addThrough';
import { useScriptServer } from './scriptServer';

describe('postJson, when it is ended', () => {
  const sandbox = useSandbox();
  const server = useScriptServer();

  it('starts nothing where the signal was aborted before', async () => {
    // mocha fails a test during which an exception goes uncaught, as node-fetch would throw here.
    assert.equal(inShort(await addThrough(server.address, { signal: AbortSignal.abort() })), 'not-sent: cancelled');
    await turn();
    assert.equal(server.connections, 0);
  });

  it('says not-started without a call of fetch', async () => {
    let calls = 0;
    const counting: typeof fetch = (...call) => {
      calls++;
      return fetch(...call);
    };
    const exchange = await postTo(server.address, { signal: AbortSignal.abort(), fetch: counting });
    assert.deepEqual([exchange, calls], [{ kind: 'not-started' }, 0]);
  });

  it('claims nothing when it is cancelled in the tick of the call', async () => {
    const controller = new AbortController();
    const adding = addThrough(server.address, { signal: controller.signal });
    controller.abort();
    assert.equal(inShort(await adding), 'unknown: cancelled');
    await turn();
    assert.equal(server.requests.length, 0);
  });

  it('claims nothing when it is cancelled while it waits for the answer', async () => {
    sandbox().fault({ kind: 'hold', commit: true });
    const controller = new AbortController();
    const adding = addThrough(sandbox().address, { signal: controller.signal });
    await sandbox().whenReceived('loyaltyPrograms/add');
    controller.abort();
    assert.equal(inShort(await adding), 'unknown: cancelled');
    assert.equal(sandbox().programs().length, 2);
  });

  it('claims nothing when it is cancelled in the middle of the answer', async () => {
    const controller = new AbortController();
    server.answer((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{'));
    const atHead: typeof fetch = async (...call) => {
      const response = await fetch(...call);
      setImmediate(() => controller.abort());
      return response;
    };
    assert.deepEqual(await postTo(server.address, { signal: controller.signal, fetch: atHead }), {
      kind: 'interrupted',
      by: 'cancel',
    });
  });

  it('gives up at its deadline where no answer comes', async () => {
    sandbox().fault({ kind: 'hold' });
    assert.equal(inShort(await addThrough(sandbox().address, { deadlineMs: 50 })), 'unknown: deadline');
  });

  it('gives up at its deadline where an answer never ends', async () => {
    server.answer((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{'));
    assert.equal(inShort(await addThrough(server.address, { deadlineMs: 50 })), 'unknown: deadline');
  });

  it('gives up at its deadline where the server switches to another protocol', async () => {
    server.answer((socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
    );
    assert.equal(inShort(await addThrough(server.address, { deadlineMs: 50 })), 'unknown: deadline');
  });

  it('keeps an answer that came before it was cancelled, and lets go of the signal', async () => {
    const controller = new AbortController();
    const listeners: string[] = [];
    const { signal } = controller;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...call: Parameters<typeof addEventListener>) => {
      listeners.push('added');
      addEventListener.apply(signal, call);
    };
    signal.removeEventListener = (...call: Parameters<typeof removeEventListener>) => {
      listeners.push('removed');
      removeEventListener.apply(signal, call);
    };
    const exchange = await postTo(sandbox().address + ADD_PATH, { signal });
    controller.abort();
    assert.equal(exchange.kind, 'answered');
    assert.deepEqual(listeners, ['added', 'removed']);
  });
});
