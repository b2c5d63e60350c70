import assert from 'node:assert/strict';
import { sandboxClient } from '../../sandbox/sandboxClient';
import { assertRun, CREATED } from '../assertRun';
import type { Expected, FaultRow } from '../faultRow';
import { assertFound, LOST, program, then } from '../lostPrograms';
import { CODES, type Stage } from '../stage';

const READ = 'loyaltyPrograms/getAll';
const FOUND = /^information: Found in Mews: 2 loyalty programs\. The Ids are in the tree\. \[Show Programs\]$/;
const ABSENT =
  /^warning: Not found in two looks, so very likely not created: 2 loyalty programs\. \[Send Them Again\] \[Show Programs\]$/;
const ALIKE = 'With the same Code, but perhaps not yours: 1 loyalty program\\.';
const MINE = /^dialog: Are these the programs that were sent\? .* \[They Are Mine\] \[They Are Not Mine\]$/;

/** "Check Uncertain Programs": what became of programs whose answer never came. Nothing is posted by it. */
export const checks: readonly FaultRow[] = [
  {
    row: '65a',
    fault: 'equal programs were there before, and ours were not created: those are not taken for ours',
    async play(stage) {
      addBehindTheBack(stage);
      await loseAll(stage, false);
      await stage.check();
      await assertRun(stage, { state: 'not-sent', created: 0, uncertain: 0, absent: 2 });
    },
    expected: afterAll(ABSENT),
  },
  {
    row: '65b',
    fault: 'equal programs were there before, and ours were created as well: ours are found',
    async play(stage) {
      addBehindTheBack(stage);
      await loseAll(stage, true);
      await stage.check();
      const [, , ...ours] = stage.sandbox.programs();
      assert.deepEqual(
        (await stage.newestRun()).created.map(({ Id }) => Id),
        ours.map(({ Id }) => Id),
      );
    },
    expected: afterAll(FOUND),
  },
  foreignRow('66a', 'They Are Not Mine', { state: 'not-sent', created: 0, uncertain: 0, absent: 2 }),
  foreignRow('66b', 'They Are Mine', { state: 'not-sent', created: 1, uncertain: 0, absent: 1 }),
  {
    row: '66c',
    fault: 'somebody else created an equal program beside ours: one Id each, and the other is told',
    async play(stage) {
      await lose(stage, true);
      addBehindTheBack(stage, 'FIRST');
      await stage.check();
      const { created } = await stage.newestRun();
      assert.deepEqual([created.length, new Set(created.map(({ Id }) => Id)).size], [2, 2]);
    },
    expected: then(
      /^information: Found in Mews: 2 loyalty programs\. The Ids are in the tree\. Mews has 1 loyalty program more under these Codes than were sent\. \[Show Programs\]$/,
    ),
  },
  {
    row: '67a',
    fault: 'the programs come up between the two looks; nothing can be sent again before',
    async play(stage) {
      stage.fault({ kind: 'resetAfterRequest', commit: true, commitDelayMs: 'release' });
      await stage.add();
      await stage.sendRest();
      const looked = stage.sandbox.whenReceived(READ, 2);
      const checked = stage.check();
      await looked;
      await stage.pauses.hold();
      stage.sandbox.release();
      stage.pauses.letGo();
      await checked;
      await assertFound(stage);
    },
    expected: {
      ...LOST,
      says: [...LOST.says, /^warning: Some of these programs are uncertain\. Check them first\.$/, FOUND],
    },
  },
  {
    row: '67b',
    fault: 'the programs come up after both looks, before they are sent again: they are not',
    async play(stage) {
      stage.fault({ kind: 'resetAfterRequest', commit: true, commitDelayMs: 'release' });
      await stage.add();
      await stage.check();
      await assertRun(stage, { state: 'not-sent', created: 0, uncertain: 0, absent: 2 });
      stage.sandbox.release();
      await stage.sendRest();
      await assertFound(stage);
    },
    expected: then(
      ABSENT,
      /^dialog: Send 2 loyalty programs to .* again\? .* Two looks did not find 2 of them in Mews\. .* \[Send 2 Again\]$/,
      /^information: 2 loyalty programs had come up in Mews meanwhile\. The Ids are in the tree, and nothing was sent\.$/,
    ),
  },
  {
    row: '67c',
    fault: 'the programs were not created, and are sent again after a question that names the risk',
    async play(stage) {
      await lose(stage, false);
      await stage.check();
      await stage.sendRest();
      await assertRun(stage, CREATED);
    },
    expected: {
      ...then(ABSENT, /^dialog: Send 2 loyalty programs to .* again\? .*\[Send 2 Again\]$/, /^information: Added 2 /),
      journal: 'confirmed',
      adds: 2,
    },
  },
  {
    row: '67d',
    fault: 'the programs were not created, and Mews can’t be asked before they are sent again: they are not',
    async play(stage) {
      await lose(stage, false);
      await stage.check();
      stage.sandbox.fault({ kind: 'error', status: 500, operation: READ, times: 'always' });
      await stage.sendRest();
      await assertRun(stage, { state: 'not-sent', created: 0, uncertain: 0, absent: 2 });
    },
    expected: then(
      ABSENT,
      /^dialog: Send 2 /,
      /^warning: Existing programs could not be checked\. Mews failed .* Nothing was sent\.$/,
    ),
  },
  {
    row: '69a',
    fault: 'Mews wrote a Code in small letters with a blank: the person decides',
    async play(stage) {
      await lose(stage, false);
      const body = JSON.stringify({
        LoyaltyPrograms: [{ ...program('FIRST'), Id: 'small', Code: ' first' }],
        Cursor: null,
      });
      const headers = { 'Content-Type': 'application/json' };
      stage.sandbox.fault({ kind: 'answer', operation: READ, status: 200, headers, body, times: 2 });
      await stage.check();
      const { alike, uncertainItems } = await stage.newestRun();
      assert.deepEqual([alike.map(({ Id }) => Id), uncertainItems], [['small'], [0]]);
    },
    expected: then(new RegExp(`^warning: ${ALIKE} Not found in two looks, .*: 1 .* \\[Decide\\] \\[Show Programs\\]$`)),
  },
  {
    row: '69b',
    fault: 'the programs were created, and deleted before the check: they are found all the same',
    async play(stage) {
      await lose(stage, true);
      const LoyaltyProgramIds = stage.sandbox.programs().map(({ Id }) => Id);
      await sandboxClient(stage.sandbox).call('loyaltyPrograms/delete', { LoyaltyProgramIds });
      assert(stage.sandbox.programs().every(({ ActivityState }) => ActivityState === 'Deleted'));
      await stage.check();
      await assertFound(stage);
    },
    expected: then(FOUND),
  },
];

/** Adds the programs, whose answer gets lost. */
async function lose(stage: Stage, commit: boolean): Promise<void> {
  stage.fault({ kind: 'resetAfterRequest', commit });
  await stage.add();
}

/** The same where Mews has such programs, and the person adds them all the same. */
async function loseAll(stage: Stage, commit: boolean): Promise<void> {
  stage.window.answer(({ modal }) => (modal ? 'Add All 2' : undefined));
  await lose(stage, commit);
}

function addBehindTheBack(stage: Stage, ...codes: string[]): void {
  for (const code of codes.length > 0 ? codes : CODES) stage.sandbox.addProgram(program(code));
}

function afterAll(...says: readonly RegExp[]): Expected {
  return { ...LOST, says: [/^dialog: Nothing new for .*\[Show Preview\] \[Add All 2\]$/, ...LOST.says, ...says] };
}

/** Somebody else created a program under one of the Codes meanwhile, with another Name; ours were not created. */
function foreignRow(row: string, answer: string, run: Parameters<typeof assertRun>[1]): FaultRow {
  return {
    row,
    fault: `somebody else created a program with our Code and another Name, and the person says "${answer}"`,
    async play(stage) {
      await lose(stage, false);
      stage.sandbox.addProgram({ ...program('FIRST'), Name: 'Somebody else’s' });
      await stage.endAndPress(() => stage.check(), 'Decide', MINE, answer);
      await stage.untilRun(({ state }) => state !== 'uncertain');
      await assertRun(stage, run);
    },
    expected: then(
      new RegExp(
        `^warning: ${ALIKE} Not found in two looks, .*: 1 loyalty program\\. \\[Decide\\] \\[Show Programs\\]$`,
      ),
      MINE,
    ),
  };
}
