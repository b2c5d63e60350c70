import { confirmed, SENDING, unknown } from '../expected';
import type { Expected, FaultRow } from '../faultRow';
import { startTcpProxy, type Toxics } from '../tcpProxy';

const LOST = 'The connection was lost before Mews answered \\([A-Z_]+\\)\\.';
const IN_TIME = 'Mews did not answer in time\\.';

/** A way between the window and the server that is slow, or carries only so much. */
export const slowWays: readonly FaultRow[] = [
  wayRow('38a', 'the request goes out with 1 kB a second', { upBytesPerSecond: 1000 }, confirmed()),
  wayRow('38b', 'everything comes a second late', { latencyMs: 1000 }, confirmed()),
  wayRow('38c', 'the request goes out byte by byte', { upSlices: 1 }, confirmed()),
  wayRow('38d', 'the answer comes in slices of 7 bytes', { downSlices: 7 }, confirmed()),
  wayRow(
    '38e',
    'the way is cut within the request',
    { upLimit: 300, atLimit: 'close' },
    unknown(LOST, { adds: [0, 1] }),
  ),
  wayRow(
    '38f',
    'the way is reset within the request',
    { upLimit: 300, atLimit: 'reset' },
    unknown(LOST, { adds: [0, 1] }),
  ),
  wayRow('38g', 'the way is reset within the head of the answer', { downLimit: 40, atLimit: 'reset' }, unknown(LOST)),
  wayRow(
    '38h',
    'the way is cut within the body of the answer',
    { downLimit: 500, atLimit: 'close' },
    unknown('The answer broke off \\(status 200\\)\\.'),
  ),
  silentRow(
    '38i',
    'the way falls silent within the request, until the deadline',
    { upLimit: 300 },
    unknown(IN_TIME, { adds: [0, 1] }),
  ),
  silentRow('38j', 'the way falls silent within the answer, until the deadline', { downLimit: 500 }, unknown(IN_TIME)),
];

function wayRow(row: string, fault: string, toxics: Toxics, expected: Expected): FaultRow {
  return {
    row,
    fault,
    async play(stage) {
      const [sandbox] = stage.servers;
      if (sandbox) await stage.connect(await startTcpProxy(sandbox, toxics));
      await stage.add();
    },
    expected,
  };
}

function silentRow(row: string, fault: string, toxics: Toxics, expected: Expected): FaultRow {
  return {
    row,
    fault,
    async play(stage) {
      const timers = stage.holdTimers();
      const [sandbox] = stage.servers;
      if (sandbox) await stage.connect(await startTcpProxy(sandbox, { ...toxics, atLimit: 'silent' }));
      const added = stage.add();
      await stage.window.whenShown(SENDING);
      timers.passDeadline();
      await added;
    },
    expected,
  };
}
