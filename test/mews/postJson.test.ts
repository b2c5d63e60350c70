import assert from 'node:assert/strict';
import { ADD_PATH } from '../../src/mews/addBody';
import { MAX_ANSWER_BYTES } from '../../src/mews/limits';
import { useSandbox } from '../sandbox/useSandbox';
import { body, postTo } from './addThrough';
import { says, useScriptServer } from './scriptServer';

describe('postJson', () => {
  const sandbox = useSandbox();
  const server = useScriptServer();

  it('sends one POST with the body byte for byte, and no header that asks for anything special', async () => {
    await postTo(sandbox().address + ADD_PATH);
    assert.equal(sandbox().seen.length, 1);
    const [seen] = sandbox().seen;
    assert.deepEqual([seen?.method, seen?.path, seen?.text], ['POST', ADD_PATH, body]);
    assert.deepEqual(
      { ...seen?.headers, host: '' },
      {
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': 'Test/1.0.0',
        'content-length': String(Buffer.byteLength(body)),
        connection: 'close',
        host: '',
      },
    );
  });

  it('uses a connection of its own for every request', async () => {
    for (let request = 0; request < 3; request++) await postTo(sandbox().address + ADD_PATH);
    assert.equal(new Set(sandbox().seen.map(({ connection }) => connection)).size, 3);
  });

  it('gives status, body and the headers that anyone reads', async () => {
    const headers = 'Request-Id: r-1\r\nRetry-After: 7\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nServer: x';
    server.answer(says(`418 Short and stout\r\n${headers}`, '{"a":"é"}'));
    assert.deepEqual(await postTo(server.address), {
      kind: 'answered',
      answer: {
        status: 418,
        body: '{"a":"é"}',
        requestId: 'r-1',
        retryAfter: '7',
        date: 'Sun, 06 Nov 1994 08:49:37 GMT',
      },
    });
  });

  const requestIds: readonly (readonly [string, string | undefined])[] = [
    ['Request-Id: 0f8fad5b-d9cb-469f-a165-70867728950e', '0f8fad5b-d9cb-469f-a165-70867728950e'],
    [`Request-Id: ${'x'.repeat(128)}`, 'x'.repeat(128)],
    [`Request-Id: ${'x'.repeat(129)}`, undefined],
    ['Request-Id: a\r\nRequest-Id: b', undefined],
    ['Request-Id: [a](command:b)', undefined],
    ['Request-Id:', undefined],
    ['X-Request-Id: a', undefined],
  ];
  for (const [header, requestId] of requestIds) {
    it(`reads ${JSON.stringify(header.slice(0, 60))} as ${requestId === undefined ? 'no' : 'a'} RequestId`, async () => {
      server.answer(says(`200 OK\r\n${header}`, '{}'));
      const exchange = await postTo(server.address);
      assert.ok(exchange.kind === 'answered');
      assert.equal(exchange.answer.requestId, requestId);
    });
  }

  const bodies: readonly (readonly [string, Uint8Array, string | undefined])[] = [
    ['a byte order mark', Buffer.from('\ufeff{}'), '{}'],
    ['nothing', Buffer.alloc(0), ''],
    ['a byte that is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), undefined],
    ['half a character', Buffer.from('é').subarray(0, 1), undefined],
    ['a character too long', Buffer.from([0xc0, 0xaf]), undefined],
    ['half a surrogate pair', Buffer.from([0xed, 0xa0, 0x80]), undefined],
  ];
  for (const [what, bytes, text] of bodies) {
    it(`reads ${what} as ${text === undefined ? 'no text' : JSON.stringify(text)}`, async () => {
      server.answer(says('200 OK', bytes));
      assert.deepEqual(await postTo(server.address), { kind: 'answered', answer: { status: 200, body: text } });
    });
  }

  const sizes = [
    { bytes: MAX_ANSWER_BYTES, framing: 'Content-Length', kind: 'answered' },
    { bytes: MAX_ANSWER_BYTES + 1, framing: 'Content-Length', kind: 'failed' },
    { bytes: MAX_ANSWER_BYTES, framing: 'the end of the connection', kind: 'answered' },
    { bytes: MAX_ANSWER_BYTES + 1, framing: 'the end of the connection', kind: 'failed' },
  ] as const;
  for (const { bytes, framing, kind } of sizes) {
    it(`has ${kind} with ${bytes} bytes framed by ${framing}`, async () => {
      const length = framing === 'Content-Length' ? `\r\nContent-Length: ${bytes}` : '';
      server.answer(says(`200 OK${length}`, Buffer.alloc(bytes, ' ')));
      const exchange = await postTo(server.address);
      if (kind === 'answered') {
        assert.ok(exchange.kind === 'answered');
        assert.equal(exchange.answer.body?.length, bytes);
      } else {
        assert.deepEqual(exchange, { kind: 'failed', error: { type: 'max-size' }, status: 200 });
      }
    });
  }

  it('keeps no word of an error but type, code and system call: the rest can quote a body or an address', async () => {
    server.answer((socket) => socket.resetAndDestroy());
    const exchange = await postTo(`${server.address}/secret`);
    assert.deepEqual(exchange, { kind: 'failed', error: { type: 'system', code: 'ECONNRESET', syscall: 'read' } });
  });

  for (const thrown of [undefined, null, 'a text', 17, new TypeError('secret'), { code: 5, type: null }]) {
    it(`gives a failure without facts where fetch rejects with ${String(thrown)}`, async () => {
      const exchange = await postTo(server.address, { fetch: () => Promise.reject(thrown) });
      assert.deepEqual(exchange, { kind: 'failed', error: {} });
    });
  }
});
