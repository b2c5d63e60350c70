import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FaultServer } from './faultServer';
import { rawRequest } from './rawRequest';

/** What is wrong with the way of a request to add programs. Each applies to one direction, or to both. */
export interface Toxics {
  /** Every piece comes so much later. */
  readonly latencyMs?: number;
  readonly upBytesPerSecond?: number;
  /** Every piece goes on in slices of so many bytes, each by itself. */
  readonly upSlices?: number;
  readonly downSlices?: number;
  /** After so many bytes nothing goes on any more, and nobody is told (`silent`), the way ends (`close`) or is reset (`reset`). */
  readonly upLimit?: number;
  readonly downLimit?: number;
  readonly atLimit?: 'silent' | 'close' | 'reset';
}

/** A way to a server with something wrong about it, which only requests to add programs meet. */
export async function startTcpProxy(target: FaultServer, toxics: Toxics): Promise<FaultServer> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(new URL(target.address).port), '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.once('close', () => sockets.delete(socket));
    }
    const way: Way = { toxic: false, ended: false };
    const end = () => {
      way.ended = true;
      client.destroy();
      upstream.destroy();
    };
    const reset = () => {
      way.ended = true;
      client.resetAndDestroy();
      upstream.destroy();
    };
    const atLimit = { silent: () => undefined, close: end, reset }[toxics.atLimit ?? 'close'];
    const { latencyMs, upBytesPerSecond, upSlices, downSlices, upLimit, downLimit } = toxics;
    pass(client, upstream, way, {
      latencyMs,
      bytesPerSecond: upBytesPerSecond,
      slices: upSlices,
      limit: upLimit,
      atLimit,
      looks: true,
    });
    pass(upstream, client, way, { latencyMs, slices: downSlices, limit: downLimit, atLimit });
    client.once('close', end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (typeof bound !== 'object' || bound === null) throw new Error('The proxy has no port');
  return {
    address: `http://127.0.0.1:${bound.port}`,
    tokens: target.tokens,
    adds: () => 0,
    openSockets: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Way {
  /** Whether the request on it is one that meets the toxics. */
  toxic: boolean;
  ended: boolean;
}

interface Direction {
  readonly latencyMs: number | undefined;
  readonly bytesPerSecond?: number | undefined;
  readonly slices: number | undefined;
  readonly limit: number | undefined;
  readonly atLimit: () => void;
  /** Reads the request that passes, to know whether it is meant. */
  readonly looks?: boolean;
}

/** Hands on what comes, piece by piece and in order, the way the direction has it. */
function pass(from: Socket, to: Socket, way: Way, direction: Direction): void {
  const { latencyMs = 0, bytesPerSecond, slices, limit = Number.POSITIVE_INFINITY, atLimit, looks } = direction;
  let passed = 0;
  let queue = Promise.resolve();
  const then = (work: () => Promise<void> | void) => {
    queue = queue.then(work);
  };
  from.on('data', (chunk: Buffer) => {
    if (looks && rawRequest(chunk)?.operation === 'loyaltyPrograms/add') way.toxic = true;
    then(async () => {
      if (!way.toxic) return void to.write(chunk);
      await pause(latencyMs);
      const size = bytesPerSecond === undefined ? (slices ?? chunk.length) : Math.ceil(bytesPerSecond / 20);
      for (let start = 0; start < chunk.length && !way.ended; start += size) {
        const piece = chunk.subarray(start, Math.min(start + size, chunk.length, start + limit - passed));
        passed += piece.length;
        to.write(piece);
        if (passed >= limit) return atLimit();
        await pause(bytesPerSecond === undefined ? 0 : 50);
      }
    });
  });
  from.once('end', () => then(() => void (passed < limit && to.end())));
}
