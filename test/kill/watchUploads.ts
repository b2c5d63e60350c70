import { Socket } from 'node:net';
import type { Steps } from './steps';

/**
 * Makes steps of every request that goes out: before its first byte is handed to the system, and in the middle. It is done
 * where Node hands bytes over, since a request must be the very one that is sent in earnest.
 */
export function watchUploads(steps: Steps): void {
  const real: unknown = Reflect.get(Socket.prototype, '_writeGeneric');
  if (typeof real !== 'function') throw new Error('This Node hands bytes to a socket in another way');
  Reflect.set(
    Socket.prototype,
    '_writeGeneric',
    function (this: Socket, several: boolean, data: unknown, encoding: unknown, done: () => void): unknown {
      const go = (...args: unknown[]): unknown => Reflect.apply(real, this, args);
      // Until there is a connection Node only puts it aside, and comes here again.
      if (this.connecting) return go(several, data, encoding, done);
      const bytes = bytesOf(data, encoding);
      const operation = /^POST \S*\/(\w+) /.exec(bytes.toString('latin1'))?.[1];
      if (operation === undefined) return go(several, data, encoding, done);
      steps.reach(`upload ${operation}`);
      if (!steps.endsInside(`upload ${operation}, half`)) return go(several, data, encoding, done);
      return go(false, bytes.subarray(0, Math.ceil(bytes.length / 2)), 'buffer', () => steps.end());
    },
  );
}

/** Several parts come as a list of bytes, or of texts each with its encoding. */
function bytesOf(data: unknown, encoding: unknown): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data.map((part: unknown) => bytesOf(part, encoding)));
  if (data instanceof Uint8Array) return Buffer.from(data);
  if (typeof data === 'string') return Buffer.from(data, encoding === 'latin1' ? 'latin1' : 'utf8');
  if (typeof data !== 'object' || data === null || !('chunk' in data)) throw new Error('Not something to write');
  return bytesOf(data.chunk, 'encoding' in data ? data.encoding : encoding);
}
