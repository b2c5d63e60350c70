import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { testApi } from '../../vscode/extensionApi';
import { programsText } from '../../vscode/files';
import { assertRun, CREATED, UNCERTAIN } from '../assertRun';
import type { Expected, FaultRow } from '../faultRow';
import { assertFound, idsOf, pressCheck, sandboxIds } from '../foundByCheck';
import { addAndKill, journalLine, type Killed, killRun } from '../killedRun';
import type { Stage } from '../stage';
import { DISMISSED } from '../watchWindow';

const NOBODY_KNOWS =
  /^warning: Nobody knows yet whether Mews created these programs of "row-\w+\.loyalty\.json" for Hotel Aurora \(127\.0\.0\.1:\d+\): Program FIRST \(FIRST\), Program SECOND \(SECOND\)\. Check before you add them again\. \[Check\] \[Show Programs\]$/;
const FOUND = /^information: Found in Mews: 2 loyalty programs\. The Ids are in the tree\. \[Show Programs\]$/;
const ABSENT =
  /^warning: Not found in two looks, so very likely not created: 2 loyalty programs\. \[Send Them Again\] \[Show Programs\]$/;

/**
 * The window was killed while it added programs, and is opened again: what the person is told then, and what becomes of it. Numbers
 * 11 (a thousand random kills) and the kills themselves are `npm run test:kill`'s.
 */
export const killed: readonly FaultRow[] = [
  silentRow('1a', 'before a byte of its record was written', {}, 0),
  silentRow('1b', 'within the first record', { torn: 0.5 }, 1),
  silentRow('2a', 'after the record of what Mews had before, before any request', { after: 'baseline' }, 0),
  silentRow('2b', 'within the record of the request', { after: 'baseline', torn: 0.9 }, 1),
  {
    row: '3',
    fault: 'killed after the record of the request, before the request: nothing is there',
    async play(stage) {
      await addAndKill(stage, { after: 'intent' });
      stage.sandbox.reset();
      pressCheck(stage);
      await stage.startAgain();
      await assertRun(stage, { state: 'not-sent', created: 0, uncertain: 0, absent: 2 });
      assert(stage.pauses.total() > 140_000, `waited ${stage.pauses.total()} ms`);
    },
    expected: { says: [NOBODY_KNOWS, ABSENT], journal: 'no result', adds: 0 },
  },
  {
    row: '4',
    fault: 'killed during the upload, and somebody wants to send the rest without a check',
    async play(stage) {
      await addAndKill(stage, { after: 'intent' });
      stage.sandbox.reset();
      dismiss(stage);
      await stage.startAgain();
      await stage.sendRest();
      await assertRun(stage, UNCERTAIN);
    },
    expected: {
      says: [NOBODY_KNOWS, /^warning: Some of these programs are uncertain\. Check them first\.$/],
      journal: 'no result',
      adds: 0,
    },
  },
  {
    row: '5',
    fault: 'killed after the upload, and the programs come up while the check still waits',
    async play(stage) {
      await addAndKill(stage, { after: 'intent' });
      const created = stage.sandbox.programs();
      stage.sandbox.reset();
      const waiting = stage.pauses.hold();
      pressCheck(stage);
      const started = stage.startAgain();
      await waiting;
      await stage.window.whenShown(/^progress: Mews: waiting until nothing more can come up in Mews: \d+ s…$/);
      assert.equal(stage.sandbox.seen.length, 0);
      for (const program of created) stage.sandbox.addProgram(program);
      stage.pauses.letGo();
      await started;
      await assertFound(stage);
    },
    expected: { says: [NOBODY_KNOWS, FOUND], journal: 'no result', adds: 0 },
  },
  foundRow('6', 'within the answer', { after: 'intent' }, 0),
  foundRow('7', 'after the answer, before its record', { after: 'intent', torn: 1 }, 0),
  {
    row: '8',
    fault: 'killed within the record of the answer, at any of its bytes',
    async play(stage) {
      const { file, bytes, next } = await addAndKill(stage, { after: 'intent' });
      // The line feed alone may be missing: then the record is whole.
      for (let length = 0; length < next.length - 1; length++) {
        await writeFile(file, Buffer.concat([bytes, next.subarray(0, length)]));
        await assertRun(stage, UNCERTAIN, `${length} bytes of the answer`);
      }
      await writeFile(file, Buffer.concat([bytes, next.subarray(0, -1)]));
      await assertRun(stage, CREATED);
      await writeFile(file, Buffer.concat([bytes, next.subarray(0, next.length / 2)]));
      pressCheck(stage);
      await stage.startAgain();
      await assertFound(stage);
    },
    expected: { says: [NOBODY_KNOWS, FOUND], journal: 'no result', adds: 1 },
  },
  {
    row: '9',
    fault: 'killed after the record of the answer, before it was read',
    async play(stage) {
      await addAndKill(stage, { after: 'answer' });
      await stage.startAgain();
      await assertRun(stage, CREATED);
      assert.deepEqual(idsOf(await stage.newestRun()), sandboxIds(stage));
    },
    expected: { says: [], journal: 'no result', adds: 1 },
  },
  {
    row: '10',
    fault: 'killed in the check, three times: when it was begun, after the first look, after the second',
    async play(stage) {
      await addAndKill(stage, { after: 'intent' });
      pressCheck(stage);
      await stage.startAgain();
      dismiss(stage);
      for (const at of [{ after: 'looked', nth: 2 }, { after: 'looked' }, { after: 'reopened' }]) {
        await killRun(stage, at);
        await assertRun(stage, UNCERTAIN);
        await stage.startAgain();
      }
      // The person was told after the first of these kills: it is the same opening of the same run.
      await stage.check();
      await assertFound(stage);
    },
    expected: { says: [NOBODY_KNOWS, FOUND, NOBODY_KNOWS, FOUND], journal: 'no result', adds: 1 },
  },
  {
    row: '14',
    fault: 'the extension host crashes three times: what is uncertain is told once',
    async play(stage) {
      await addAndKill(stage, { after: 'intent' });
      dismiss(stage);
      for (let start = 0; start < 3; start++) await stage.startAgain();
      await assertRun(stage, UNCERTAIN);
    },
    expected: { says: [NOBODY_KNOWS], journal: 'no result', adds: 1 },
  },
  {
    row: '14b',
    fault: 'two runs were killed: both are told in one message, and Check asks which',
    async play(stage) {
      await addAndKill(stage, { after: 'intent' });
      await addAndKill(stage, { after: 'intent' }, programsText('THIRD'));
      dismiss(stage);
      await stage.startAgain();
    },
    expected: {
      says: [
        /^warning: Nobody knows yet whether Mews created 3 programs of 2 runs \(row-14b-2\.loyalty\.json, row-14b\.loyalty\.json\)\. Check before you add them again\. \[Check\] \[Show Programs\]$/,
      ],
      journal: 'no result',
      adds: 2,
    },
  },
  {
    row: '15',
    fault: 'a newer version of the extension went on with the run: it is shown, and left as it is',
    async play(stage) {
      const { file, bytes } = await addAndKill(stage, { after: 'intent' });
      const { runId } = await stage.newestRun();
      const at = new Date().toISOString();
      const newer = Buffer.concat([bytes, Buffer.from(journalLine({ v: 3, seq: 3, at, kind: 'unheard-of' }))]);
      await writeFile(file, newer);
      await stage.startAgain();
      assert.deepEqual(await stage.runs(), []);
      const { tree } = await (await testApi()).requested();
      const labels = (await tree.getChildren()).map((node) => tree.getTreeItem(node).label);
      assert(labels.includes('Made by a newer version'), labels.join());
      await stage.check(runId);
      assert.deepEqual(await readFile(file), newer);
    },
    expected: {
      says: [/^information: That run is not uncertain here\./],
      journal: 'no result',
      adds: 1,
    },
  },
];

/** Nothing was sent, and nothing is told. */
function silentRow(row: string, when: string, at: Killed, torn: number): FaultRow {
  const expected: Expected = { says: [], journal: 'no result', adds: 0, torn };
  return {
    row,
    fault: `killed ${when}`,
    async play(stage) {
      await addAndKill(stage, at);
      stage.sandbox.reset();
      await stage.startAgain();
      const { tree } = await (await testApi()).requested();
      assert.deepEqual(await tree.getChildren(), []);
      assert((await stage.runs()).every(({ state }) => state === 'not-sent'));
    },
    expected,
  };
}

/** Mews has created the programs, and a check finds their Ids. */
function foundRow(row: string, when: string, at: Killed, torn: number): FaultRow {
  return {
    row,
    fault: `killed ${when}`,
    async play(stage) {
      await addAndKill(stage, at);
      pressCheck(stage);
      await stage.startAgain();
      await assertFound(stage);
    },
    expected: { says: [NOBODY_KNOWS, FOUND], journal: 'no result', adds: 1, torn },
  };
}

function dismiss(stage: Stage): void {
  stage.window.answer(() => DISMISSED);
}
