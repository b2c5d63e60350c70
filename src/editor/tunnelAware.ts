import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type nodeFetch from 'node-fetch';

/** Says by its members that nothing of the request left: they are all that is read of a failure. */
class TunnelFailure extends Error {
  constructor(
    readonly type: 'proxy-answer' | 'no-tunnel',
    readonly code?: string,
    readonly host?: string,
  ) {
    super('No way through the proxy came about');
  }
}

/**
 * A fetch that tells a proxy's answer from the server's. VS Code hands on whatever a proxy says to CONNECT as if the server had
 * said it, on a socket that nothing can be written to. But a request over https that was sent had a TLS socket: on any other, and
 * on none, nothing of it has left this machine, which is told as a failure of its own. Where Node doesn't tell of the request (before
 * 22.12), whatever came is handed on as it is.
 */
export function tunnelAware(fetch: typeof nodeFetch): typeof nodeFetch {
  return async (url, init) => {
    let request: ClientRequest | undefined;
    let socket: Socket | undefined;
    const onCreated = (message: unknown) => {
      request ??= requestOf(message)?.once('socket', (given) => {
        socket = given;
      });
    };
    // node-fetch makes its request before it returns, so no other one can be taken for it.
    subscribe(CREATED, onCreated);
    let answering: ReturnType<typeof nodeFetch>;
    try {
      answering = fetch(url, init);
    } finally {
      unsubscribe(CREATED, onCreated);
    }
    const isBeforeProxy = () =>
      request?.protocol === 'https:' && socket !== undefined && !(socket instanceof TLSSocket);
    try {
      const response = await answering;
      if (!isBeforeProxy()) return response;
      // Nobody reads what a proxy says, and it could say it for ever.
      response.body?.on('error', () => undefined);
      if (response.body instanceof Readable) response.body.destroy();
      throw new TunnelFailure('proxy-answer', String(response.status), new URL(response.url).host);
    } catch (error) {
      const hadNoSocket = request?.protocol === 'https:' && socket === undefined && !hasCode(error);
      if (error instanceof TunnelFailure || !(hadNoSocket || isBeforeProxy())) throw error;
      throw new TunnelFailure('no-tunnel');
    }
  };
}

const CREATED = 'http.client.request.created';

function requestOf(message: unknown): ClientRequest | undefined {
  const isMessage = typeof message === 'object' && message !== null && 'request' in message;
  return isMessage && message.request instanceof ClientRequest ? message.request : undefined;
}

/** A socket that could not even be made, for a reason of this machine, has a code; VS Code's words about a proxy have none. */
function hasCode(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code !== undefined;
}
