import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { MAX_ANSWER_BYTES } from '../../../src/mews/limits';
import { confirmed, rejected, unknown } from '../expected';
import type { Expected, FaultRow } from '../faultRow';
import { addedBody, type RawRequest } from '../rawRequest';
import { answer, type Script, startRawServer } from '../rawServer';
import { rawRow } from '../simpleRows';

const UNREADABLE = 'The answer \\(status 200\\) is not one of Mews';
const TOO_LARGE = 'The answer was too large to read\\.';
const BOMB_BYTES = 50 * 1024 * 1024;
const MOST_RSS_GROWTH = 64 * 1024 * 1024;
const CHUNK = Buffer.alloc(64 * 1024, ' ');

/** Answers that are made to do harm, or come from something badly broken. */
export const hostileAnswers: readonly FaultRow[] = [
  compressedRow('58a', '50 MB in 50 kB of gzip', 'gzip', () => compressed(createGzip()), unknown(UNREADABLE)),
  compressedRow(
    '58b',
    '50 MB in a few bytes of brotli',
    'br',
    () => compressed(createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })),
    unknown(UNREADABLE),
  ),
  compressedRow(
    '58c',
    'gzip within gzip',
    'gzip, gzip',
    async () => buffer(Readable.from([await compressed(createGzip())]).pipe(createGzip())),
    unknown(UNREADABLE),
  ),
  // Nobody asked for gzip, and nobody unpacks it: a text that is none is read as it is.
  rawRow('58d', '200 that claims to be gzip, and is not', says(addedBody, ['Content-Encoding: gzip']), confirmed()),
  sizeRow('59a', '200 without an end', (socket, request) =>
    endless(socket, Buffer.from(`HTTP/1.1 200 OK\r\n\r\n${addedBody(request)}`), Number.POSITIVE_INFINITY),
  ),
  sizeRow('59b', '200 with 100 MB of JSON', (socket) =>
    endless(
      socket,
      Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n{"LoyaltyPrograms":['),
      104857600 - 20,
    ),
  ),
  rawRow(
    '60a',
    '200 with 100,000 lists within each other',
    says(() => '['.repeat(100_000)),
    unknown(UNREADABLE),
  ),
  rawRow(
    '60b',
    '200 with the programs in a member named __proto__',
    says((request) => `{"__proto__":${addedBody(request)}}`),
    unknown(UNREADABLE),
    { also: assertNothingPolluted },
  ),
  rawRow(
    '60c',
    '200 with the programs, and __proto__ with members of its own',
    says((request) => addedBody(request).replace('{', '{"__proto__":{"polluted":true},')),
    confirmed(),
    { also: assertNothingPolluted },
  ),
  rawRow(
    '60d',
    '200 with a member twice',
    says((request) => addedBody(request).replace('{', '{"LoyaltyPrograms":[],')),
    confirmed(),
  ),
  rawRow(
    '60e',
    '200 with a number beyond all numbers',
    says((request) => addedBody(request).replace('{', '{"Limit":1e400,')),
    confirmed(),
  ),
  rawRow(
    '60f',
    '200 with bytes that are no UTF-8',
    says((request) => Buffer.from(addedBody(request).replace('Program FIRST', 'Program \u00ff'), 'latin1')),
    unknown(UNREADABLE),
  ),
  rawRow(
    '60g',
    '200 with a byte order mark',
    says((request) => `\ufeff${addedBody(request)}`),
    confirmed(),
  ),
  rawRow(
    '60h',
    '200 with 100,000 lists within each other beside the programs',
    says((request) => addedBody(request).replace('{', `{"Deep":${'['.repeat(100_000)}${']'.repeat(100_000)},`)),
    confirmed(),
  ),
  rawRow('60i', '200 that repeats a token as often as it can beside the programs', says(repeatingTokens), confirmed()),
  rawRow(
    '60j',
    '400 with 100,000 lists within each other, and Details',
    (socket) =>
      socket.end(answer(400, `{"Message":"No","Details":"x","Deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)),
    rejected('Mews did not accept the request \\(400\\)\\. Mews says: "No"\\.'),
  ),
  rawRow('63a', 'no Request-Id', says(addedBody, [], false), withoutRequestId()),
  rawRow(
    '63b',
    'a Request-Id of 10,000 characters',
    says(addedBody, [`Request-Id: ${'r'.repeat(10_000)}`]),
    withoutRequestId(),
  ),
  rawRow(
    '63c',
    'a Request-Id with a control character',
    says(addedBody, ['Request-Id: a\u0001b']),
    unknown('The connection was lost before Mews answered \\(HPE_INVALID_HEADER_TOKEN\\)\\.'),
  ),
  rawRow('63d', 'a Request-Id in latin-1', says(addedBody, ['Request-Id: Zürich']), withoutRequestId()),
  rawRow('63e', 'two Request-Ids', says(addedBody, ['Request-Id: a', 'Request-Id: b']), withoutRequestId()),
  rawRow(
    '63f',
    'a head of 100 kB',
    says(
      addedBody,
      Array.from({ length: 100 }, (_, index) => `X-${index}: ${'x'.repeat(1000)}`),
    ),
    unknown('The connection was lost before Mews answered \\(HPE_HEADER_OVERFLOW\\)\\.'),
  ),
  rawRow(
    '63g',
    'something that is no HTTP',
    (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
    unknown('The connection was lost before Mews answered \\(HPE_INVALID_CONSTANT\\)\\.'),
  ),
  rawRow(
    '63h',
    'two lengths that contradict each other',
    says(addedBody, ['Content-Length: 3']),
    unknown('The connection was lost before Mews answered \\(HPE_UNEXPECTED_CONTENT_LENGTH\\)\\.'),
  ),
];

function says(
  body: (request: RawRequest) => string | Buffer,
  headers: readonly string[] = [],
  requestId = true,
): Script {
  return (socket, request) => {
    const bytes = answer(200, body(request), headers);
    socket.end(requestId ? bytes : Buffer.from(bytes.toString().replace(/Request-Id: .*\r\n/, '')));
  };
}

/** With an escape, so that they are looked for in what escapes stand for as well. */
function repeatingTokens(request: RawRequest): string {
  const token = JSON.stringify(JSON.parse(request.body).AccessToken).slice(1, -1);
  const times = Math.floor((MAX_ANSWER_BYTES * 0.9) / Buffer.byteLength(`${token} `));
  return addedBody(request).replace('{', () => `{"Echo":"%${`${token} `.repeat(times)}",`);
}

function withoutRequestId(): Expected {
  return confirmed(2, { output: /Mews created 2 loyalty programs\. \(no RequestId, \d+ ms\)/ });
}

function assertNothingPolluted(): void {
  assert.equal(Reflect.get({}, 'polluted'), undefined);
  assert.equal(Reflect.get({}, 'LoyaltyPrograms'), undefined);
}

/** So many blanks, never in memory as a whole. */
async function compressed(compressor: NodeJS.ReadWriteStream): Promise<Buffer> {
  const blanks = Readable.from(Array.from({ length: BOMB_BYTES / CHUNK.length }, () => CHUNK));
  return buffer(blanks.pipe(compressor));
}

function compressedRow(
  row: string,
  what: string,
  encoding: string,
  bytes: () => Promise<Buffer>,
  expected: Expected,
): FaultRow {
  return {
    row,
    fault: `200 with ${what}`,
    async play(stage) {
      const body = await bytes();
      assert(body.length < 200_000);
      const server = await startRawServer((socket) => socket.end(answer(200, body, [`Content-Encoding: ${encoding}`])));
      await stage.connect(server);
      const before = process.memoryUsage().rss;
      await stage.add();
      assertModest(before);
    },
    expected,
  };
}

function sizeRow(row: string, fault: string, script: Script): FaultRow {
  return {
    row,
    fault,
    async play(stage) {
      await stage.connect(await startRawServer(script));
      const before = process.memoryUsage().rss;
      await stage.add();
      assertModest(before);
    },
    expected: unknown(TOO_LARGE),
  };
}

function assertModest(before: number): void {
  const growth = process.memoryUsage().rss - before;
  assert(growth < MOST_RSS_GROWTH, `the process grew by ${Math.round(growth / 1024 / 1024)} MB`);
}

/** Sends something and then blanks, as fast as they are taken, until there were so many or the client leaves. */
function endless(socket: Socket, start: Buffer, count: number): void {
  let left = count;
  const more = () => {
    while (left > 0 && !socket.destroyed) {
      left -= CHUNK.length;
      if (!socket.write(CHUNK)) return void socket.once('drain', more);
    }
  };
  socket.write(start, more);
}
