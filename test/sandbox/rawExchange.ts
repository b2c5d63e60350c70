import { connect } from 'node:net';

/** What came back over a bare connection, and how that ended: in good order, by a reset, or by this side's leaving. */
export interface RawReply {
  readonly text: string;
  readonly ending: 'closed' | 'reset' | 'left';
}

/**
 * Posts a JSON body over a connection of its own and reads until the other side ends it, or until `leaveAfter` bytes
 * have come.
 */
export async function rawExchange(
  address: string,
  path: string,
  body: string,
  leaveAfter = Number.POSITIVE_INFINITY,
): Promise<RawReply> {
  const { port, host } = new URL(address);
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${host}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const finish = (ending: RawReply['ending']): void =>
      resolve({ text: Buffer.concat(chunks).toString('utf8'), ending });
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => finish('reset'));
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= leaveAfter) {
        socket.destroy();
        finish('left');
      }
    });
    socket.on('end', () => finish('closed'));
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}
