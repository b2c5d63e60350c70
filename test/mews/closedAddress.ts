import assert from 'node:assert/strict';
import { createServer } from 'node:net';

/** An address on this machine where nobody listens any more. */
export async function closedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  assert.ok(typeof bound === 'object' && bound);
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${bound.port}`;
}
