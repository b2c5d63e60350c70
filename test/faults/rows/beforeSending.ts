import assert from 'node:assert/strict';
import { closedAddress } from '../../mews/closedAddress';
import { openBlackHole } from '../blackHole';
import { canaryTokens } from '../canaryTokens';
import { confirmed, notSent, READS_BEFORE_ADD, unknown, unreached, unread } from '../expected';
import type { FaultRow } from '../faultRow';
import { answerLookups, type LookedUp } from '../lookups';
import { addedBody } from '../rawRequest';
import { answer, startRawServer } from '../rawServer';
import type { Stage } from '../stage';

const PORT_OF_NOBODY = /:(\d+)$/;
const NO_HOST = 'The host was not found \\(ENOTFOUND\\), so nothing was sent';
const NO_NAMES = 'The host was not found \\(EAI_AGAIN\\), so nothing was sent';
const REFUSED = 'Nobody answers at the address \\(ECONNREFUSED\\), so nothing was sent';
const IN_TIME = 'Mews did not answer in time\\.';
const RESET = '(The connection could not be made|The connection was lost before Mews answered) \\(ECONNRESET\\)';
const NOTHING_SAID = { says: [], journal: 'no run', adds: 0 } as const;

/** The way to the server breaks before a byte of the request to add programs has left: at that request, or at the read before it. */
export const beforeSending: readonly FaultRow[] = [
  lookupRow('16a', 'there is no such host (ENOTFOUND)', { code: 'ENOTFOUND' }, notSent(NO_HOST)),
  lookupRow('16b', 'the name server does not answer (EAI_AGAIN)', { code: 'EAI_AGAIN' }, notSent(NO_NAMES)),
  {
    row: '16c',
    fault: 'there is no such host at the read before',
    play: (stage) => addWithLookup(stage, { code: 'ENOTFOUND' }, 0),
    expected: unreached(NO_HOST),
  },
  {
    row: '16d',
    fault: 'the name server is away for two attempts',
    async play(stage) {
      await addWithLookup(stage, { code: 'EAI_AGAIN' }, READS_BEFORE_ADD, 2);
      await assertAttempts(stage, 3);
    },
    expected: confirmed(),
  },
  {
    row: '17a',
    fault: 'the connection is refused (ECONNREFUSED)',
    async play(stage) {
      await addAndLose(stage);
      await assertAttempts(stage, 4);
    },
    expected: notSent(REFUSED),
  },
  {
    row: '17b',
    fault: 'the connection is refused at both addresses of the host, IPv6 and IPv4',
    async play(stage) {
      stage.afterwards(answerLookups({ addresses: ['::1', '127.0.0.1'] }, READS_BEFORE_ADD));
      await addAndLose(stage, (port) => `http://localhost:${port}`);
      await assertAttempts(stage, 4);
    },
    expected: notSent(REFUSED),
  },
  {
    row: '17c',
    fault: 'the connection is refused at the read before',
    async play(stage) {
      await stage.connect(nobody(await closedAddress()));
      await stage.add();
      assertReadAgain(stage, 2);
    },
    expected: unreached(REFUSED),
  },
  {
    row: '17d',
    fault: 'the connection is refused at the read before, at both addresses of the host',
    async play(stage) {
      stage.afterwards(answerLookups({ addresses: ['::1', '127.0.0.1'] }, 0));
      const [, port] = PORT_OF_NOBODY.exec(await closedAddress()) ?? [];
      await stage.connect(nobody(`http://localhost:${port}`));
      await stage.add();
      assertReadAgain(stage, 2);
    },
    expected: unreached(REFUSED),
  },
  {
    row: '17e',
    fault: 'the connection is refused, and the server is back before the next attempt',
    async play(stage) {
      const server = await startRawServer((socket, request) => socket.end(answer(200, addedBody(request))), {
        afterReads: 'gone',
      });
      await stage.connect(server);
      const pausing = stage.pauses.hold();
      const added = stage.add();
      await pausing;
      await server.listenAgain();
      stage.pauses.letGo();
      await added;
      await assertAttempts(stage, 2);
    },
    expected: confirmed(),
  },
  {
    row: '17f',
    fault: 'the connection is refused, and the person cancels the pause before the next attempt',
    async play(stage) {
      const server = await startRawServer(() => undefined, { afterReads: 'gone' });
      await stage.connect(server);
      const pausing = stage.pauses.hold();
      const added = stage.add();
      await pausing;
      await stage.window.whenShown(/^progress: Mews: 0 of 2 added\. Mews was not reached; trying again in \d s…$/);
      stage.window.cancel();
      await added;
    },
    expected: notSent(REFUSED, {
      says: [/^information: Cancelled\. Nothing was created by this request\. \[Add the Rest\] \[Show Output\]$/],
    }),
  },
  {
    row: '18',
    fault: 'nobody answers the wish to connect, until the deadline',
    async play(stage) {
      const timers = stage.holdTimers();
      await stage.connect(await openBlackHole(READS_BEFORE_ADD));
      const connecting = stage.process.whenConnecting(READS_BEFORE_ADD + 1);
      const added = stage.add();
      const socket = await connecting;
      await stage.window.whenCancellable();
      assert(socket.connecting, 'somebody answered');
      timers.passDeadline();
      await added;
    },
    expected: unknown(IN_TIME, { adds: 0 }),
  },
  {
    row: '18b',
    fault: 'nobody answers the wish to connect at the read before, and the person doesn’t go on',
    async play(stage) {
      stage.window.answer(() => undefined);
      await addIntoBlackHole(stage);
    },
    expected: unread(IN_TIME, NOTHING_SAID),
  },
  {
    row: '18c',
    fault: 'nobody answers the wish to connect at the read before, and the person goes on',
    play: addIntoBlackHole,
    expected: unread(IN_TIME, unknown(IN_TIME, { adds: 0 })),
  },
  {
    row: '19',
    fault: 'the connection is reset as soon as it is made',
    async play(stage) {
      stage.sandbox.fault({ kind: 'resetOnConnection', skip: READS_BEFORE_ADD, times: 'always' });
      await stage.add();
    },
    // Which of the two depends on whether the client's own side was up already.
    expected: {
      ...notSent(RESET),
      journal: ['not-sent', 'unknown'],
    },
  },
  {
    row: '19b',
    fault: 'the connection is reset as soon as it is made at the read before, each time',
    async play(stage) {
      stage.window.answer(() => undefined);
      stage.sandbox.fault({ kind: 'resetOnConnection', times: 'always' });
      await stage.add();
      assertReadAgain(stage, 2);
    },
    expected: { ...NOTHING_SAID, says: [new RegExp(`^(error: |dialog: Add 2 .*)${RESET}`)], output: new RegExp(RESET) },
  },
  {
    row: '19c',
    fault: 'the connection is reset as soon as it is made at the read before, once',
    async play(stage) {
      stage.sandbox.fault({ kind: 'resetOnConnection' });
      await stage.add();
      assertReadAgain(stage, 1);
    },
    expected: confirmed(),
  },
];

function lookupRow(row: string, fault: string, lookedUp: LookedUp, expected: FaultRow['expected']): FaultRow {
  return {
    row,
    fault,
    async play(stage) {
      await addWithLookup(stage, lookedUp, READS_BEFORE_ADD);
      await assertAttempts(stage, 4);
    },
    expected,
  };
}

async function addWithLookup(stage: Stage, lookedUp: LookedUp, skip: number, times?: number): Promise<void> {
  stage.afterwards(answerLookups(lookedUp, skip, times));
  const server = await startRawServer((socket, request) => socket.end(answer(200, addedBody(request))));
  await stage.connect({ ...server, address: `http://localhost:${server.port}` });
  await stage.add();
}

/** Adds to a server that is gone once it has answered the reads. */
async function addAndLose(
  stage: Stage,
  addressAt: (port: number) => string = (port) => `http://127.0.0.1:${port}`,
): Promise<void> {
  const server = await startRawServer(() => undefined, { afterReads: 'gone' });
  await stage.connect({ ...server, address: addressAt(server.port) });
  await stage.add();
}

async function addIntoBlackHole(stage: Stage): Promise<void> {
  const timers = stage.holdTimers();
  await stage.connect(await openBlackHole(0));
  const connecting = stage.process.whenConnecting();
  const added = stage.add();
  const socket = await connecting;
  assert(socket.connecting, 'somebody answered');
  timers.passDeadlines();
  await added;
}

/** How often the request to add programs went out, or tried to. */
async function assertAttempts(stage: Stage, count: number): Promise<void> {
  assert.equal((await stage.newestRun()).results.length, count);
}

/** How often the read before was tried again: after a pause each. */
function assertReadAgain(stage: Stage, times: number): void {
  assert.equal(stage.pauses.made.length, times);
}

function nobody(address: string) {
  return { address, tokens: canaryTokens, adds: () => 0, close: async () => undefined };
}
