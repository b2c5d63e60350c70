import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { canaryTokens } from './canaryTokens';
import { READS_BEFORE_ADD } from './expected';
import type { FaultServer } from './faultServer';
import { listen, stop } from './listening';
import { type RawRequest, rawRequest } from './rawRequest';
import { readAnswers } from './readAnswers';

/** What happens on the connection of a request to add programs. */
export type Script = (socket: Socket, request: RawRequest) => void;

export interface RawServerOptions {
  /** Begins the script as soon as the head has come, and stops reading there. */
  readonly atHead?: boolean;
  /** Speaks TLS with this certificate. */
  readonly tls?: TlsOptions;
  /** Is no API, or none any more once the reads that come first are answered, but somebody who must not learn the tokens. */
  readonly stranger?: boolean;
  /** Says something of its own to a read. */
  readonly read?: (request: RawRequest) => Buffer | undefined;
  /**
   * What becomes of it once the reads that come before an add are answered: it is gone (until `listenAgain`), shows another
   * certificate, or somebody else takes every connection, who speaks no TLS.
   */
  readonly afterReads?: 'gone' | TlsOptions | ((socket: Socket) => void);
}

/** A server on a loopback address that says to an add whatever bytes a row wants, and answers reads by itself. */
export interface RawServer extends FaultServer {
  readonly port: number;
  /** Requests to add programs, as they came. */
  readonly requests: readonly RawRequest[];
  /** All connections that were made to it. */
  readonly connections: number;
  /** Resolves when the next request to add programs has come. */
  whenAdd(): Promise<RawRequest>;
  /** Lets nobody connect any more. */
  stopListening(): Promise<void>;
  /** Is there again, at the same address. */
  listenAgain(): Promise<void>;
}

export async function startRawServer(script: Script, options: RawServerOptions = {}): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const requests: RawRequest[] = [];
  const bytes: Buffer[] = [];
  const waiting: ((request: RawRequest) => void)[] = [];
  const { afterReads } = options;
  let connections = 0;
  let readsLeft = afterReads === undefined ? 0 : READS_BEFORE_ADD;
  const becomeAnother = () => {
    if (afterReads === 'gone') server.close();
    else if (typeof afterReads === 'object') tlsServer?.setSecureContext(afterReads);
  };
  const serve = (socket: Socket) => {
    let received = Buffer.alloc(0);
    const onData = (chunk: Buffer) => {
      if (options.stranger && readsLeft === 0) bytes.push(chunk);
      received = Buffer.concat([received, chunk]);
      const request = rawRequest(received);
      if (!request || !(request.whole || (options.atHead && request.operation === 'loyaltyPrograms/add'))) return;
      socket.off('data', onData);
      const said = options.read?.(request);
      if (said) return void socket.end(said);
      const read = readAnswers[request.operation];
      if (read !== undefined) {
        if (readsLeft > 0 && --readsLeft === 0) becomeAnother();
        return void socket.end(answer(200, JSON.stringify(read)));
      }
      if (!request.whole) socket.pause();
      requests.push(request);
      for (const resolve of waiting.splice(0)) resolve(request);
      script(socket, request);
      // Bytes that nobody asked for, and the end that the client makes.
      socket.on('data', () => undefined);
      if (!request.whole) socket.pause();
    };
    socket.on('data', onData);
    socket.on('error', () => undefined);
  };
  const track = (socket: Socket) => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  };
  const tlsServer = options.tls && createTlsServer(options.tls, serve).on('tlsClientError', () => undefined);
  const server: Server = createServer((socket) => {
    track(socket);
    if (typeof afterReads === 'function' && readsLeft === 0) {
      socket.on('data', (chunk: Buffer) => bytes.push(chunk));
      afterReads(socket);
    } else if (tlsServer) tlsServer.emit('connection', socket);
    else serve(socket);
  });
  const port = await listen(server);
  return {
    port,
    address: `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    tokens: canaryTokens,
    requests,
    get connections() {
      return connections;
    },
    adds: () => (options.stranger ? 0 : requests.length),
    openSockets() {
      // Who does not read hears of no end.
      for (const socket of sockets) socket.resume();
      return sockets.size;
    },
    ...(options.stranger && { strangersBytes: () => Buffer.concat(bytes).toString('latin1') }),
    whenAdd: () => new Promise((resolve) => waiting.push(resolve)),
    stopListening: () => stop(server),
    listenAgain: () => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve)),
    async close() {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await stop(server);
    },
  };
}

/** A whole answer with a RequestId, in Mews' manner. */
export function answer(status: number, body: string | Buffer, headers: readonly string[] = []): Buffer {
  const head = [
    `HTTP/1.1 ${status} Said`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(headers.some((header) => /^request-id:/i.test(header))
      ? []
      : ['Request-Id: 7f3d9b2e-61c4-4a58-8f0e-d2b7a9c5e113']),
    'Connection: close',
    ...headers,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)]);
}
