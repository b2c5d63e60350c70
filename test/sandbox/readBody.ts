import type { IncomingMessage } from 'node:http';

/** The bytes of a request body; `tooLarge` after reading all of it; `gone` when the client left before its end. */
export type ReadBody =
  | { readonly kind: 'read'; readonly bytes: Buffer }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'gone' };

/** Reads a request to its end, so that the answer reaches the client, but keeps no more than `maxBytes`. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<ReadBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBytes) {
        chunks.push(chunk);
      } else {
        chunks.length = 0;
      }
    });
    request.on('end', () =>
      resolve(length > maxBytes ? { kind: 'tooLarge' } : { kind: 'read', bytes: Buffer.concat(chunks) }),
    );
    request.on('close', () => resolve({ kind: 'gone' }));
  });
}
