import assert from 'node:assert/strict';
import { assertRun, CREATED } from '../assertRun';
import { confirmed, refused, unknown } from '../expected';
import type { Expected, FaultRow } from '../faultRow';
import { largeText } from '../largeText';
import { startRawServer } from '../rawServer';
import type { Stage } from '../stage';

const BEFORE = 'Cancelled before anything was sent\\.';
const MAYBE = 'Cancelled, but Mews may have received the request already\\.';

/** The person cancels. */
export const cancelling: readonly FaultRow[] = [
  {
    row: '99a',
    fault: 'cancelled in the question',
    async play(stage) {
      await stage.setting('mewsLoyalty.confirm', 'always');
      stage.window.answer(() => undefined);
      await stage.add();
    },
    expected: { ...refused(''), says: [/^dialog: Add 2 /] },
  },
  {
    row: '99b',
    fault: 'cancelled while the record of the run is written, before anything is sent',
    play: (stage) => cancelAtRecord(stage, 'begin'),
    expected: cancelledBefore(),
  },
  {
    row: '100a',
    fault: 'cancelled while the record of the request is written: the request would start with an end',
    play: (stage) => cancelAtRecord(stage, 'intent'),
    expected: cancelledBefore(),
  },
  {
    row: '100b',
    fault: 'cancelled in the very moment in which the request is made',
    async play(stage) {
      const onStart = () => stage.window.cancel();
      const held = await holdRecord(stage, 'intent');
      const added = stage.add();
      await held.reached;
      await stage.window.whenCancellable();
      stage.process.onConnecting(onStart);
      held.release();
      await added;
    },
    expected: cancelledLater({ adds: 0 }),
  },
  {
    row: '101a',
    fault: 'cancelled while the request is still on its way out',
    async play(stage) {
      const server = await startRawServer(() => undefined, { atHead: true });
      await stage.connect(server);
      const added = stage.add(largeText);
      await server.whenAdd();
      await stage.window.whenCancellable();
      stage.window.cancel();
      await added;
    },
    expected: cancelledLater(),
  },
  {
    row: '101b',
    fault: 'cancelled while the answer is waited for',
    play: (stage) => cancelWhileWaiting(stage, () => stage.fault({ kind: 'hold', commit: true })),
    expected: cancelledLater(),
  },
  {
    row: '101c',
    fault: 'cancelled within the answer',
    play: (stage) => cancelWhileWaiting(stage, () => stage.fault({ kind: 'slow', part: 'body', everyMs: 20 })),
    expected: cancelledLater(),
  },
  {
    row: '102',
    fault: 'cancelled when the answer has come, before it is in the record',
    play: (stage) => cancelAtRecord(stage, 'answer'),
    expected: confirmed(),
  },
  {
    row: '103a',
    fault: 'cancelled between two requests',
    async play(stage) {
      await stage.setting('mewsLoyalty.batchSize', 1);
      await cancelAtRecord(stage, 'result');
    },
    expected: confirmed(1, {
      says: [
        /^information: Added 1 of 2 loyalty programs\. Cancelled\. Not sent: 1 loyalty program\. \[Add the Rest\] \[Show Programs\]/,
      ],
      adds: 1,
    }),
  },
  {
    row: '103c',
    fault: 'cancelled between two requests, and the person adds the rest later',
    async play(stage) {
      await stage.setting('mewsLoyalty.batchSize', 1);
      const added = /^information: Added 1 loyalty program to /;
      await stage.endAndPress(() => cancelAtRecord(stage, 'result'), 'Add the Rest', added);
      await assertRun(stage, CREATED);
    },
    expected: confirmed(1, {
      says: [
        /^information: Added 1 of 2 loyalty programs\. Cancelled\. .*\[Add the Rest\]/,
        /^dialog: Add 1 loyalty program to .*\[Add 1 Programs?\]$/,
        /^information: Added 1 loyalty program to /,
      ],
      adds: 2,
    }),
  },
  {
    row: '103b',
    fault: 'cancelled in a pause that Mews asked for',
    async play(stage) {
      stage.fault({ kind: 'error', status: 429, headers: { 'Retry-After': '100' } });
      const pausing = stage.pauses.hold();
      const added = stage.add();
      await pausing;
      await stage.window.whenShown(/progress: Mews: 0 of 2 added\. Mews asks for a pause: 100 s…/);
      stage.window.cancel();
      await added;
      assert.equal(stage.pauses.made.length, 1);
    },
    expected: {
      says: [/^information: Cancelled\. Nothing was created by this request\. \[Add the Rest\] \[Show Output\]$/],
      output: /429[\s\S]*Nothing was created/,
      journal: 'throttled',
      adds: 1,
    },
  },
];

function cancelledBefore(): Expected {
  return {
    says: [new RegExp(`^information: ${BEFORE} \\[Add the Rest\\] \\[Show Output\\]$`)],
    output: new RegExp(BEFORE),
    journal: 'not-sent',
    adds: 0,
  };
}

function cancelledLater(changes: Partial<Expected> = {}): Expected {
  return unknown(MAYBE, {
    says: [new RegExp(`^warning: ${MAYBE} .*may have been created.* \\[Check\\] \\[Show Output\\]$`)],
    ...changes,
  });
}

/** Cancels while a record waits for its disk, and lets it be written then. */
async function cancelAtRecord(stage: Stage, record: string): Promise<void> {
  const held = await holdRecord(stage, record);
  const added = stage.add();
  await held.reached;
  await stage.window.whenCancellable();
  stage.window.cancel();
  held.release();
  await added;
}

/** Holds the first record of a kind until it is released. */
async function holdRecord(stage: Stage, record: string) {
  let reach: () => void = () => undefined;
  let release: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await stage.breakDisk({
    record,
    strike: async () => {
      reach();
      await released;
    },
  });
  return { reached, release };
}

async function cancelWhileWaiting(stage: Stage, arrange: () => void): Promise<void> {
  arrange();
  const added = stage.add();
  await stage.whenAdd();
  await stage.window.whenCancellable();
  stage.window.cancel();
  await added;
}
