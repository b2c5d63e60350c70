import assert from 'node:assert/strict';
import { programsText } from '../../vscode/files';
import { confirmed, SENDING, unknown } from '../expected';
import type { FaultRow } from '../faultRow';
import { largeText } from '../largeText';
import { addedBody, type RawRequest } from '../rawRequest';
import { answer, startRawServer } from '../rawServer';
import { rawRow, sandboxRow } from '../simpleRows';
import type { Stage } from '../stage';

const LOST = 'The connection was lost before Mews answered \\([A-Z_]+\\)\\.';
const BROKE_OFF = 'The answer broke off \\(status 200\\)\\.';
const UNREADABLE = 'The answer \\(status 200\\) is not one of Mews';
const IN_TIME = 'Mews did not answer in time\\.';

/** The request has left, and the way breaks. */
export const afterSending: readonly FaultRow[] = [
  sandboxRow(
    '25',
    'the connection is reset after the whole request',
    { kind: 'resetAfterRequest', commit: true },
    unknown(LOST),
  ),
  sandboxRow(
    '26',
    'the connection is closed without an answer',
    { kind: 'closeAfterRequest', commit: true },
    unknown(LOST),
  ),
  {
    row: '27',
    fault: 'the connection is reset at the second request, which must not be on the first one’s connection',
    async play(stage) {
      await stage.setting('mewsLoyalty.batchSize', 1);
      stage.fault({ kind: 'resetAfterRequest', skip: 1, commit: true });
      await stage.add();
      const adds = stage.sandbox.seen.filter(({ operation }) => operation === 'loyaltyPrograms/add');
      assert.deepEqual(
        adds.map(({ headers }) => headers.connection),
        ['close', 'close'],
      );
      assert.equal(new Set(adds.map(({ connection }) => connection)).size, 2);
    },
    expected: {
      ...unknown(LOST, { adds: 2 }),
      says: [
        /^error: Added 1 of 2 loyalty programs\. Program 2: The connection was lost .*\[Show Programs\] \[Show Output\]$/,
      ],
    },
  },
  {
    row: '28',
    fault: 'no answer comes, until the deadline',
    play: (stage) => addUntilDeadline(stage, () => stage.fault({ kind: 'hold', commit: true })),
    expected: unknown(IN_TIME),
  },
  {
    row: '29',
    fault: 'the head of the answer comes byte by byte, until the deadline',
    play: (stage) => addUntilDeadline(stage, () => stage.fault({ kind: 'slow', part: 'headers', everyMs: 20 })),
    expected: unknown(IN_TIME),
  },
  {
    row: '30',
    fault: 'the body of the answer comes byte by byte, until the deadline',
    play: (stage) => addUntilDeadline(stage, () => stage.fault({ kind: 'slow', part: 'body', everyMs: 20 })),
    expected: unknown(IN_TIME),
  },
  sandboxRow(
    '31',
    'the connection is reset within the answer',
    { kind: 'cut', framing: 'contentLength', end: 'reset' },
    unknown(BROKE_OFF),
  ),
  sandboxRow(
    '32a',
    'the answer ends before its Content-Length',
    { kind: 'cut', framing: 'contentLength' },
    unknown(BROKE_OFF),
  ),
  sandboxRow('32b', 'the answer ends within its chunks', { kind: 'cut', framing: 'chunked' }, unknown(BROKE_OFF)),
  sandboxRow(
    '32c',
    'the answer, as long as the connection, ends early',
    { kind: 'cut', framing: 'untilClose' },
    unknown(UNREADABLE),
  ),
  rawRow(
    '33',
    'the answer is longer than its Content-Length',
    (socket, request) =>
      socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 20\r\nConnection: close\r\n\r\n${addedBody(request)}`),
    unknown(`(${UNREADABLE}|${BROKE_OFF})`),
  ),
  rawRow(
    '34a',
    'chunks with a trailer',
    (socket, request) => socket.end(chunked(request, 'X-Sum: 1\r\n')),
    confirmed(),
  ),
  ...['34b', '34c', '34d', '34e', '34f'].map((row, index) => splitRow(row, index)),
  {
    row: '35',
    fault: '413 and a reset while the request is still on its way',
    async play(stage) {
      const said = answer(413, JSON.stringify({ Message: 'Too large', RequestId: null, Details: null }));
      const server = await startRawServer((socket) => socket.write(said, () => socket.resetAndDestroy()), {
        atHead: true,
      });
      await stage.connect(server);
      await stage.add(largeText);
    },
    // Which of the two comes first is up to the network.
    expected: {
      says: [
        /^error: (The request is too large for Mews \(413\).*Nothing was created|The connection was lost|The answer broke off)/,
      ],
      journal: ['rejected', 'unknown'],
      adds: 1,
    },
  },
  {
    row: '36',
    fault: '200 comes before the whole request was read',
    async play(stage) {
      const programs = JSON.parse(programsText('FIRST', 'SECOND')).LoyaltyPrograms;
      const body = addedBody({
        head: '',
        body: JSON.stringify({ LoyaltyPrograms: programs }),
        operation: '',
        whole: true,
      });
      const server = await startRawServer(
        (socket) => {
          socket.write(answer(200, body));
          socket.resume();
        },
        { atHead: true },
      );
      await stage.connect(server);
      await stage.add();
    },
    expected: confirmed(),
  },
  rawRow(
    '37a',
    'two answers to one request',
    (socket, request) => socket.end(Buffer.concat([open(request), open(request)])),
    confirmed(),
  ),
  rawRow(
    '37e',
    'two answers to one request, though the first says that the connection ends with it',
    (socket, request) => socket.end(Buffer.concat([whole(request), whole(request)])),
    // Node gives up the first for the bytes behind it.
    unknown(UNREADABLE),
  ),
  rawRow(
    '37b',
    '100 Continue comes first',
    (socket, request) => after(socket, 'HTTP/1.1 100 Continue\r\n\r\n', request),
    confirmed(),
  ),
  rawRow(
    '37c',
    '103 Early Hints comes first',
    (socket, request) => after(socket, 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n', request),
    confirmed(),
  ),
  {
    row: '37d',
    fault: '101 Switching Protocols, and nothing more, until the deadline',
    async play(stage) {
      const timers = stage.holdTimers();
      const server = await startRawServer((socket) =>
        socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
      );
      await stage.connect(server);
      const added = stage.add();
      const shown = stage.window.whenShown(SENDING);
      await Promise.race([shown.then(() => timers.passDeadline()), added]);
      await added;
    },
    expected: unknown(`(${IN_TIME}|${LOST})`),
  },
];

/** The end of the last chunk, `\r\n0\r\n\r\n`, comes in two pieces, cut after so many of its bytes. */
function splitRow(row: string, index: number): FaultRow {
  const cut = 6 - index;
  return rawRow(
    row,
    `the last ${cut} bytes of an answer in chunks come by themselves`,
    (socket, request) => {
      const bytes = chunked(request, '');
      socket.setNoDelay(true);
      socket.write(bytes.subarray(0, -cut), () => setImmediate(() => socket.end(bytes.subarray(-cut))));
    },
    confirmed(),
  );
}

function whole(request: RawRequest): Buffer {
  return answer(200, addedBody(request));
}

/** The same, without saying that the connection ends with it. */
function open(request: RawRequest): Buffer {
  return Buffer.from(whole(request).toString().replace('Connection: close\r\n', ''));
}

function after(
  socket: { write(text: string, then: () => void): void; end(bytes: Buffer): void },
  first: string,
  request: RawRequest,
): void {
  socket.write(first, () => socket.end(whole(request)));
}

function chunked(request: RawRequest, trailer: string): Buffer {
  const body = Buffer.from(addedBody(request));
  const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n`;
  return Buffer.concat([Buffer.from(head), body, Buffer.from(`\r\n0\r\n${trailer}\r\n`)]);
}

/** Adds, sees that a person is told so and can cancel, and lets the deadline pass. */
async function addUntilDeadline(stage: Stage, arrange: () => void): Promise<void> {
  const timers = stage.holdTimers();
  arrange();
  const added = stage.add();
  await stage.whenAdd();
  await stage.window.whenShown(SENDING);
  await stage.window.whenCancellable();
  timers.passDeadline();
  await added;
}
