import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { certificates } from '../certificates';
import { notSent, READS_BEFORE_ADD, unknown, unreached, unread } from '../expected';
import type { FaultRow } from '../faultRow';
import { type RawServerOptions, startRawServer } from '../rawServer';
import type { Stage } from '../stage';
import { startStranger } from '../stranger';

const IN_TIME = 'Mews did not answer in time\\.';
const NOTHING_SAID = { says: [], journal: 'no run', adds: 0 } as const;

const WRONG = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'not trusted',
  CERT_HAS_EXPIRED: 'not valid today',
  ERR_TLS_CERT_ALTNAME_INVALID: 'for another host',
} as const;

/** The server has a bad certificate or speaks no TLS: at the request to add programs, or at the read before it. */
export const handshakes: readonly FaultRow[] = [
  ...(
    [
      [['20a', '20e'], 'selfSigned', 'is signed by itself', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
      [['20b', '20f'], 'expired', 'has expired', 'CERT_HAS_EXPIRED'],
      [['20c', '20g'], 'wrongHost', 'is for another host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
      [
        ['20d', '20h'],
        'unknownAuthority',
        'is signed by an authority that nobody trusts',
        'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      ],
    ] as const
  ).flatMap(([rows, certificate, what, code]) => certificateRows(rows, certificate, what, code)),
  {
    row: '21a',
    fault: 'the server speaks no TLS any more',
    async play(stage) {
      await addAfterTls(stage, (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    },
    expected: unknown('The connection was lost before Mews answered \\([A-Z_]+\\)', { adds: 0 }),
  },
  {
    row: '21b',
    fault: 'the server does not answer the beginning of TLS any more, until the deadline',
    async play(stage) {
      const timers = stage.holdTimers();
      const connecting = stage.process.whenConnecting(READS_BEFORE_ADD + 1);
      const added = addAfterTls(stage, () => undefined);
      await connecting;
      await stage.window.whenCancellable();
      timers.passDeadline();
      await added;
    },
    expected: unknown(IN_TIME, { adds: 0 }),
  },
  {
    row: '21c',
    fault: 'the server speaks no TLS',
    async play(stage) {
      stage.window.answer(() => undefined);
      const stranger = await startStranger('https', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
      await stage.connect(stranger);
      await stage.add();
      assert.equal(stranger.connections, 3);
    },
    expected: unread('The connection was lost before Mews answered \\([A-Z_]+\\)', NOTHING_SAID),
  },
  {
    row: '21d',
    fault: 'the server never answers the beginning of TLS, until the deadline, and the person goes on',
    async play(stage) {
      const timers = stage.holdTimers();
      await stage.connect(await startStranger('https', () => undefined));
      const connecting = stage.process.whenConnecting();
      const added = stage.add();
      await connecting;
      timers.passDeadlines();
      await added;
    },
    expected: unread(IN_TIME, unknown(IN_TIME, { adds: 0 })),
  },
];

/** A bad certificate, shown from the request to add programs on, or from the first. It does not mend itself, so nothing is tried again. */
function certificateRows(
  [atAdd, atRead]: readonly [string, string],
  certificate: keyof typeof certificates,
  what: string,
  code: keyof typeof WRONG,
): FaultRow[] {
  const why = `The certificate of the server is ${WRONG[code]} \\(${code}\\), so nothing was sent\\.`;
  const rowOf = (row: string, fault: string, options: RawServerOptions, expected: FaultRow['expected']): FaultRow => ({
    row,
    fault,
    async play(stage) {
      await stage.connect(await startRawServer((socket) => socket.end(), { ...options, stranger: true }));
      await stage.add();
      assert.deepEqual(stage.pauses.made, []);
    },
    expected,
  });
  const bad = certificates[certificate];
  return [
    rowOf(
      atAdd,
      `the certificate shown for the add ${what}`,
      { tls: certificates.good, afterReads: bad },
      notSent(why),
    ),
    rowOf(atRead, `the certificate shown for the read before ${what}`, { tls: bad }, unreached(why)),
  ];
}

/** Adds to a server that speaks TLS for the reads, and then has somebody else behind every connection. */
async function addAfterTls(stage: Stage, onConnection: (socket: Socket) => void): Promise<void> {
  await stage.connect(
    await startRawServer(() => undefined, { tls: certificates.good, stranger: true, afterReads: onConnection }),
  );
  await stage.add();
}
