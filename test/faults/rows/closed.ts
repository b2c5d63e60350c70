import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { testApi } from '../../vscode/extensionApi';
import { assertRun } from '../assertRun';
import { confirmed } from '../expected';
import type { FaultRow } from '../faultRow';
import { assertFound, pressCheck } from '../foundByCheck';
import { killRun } from '../killedRun';

const NOBODY_KNOWS =
  /^warning: Nobody knows yet whether Mews created these programs of "row-\w+\.loyalty\.json" for Hotel Aurora \(127\.0\.0\.1:\d+\): Program FIRST \(FIRST\), Program SECOND \(SECOND\)\. Check before you add them again\. \[Check\] \[Show Programs\]$/;
const FOUND = /^information: Found in Mews: 2 loyalty programs\. The Ids are in the tree\. \[Show Programs\]$/;

/** The window is closed in an orderly way, or the machine loses its power, while a request is under way. */
export const closed: readonly FaultRow[] = [
  {
    row: '12',
    fault: 'the answer is written, but not yet safe from a power cut: nothing is told or shown before it is',
    async play(stage) {
      let release: () => void = () => undefined;
      const reached = new Promise<void>((reach) => {
        void stage.breakDisk({
          record: 'answer',
          atSync: true,
          strike: () =>
            new Promise((resolve) => {
              release = resolve;
              reach();
            }),
        });
      });
      const added = stage.add();
      await reached;
      // Nothing can be awaited of what must not come; a slow machine lets a defect pass, and never fails without one.
      assert.equal(await Promise.race([added.then(() => 'told'), pause(500, 'waits')]), 'waits');
      assert.deepEqual(
        stage.window.shown.filter(({ kind }) => kind !== 'progress'),
        [],
      );
      assert.deepEqual(await stage.runs(), []);
      release();
      await added;
    },
    expected: confirmed(),
  },
  {
    row: '13a',
    fault: 'the window is closed while the first of two requests waits for its answer, which comes',
    async play(stage) {
      await stage.setting('mewsLoyalty.batchSize', 1);
      stage.fault({ kind: 'delay', delayMs: 'release' });
      const added = stage.add();
      await stage.whenAdd();
      const { runs } = await (await testApi()).requested();
      const shutDown = runs.shutDown(60_000);
      stage.sandbox.release();
      await shutDown;
      await added;
      await assertRun(stage, { state: 'not-sent', created: 1, uncertain: 0, absent: 0 });
      stage.window.forget();
      await stage.startAgain();
    },
    expected: { says: [], output: /Mews created 1 loyalty program\./, journal: 'confirmed', adds: 1 },
  },
  {
    row: '13b',
    fault: 'the window is closed while a request waits for its answer, which does not come',
    async play(stage) {
      stage.fault({ kind: 'hold', commit: true });
      const added = stage.add();
      await stage.whenAdd();
      await stage.window.whenCancellable();
      const { runs } = await (await testApi()).requested();
      await runs.shutDown(0);
      // The host would end here.
      stage.window.cancel();
      await added;
      await killRun(stage, { after: 'shutdown' });
      stage.window.forget();
      pressCheck(stage);
      await stage.startAgain();
      await assertFound(stage);
    },
    expected: { says: [NOBODY_KNOWS, FOUND], journal: 'no result', adds: 1 },
  },
];
