import assert from 'node:assert/strict';
import { maxHeaderSize } from 'node:http';
import { ADD_PATH } from '../../src/mews/addBody';
import { addOutcome } from '../../src/mews/addOutcome';
import { MAX_ANSWER_BYTES } from '../../src/mews/limits';
import { useSandbox } from '../sandbox/useSandbox';
import { body, inShort, postTo, sent } from './addThrough';
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
    [`Request-Id: ${'x'.repeat(127)}`, 'x'.repeat(127)],
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
    { bytes: MAX_ANSWER_BYTES - 1, framing: 'Content-Length', kind: 'answered' },
    { bytes: MAX_ANSWER_BYTES, framing: 'Content-Length', kind: 'answered' },
    { bytes: MAX_ANSWER_BYTES + 1, framing: 'Content-Length', kind: 'failed' },
    { bytes: MAX_ANSWER_BYTES - 1, framing: 'the end of the connection', kind: 'answered' },
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

  // Node counts the words of the status, names and values, and stops where they reach its limit, before a byte of the body.
  const sets = [
    ['one header', (length: number) => `X: ${'x'.repeat(length - 'OKX'.length)}`],
    ['a long name', (length: number) => `${'x'.repeat(length - 'OK1'.length)}: 1`],
    [
      'many headers',
      (length: number) => `${'X: 1\r\n'.repeat(1000)}Y: ${'x'.repeat(length - 'OKY'.length - 'X1'.length * 1000)}`,
    ],
  ] as const;
  for (const [what, headers] of sets) {
    it(`reads an answer whose head has less than ${maxHeaderSize} characters in ${what}, and fails with more`, async () => {
      assert.equal(maxHeaderSize, 16 * 1024);
      for (const length of [maxHeaderSize - 2, maxHeaderSize - 1]) {
        server.answer(says(`200 OK\r\n${headers(length)}`, '{}'));
        assert.deepEqual(await postTo(server.address), { kind: 'answered', answer: { status: 200, body: '{}' } });
      }
      for (const length of [maxHeaderSize, maxHeaderSize + 1, 64 * maxHeaderSize]) {
        server.answer(says(`200 OK\r\n${headers(length)}`, '{}'));
        const exchange = await postTo(server.address);
        assert.deepEqual(exchange, { kind: 'failed', error: { type: 'system', code: 'HPE_HEADER_OVERFLOW' } });
        assert.equal(inShort(addOutcome(exchange, sent, 0)), 'unknown: connection-lost');
      }
    });
  }

  it('fails with headers without end behind the body', async () => {
    const chunk = `2\r\n{}\r\n0\r\nX: ${'x'.repeat(2 * maxHeaderSize)}\r\n\r\n`;
    server.answer(says('200 OK\r\nTransfer-Encoding: chunked\r\nRequest-Id: r-1', chunk));
    const exchange = await postTo(server.address);
    assert.ok(exchange.kind === 'failed');
    assert.deepEqual([exchange.status, exchange.requestId], [200, 'r-1']);
    assert.equal(inShort(addOutcome(exchange, sent, 0)), 'unknown: answer-broken-off');
  });

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
