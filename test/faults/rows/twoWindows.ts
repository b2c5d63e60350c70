import assert from 'node:assert/strict';
import { programsText } from '../../vscode/files';
import { confirmed, refused } from '../expected';
import type { FaultRow } from '../faultRow';
import { ADDED, asked, day, HELD, holdOther, otherProfile, TODAY, UNCERTAIN_TODAY } from '../heldElsewhere';
import { openOtherWindow } from '../otherWindow';
import { redateJournal } from '../redateJournal';
import type { Stage } from '../stage';

/** Another window adds programs, or did; or this one did on another day. */
export const twoWindows: readonly FaultRow[] = [
  {
    row: '85a',
    fault: 'another window is adding through the connection: this one waits its turn',
    async play(stage) {
      const other = await holdOther(stage, otherProfile(stage));
      await stage.add();
      stage.sandbox.release();
      assert.equal(await other.came, 'confirmed');
      await stage.add(programsText('THIRD', 'FOURTH'));
    },
    expected: confirmed(2, { says: [HELD, ADDED], adds: 2, addsElsewhere: 1 }),
  },
  {
    row: '85b',
    fault: 'this window is adding through the connection: another one waits its turn',
    async play(stage) {
      stage.fault({ kind: 'delay', delayMs: 'release' });
      const added = stage.add();
      await stage.whenAdd();
      const other = await openOtherWindow(stage, otherProfile(stage));
      assert.equal(await other.came, 'held');
      stage.sandbox.release();
      await added;
    },
    expected: confirmed(),
  },
  {
    row: '85c',
    fault: 'another window adds the same programs while the question is open: it is put again',
    async play(stage) {
      await stage.setting('mewsLoyalty.confirm', 'always');
      let asked = 0;
      stage.window.answer(async ({ modal }, [first]) => {
        if (!modal || ++asked > 1) return undefined;
        const other = await openOtherWindow(stage, otherProfile(stage));
        assert.equal(await other.came, 'confirmed');
        return first;
      });
      await stage.add();
    },
    expected: {
      ...refused(''),
      says: [
        /^dialog: Add 2 loyalty programs to .*\[Add 2 Programs\]$/,
        new RegExp(`^dialog: Nothing new for .*In Mews already, and the same: 2 \\(added by you on ${TODAY}\\)`),
      ],
      adds: 1,
      addsElsewhere: 1,
    },
  },
  {
    row: '86a',
    fault: 'the programs were added another day: the question names it',
    async play(stage) {
      await addOn(stage, '2025-03-01');
      stage.window.answer(() => undefined);
      await stage.add();
    },
    expected: {
      ...asked(`New: 0 In Mews already, and the same: 2 \\(added by you on ${day('2025-03-01')}\\)`, 'Nothing new for'),
      journal: 'confirmed',
      adds: 1,
    },
  },
  {
    row: '86b',
    fault: 'the programs were added another day, and are gone from Mews',
    async play(stage) {
      await addOn(stage, '2025-03-01');
      stage.sandbox.reset();
      stage.window.answer(() => undefined);
      await stage.add();
    },
    expected: {
      ...asked(
        `New: 0 Added by you before, and no longer in Mews: 2 \\(on ${day('2025-03-01')}\\)`,
        'Nothing new for',
        'Show Preview',
      ),
      journal: 'confirmed',
    },
  },
  {
    row: '86c',
    fault: 'the programs were added another day, and Mews may not be asked',
    async play(stage) {
      await addOn(stage, '2025-03-01');
      stage.window.answer(() => undefined);
      stage.sandbox.fault({ kind: 'error', status: 401, operation: 'loyaltyPrograms/getAll' });
      await stage.add();
    },
    expected: {
      ...asked(
        `the token may not read them \\(401\\)\\. New: 0 Added by you before: 2 \\(on ${day('2025-03-01')}\\)`,
        'Nothing new for',
        'Show Preview',
      ),
      journal: 'confirmed',
      adds: 1,
    },
  },
  {
    row: '87a',
    fault: 'the programs were added in another profile, and are gone from Mews',
    async play(stage) {
      const other = await openOtherWindow(stage, otherProfile(stage));
      assert.equal(await other.came, 'confirmed');
      stage.sandbox.reset();
      stage.window.answer(() => undefined);
      await stage.add();
    },
    expected: asked(
      `New: 0 Added by you before, and no longer in Mews: 2 \\(on ${TODAY}\\)`,
      'Nothing new for',
      'Show Preview',
    ),
  },
  {
    row: '87b',
    fault: 'a window of another profile was killed on its request: it is checked there',
    async play(stage) {
      const other = await holdOther(stage, otherProfile(stage));
      await other.kill();
      await stage.add();
    },
    expected: {
      ...asked(UNCERTAIN_TODAY, 'Nothing new for', 'Check First'),
      says: [
        ...asked(UNCERTAIN_TODAY, 'Nothing new for', 'Check First').says,
        /^information: That run is not uncertain here\. If it was begun in another profile of VS Code, check it there\.$/,
      ],
      adds: 1,
      addsElsewhere: 1,
    },
  },
];

/** Adds the programs, as if it had been on another day. */
async function addOn(stage: Stage, date: string): Promise<void> {
  await stage.add();
  await redateJournal(stage, date);
  stage.window.forget();
}
