import { createServer, type Socket } from 'node:net';
import { canaryTokens } from './canaryTokens';
import type { FaultServer } from './faultServer';
import { listen, stop } from './listening';

/** Somebody on this machine who is not the API and must not learn the tokens. */
export interface Stranger extends FaultServer {
  readonly port: number;
  /** All connections that were made to it. */
  readonly connections: number;
  /** Lets nobody connect any more. */
  stopListening(): void;
}

/** Starts one. `onBytes` hears of the first bytes of each connection. */
export async function startStranger(
  scheme: 'http' | 'https',
  onBytes: (socket: Socket, bytes: Buffer) => void,
): Promise<Stranger> {
  const sockets = new Set<Socket>();
  const received: Buffer[] = [];
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.once('data', (bytes: Buffer) => onBytes(socket, bytes));
    socket.on('data', (bytes: Buffer) => received.push(bytes));
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  const port = await listen(server);
  return {
    port,
    address: `${scheme}://127.0.0.1:${port}`,
    tokens: canaryTokens,
    get connections() {
      return connections;
    },
    adds: () => 0,
    stopListening: () => void server.close(),
    openSockets: () => sockets.size,
    strangersBytes: () => Buffer.concat(received).toString('latin1'),
    async close() {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await stop(server);
    },
  };
}
