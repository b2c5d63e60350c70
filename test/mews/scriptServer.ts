import { createServer, type Socket } from 'node:net';
import { after, afterEach, before } from 'mocha';

/** What happens on a connection once a whole request has come. */
export type Script = (socket: Socket) => void;

/** A server that reads whole requests and answers with whatever bytes a test wants. */
export interface ScriptServer {
  /** `http://127.0.0.1:PORT`. */
  readonly address: string;
  /** The requests that came whole since the test began, head and body. */
  readonly requests: readonly string[];
  /** How many connections were made since the test began. */
  readonly connections: number;
  /** From now on, every request is answered so. */
  answer(script: Script): void;
}

/** Gives the tests of a `describe` one script server. */
export function useScriptServer(): ScriptServer {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let script: Script = (socket) => socket.end();
  let address = '';
  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      received += text;
      if (!isWhole(received)) return;
      requests.push(received);
      received = '';
      script(socket);
    });
    // A client that leaves is no failure of the server.
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    if (typeof bound === 'object' && bound) address = `http://127.0.0.1:${bound.port}`;
  });
  afterEach(() => {
    requests.length = 0;
    connections = 0;
    for (const socket of sockets) socket.destroy();
  });
  after(async () => new Promise<void>((resolve) => server.close(() => resolve())));
  return {
    get address() {
      return address;
    },
    requests,
    get connections() {
      return connections;
    },
    answer: (next) => {
      script = next;
    },
  };
}

function isWhole(received: string): boolean {
  const end = received.indexOf('\r\n\r\n');
  const length = /\r\ncontent-length: (\d+)\r\n/i.exec(received)?.[1];
  return end !== -1 && Buffer.byteLength(received.slice(end + 4)) >= Number(length ?? 0);
}

/** Sends a status line, headers and a body as they are, then closes. No header is added. */
export function says(head: string, body: string | Uint8Array = ''): Script {
  return (socket) => {
    socket.write(`HTTP/1.1 ${head}\r\n\r\n`);
    socket.end(body);
  };
}
