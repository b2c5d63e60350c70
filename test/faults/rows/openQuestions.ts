import assert from 'node:assert/strict';
import { confirmed, READS_BEFORE_ADD, refused } from '../expected';
import type { FaultRow } from '../faultRow';
import { setMonotonicClock } from '../monotonicClock';
import { askedAnd, exist } from '../planQuestion';
import type { Stage } from '../stage';

const READ = 'loyaltyPrograms/getAll';
const ADDED = /^information: Added 2 loyalty programs to .*\. \[Show Programs\] \[Show Output\]$/;

/** The person cancels the read before an add, or leaves the question open for long. */
export const openQuestions: readonly FaultRow[] = [
  {
    row: '107a',
    fault: 'the person cancels while Mews is asked what it has',
    async play(stage) {
      stage.sandbox.fault({ kind: 'hold', operation: READ });
      const added = stage.add();
      await stage.window.whenShown(/^progress: Mews: looking for programs that exist already…$/);
      stage.window.cancel();
      await added;
    },
    expected: { ...refused(''), says: [/^information: Cancelled before anything was sent\.$/] },
  },
  {
    row: '107b',
    fault: 'the person cancels in a pause before Mews is asked again',
    async play(stage) {
      const pausing = stage.pauses.hold();
      stage.sandbox.fault({ kind: 'error', status: 500, operation: READ });
      const added = stage.add();
      await pausing;
      await stage.window.whenCancellable();
      stage.window.cancel();
      await added;
      assert.equal(reads(stage), 1);
    },
    expected: { ...refused(''), says: [/^information: Cancelled before anything was sent\.$/] },
  },
  {
    row: '108a',
    fault: 'the question stays open for a minute, and somebody adds one of the programs meanwhile: it is put again',
    play: (stage) => addAfterAMinute(stage, () => exist(stage, 'SECOND')),
    expected: {
      ...confirmed(1),
      says: [
        /^dialog: Add 2 loyalty programs to /,
        /^dialog: Add 1 loyalty program to .*In Mews already, and the same: 1 \[Add 1, Skip 1\] \[Add All 2\]$/,
        /^information: Added 1 loyalty program to .*\. Left out: 1 /,
      ],
    },
  },
  {
    row: '108b',
    fault: 'the question stays open for a minute, and nothing has changed: it is not put again',
    async play(stage) {
      await addAfterAMinute(stage, () => undefined);
      assert.equal(reads(stage), 2 * READS_BEFORE_ADD);
    },
    expected: askedAnd('Add 2 loyalty programs to ', '[Add 2 Programs]', ADDED),
  },
  {
    row: '108c',
    fault: 'the question stays open for a minute, and Mews can’t be reached any more',
    play: (stage) =>
      addAfterAMinute(stage, () =>
        stage.sandbox.fault({ kind: 'error', status: 500, operation: READ, times: 'always' }),
      ),
    expected: {
      ...confirmed(),
      says: [
        /^dialog: Add 2 loyalty programs to /,
        /^dialog: Add 2 loyalty programs to .*Existing programs could not be checked\. Mews failed with/,
        ADDED,
      ],
    },
  },
];

function reads(stage: Stage): number {
  return stage.sandbox.seen.filter(({ operation }) => operation === READ).length;
}

/** Lets something happen while the question is open, and a minute pass. */
async function addAfterAMinute(stage: Stage, meanwhile: () => void): Promise<void> {
  await stage.setting('mewsLoyalty.confirm', 'always');
  let asked = 0;
  stage.window.answer(({ modal }, [first]) => {
    if (!modal) return undefined;
    if (++asked === 1) {
      meanwhile();
      stage.afterwards(setMonotonicClock(60_000));
    }
    return first;
  });
  await stage.add();
}
