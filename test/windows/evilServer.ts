import { once } from 'node:events';
import { createServer } from 'node:http';

export interface EvilServer {
  readonly address: string;
  /** The first line and the head of every request, and what it carried. */
  readonly seen: readonly string[];
  close(): Promise<void>;
}

/**
 * A server of somebody who means harm: takes down whatever comes, as a server, as a proxy and as a place for schemas. A suite gets what
 * it has seen so far from `/seen`.
 */
export async function startEvilServer(): Promise<EvilServer> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      if (request.url === '/seen') {
        response.end(JSON.stringify(seen));
        return;
      }
      seen.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)} ${body}`);
      response.end('{}');
    });
  });
  server.on('connect', (request, socket) => {
    seen.push(`CONNECT ${request.url} ${JSON.stringify(request.headers)}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    address: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
