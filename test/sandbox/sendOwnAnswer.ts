import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Answer } from './answer';
import { changedAnswer } from './changedAnswer';
import type { Fault } from './fault';
import type { Pauses } from './pauses';
import { resetAfterReading } from './resetAfterReading';
import { putHead, sendAnswer } from './sendAnswer';

type Of<Kind extends Fault['kind']> = Extract<Fault, { readonly kind: Kind }>;

/** The faults that make something of the operation's own answer. */
export type OwnAnswerFault = Of<'raw' | 'delay' | 'changed' | 'cut' | 'slow' | 'endless' | 'compressed'>;

const ENDLESS_CHUNK = Buffer.alloc(65_536, ' ');

/** Sends the operation's own answer the way a fault wants it; resolves when it is out or the client has left. */
export async function sendOwnAnswer(
  response: ServerResponse,
  answer: Answer,
  fault: OwnAnswerFault,
  pauses: Pauses,
): Promise<void> {
  switch (fault.kind) {
    case 'delay':
      return sendAnswer(response, answer);
    case 'changed':
      return sendAnswer(response, changedAnswer(answer, fault.change, fault.index));
    case 'compressed':
      return sendCompressed(response, answer, fault);
    case 'endless':
      return sendEndless(response, answer);
    case 'raw':
      return sendRaw(response, answer, fault, pauses);
    case 'cut':
      return sendCut(response, answer, fault, pauses);
    case 'slow':
      return sendSlowly(response, answer, fault, pauses);
  }
}

async function sendCompressed(
  response: ServerResponse,
  answer: Answer,
  { encoding, spaces = 0 }: Of<'compressed'>,
): Promise<void> {
  const plain = Buffer.concat([Buffer.from(answer.body), Buffer.alloc(spaces, ' ')]);
  response.setHeader('Content-Encoding', encoding);
  return sendAnswer(response, answer, encoding === 'gzip' ? gzipSync(plain) : brotliCompressSync(plain));
}

async function sendEndless(response: ServerResponse, answer: Answer): Promise<void> {
  putHead(response, answer);
  response.write(answer.body);
  while (!response.destroyed) {
    if (!response.write(ENDLESS_CHUNK)) {
      await drained(response);
    }
  }
}

async function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      response.off('drain', finish);
      response.off('close', finish);
      resolve();
    };
    response.on('drain', finish);
    response.on('close', finish);
  });
}

async function sendRaw(response: ServerResponse, answer: Answer, fault: Of<'raw'>, pauses: Pauses): Promise<void> {
  const length = Buffer.byteLength(answer.body);
  for (const [index, piece] of fault.pieces.entries()) {
    if (index > 0 && (await pauses.wait(fault.everyMs ?? 0)) === 'abandoned') {
      break;
    }
    const text = piece
      .replaceAll('{length}', String(length))
      .replaceAll('{hexLength}', length.toString(16))
      .replaceAll('{answer}', () => answer.body);
    await write(response.socket, Buffer.from(text));
  }
  if (fault.end === 'open') {
    await pauses.wait('never');
  }
  await finish(response.socket, fault.end === 'reset' ? 'reset' : 'close', pauses);
}

async function sendCut(response: ServerResponse, answer: Answer, fault: Of<'cut'>, pauses: Pauses): Promise<void> {
  const body = Buffer.from(answer.body);
  const kept = body.subarray(0, fault.bytes ?? Math.floor(body.length / 2));
  switch (fault.framing) {
    case 'contentLength':
      await write(response.socket, Buffer.concat([head(answer, `Content-Length: ${body.length}`), kept]));
      break;
    case 'chunked': {
      const size = Buffer.from(`${kept.length.toString(16)}\r\n`);
      const chunk = kept.length === 0 ? [] : [size, kept, Buffer.from('\r\n')];
      await write(response.socket, Buffer.concat([head(answer, 'Transfer-Encoding: chunked'), ...chunk]));
      break;
    }
    case 'untilClose':
      await write(response.socket, Buffer.concat([head(answer, 'Connection: close'), kept]));
      break;
  }
  await finish(response.socket, fault.end ?? 'close', pauses);
}

async function sendSlowly(response: ServerResponse, answer: Answer, fault: Of<'slow'>, pauses: Pauses): Promise<void> {
  const body = Buffer.from(answer.body);
  const top = head(answer, `Content-Length: ${body.length}`);
  const all = Buffer.concat([top, body]);
  const { bytes = 1, everyMs } = fault;
  let sent = 0;
  while (sent < all.length && response.socket !== null && !response.socket.destroyed) {
    const next = sent === 0 && fault.part === 'body' ? top.length : sent + bytes;
    await write(response.socket, all.subarray(sent, next));
    sent = next;
    if ((await pauses.wait(everyMs)) === 'abandoned') {
      break;
    }
  }
  await finish(response.socket, 'close', pauses);
}

function head(answer: Answer, framing: string): Buffer {
  const headers = Object.entries(answer.headers).flatMap(([name, value]) =>
    [value].flat().map((each) => `${name}: ${each}`),
  );
  const first = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`;
  return Buffer.from([first, ...headers, framing, '', ''].join('\r\n'), 'latin1');
}

async function write(socket: Socket | null, bytes: Uint8Array): Promise<void> {
  if (socket === null || socket.destroyed || bytes.length === 0) {
    return;
  }
  return new Promise((resolve) => {
    socket.once('close', resolve);
    socket.write(bytes, () => {
      socket.off('close', resolve);
      resolve();
    });
  });
}

async function finish(socket: Socket | null, how: 'close' | 'reset', pauses: Pauses): Promise<void> {
  if (how === 'close') {
    socket?.end();
  } else if (socket !== null) {
    await resetAfterReading(socket, pauses);
  }
}
