import assert from 'node:assert/strict';
import { createServer as createTlsServer } from 'node:https';
import { useSandbox } from '../sandbox/useSandbox';
import { addThrough, inShort } from './addThrough';
import { selfSigned } from './certificate';
import { closedAddress } from './closedAddress';

describe('addOutcome, where Mews is not reached', () => {
  const sandbox = useSandbox();

  it('is not-sent where the connection is refused', async () => {
    assert.deepEqual(await addThrough(await closedAddress()), {
      kind: 'not-sent',
      why: 'connection-refused',
      code: 'ECONNREFUSED',
    });
  });

  it('is not-sent where there is no such host', async () => {
    assert.equal(inShort(await addThrough('http://mews.invalid')), 'not-sent: host-not-found');
  });

  it('is not-sent where the certificate is not trusted, and not a byte of the request leaves', async () => {
    let requests = 0;
    let bytes = 0;
    const server = createTlsServer(selfSigned, () => requests++);
    server.on('secureConnection', (socket) => socket.on('data', (chunk: Buffer) => (bytes += chunk.length)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    assert.ok(typeof bound === 'object' && bound);
    try {
      assert.deepEqual(await addThrough(`https://127.0.0.1:${bound.port}`), {
        kind: 'not-sent',
        why: 'certificate',
        code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      });
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
    assert.deepEqual([requests, bytes], [0, 0]);
  });

  it('is unknown where the server speaks no TLS', async () => {
    assert.equal(inShort(await addThrough(sandbox().address.replace('http:', 'https:'))), 'unknown: connection-lost');
  });

  it('claims no answer where the connection is reset as soon as it is made', async () => {
    sandbox().fault({ kind: 'resetOnConnection' });
    // Which of the two depends on whether the client's own side was up already.
    assert.match(inShort(await addThrough(sandbox().address)), /^(not-sent: unreachable|unknown: connection-lost)$/);
    assert.deepEqual(sandbox().seen, []);
  });

  const lost = [
    { kind: 'resetBeforeReading', created: 0 },
    { kind: 'resetAfterRequest', created: 0 },
    { kind: 'resetAfterRequest', commit: true, created: 2 },
    { kind: 'closeAfterRequest', created: 0 },
    { kind: 'closeAfterRequest', commit: true, created: 2 },
  ] as const;
  for (const { created, ...fault } of lost) {
    it(`is unknown for ${fault.kind} with ${created} programs created`, async () => {
      sandbox().fault(fault);
      assert.equal(inShort(await addThrough(sandbox().address)), 'unknown: connection-lost');
      assert.equal(sandbox().programs().length, created);
      assert.equal(sandbox().seen.length, 1);
    });
  }
});
