import assert from 'node:assert/strict';
import { confirmed } from '../expected';
import type { FaultRow } from '../faultRow';
import { setWallClock } from '../wallClock';

const YEARS_MS = 3653 * 86_400_000;

/** The clock of the machine is wrong. */
export const clocks: readonly FaultRow[] = [
  clockRow('91a', 'ten years ahead', () => YEARS_MS),
  clockRow('91b', 'ten years behind', () => -YEARS_MS),
  {
    row: '91c',
    fault: 'the clock jumps back an hour while Mews asks for a pause',
    async play(stage) {
      stage.fault({ kind: 'error', status: 429, headers: { 'Retry-After': '1' } });
      const pausing = stage.pauses.hold();
      const added = stage.add();
      await pausing;
      stage.afterwards(setWallClock(-3_600_000));
      stage.pauses.letGo();
      await added;
      assert.deepEqual(stage.pauses.made, [1000]);
    },
    expected: confirmed(2, { adds: 2 }),
  },
];

/** Whatever the clock says, the pause is as long as Mews asked, and the records are in order. */
function clockRow(row: string, what: string, offset: () => number): FaultRow {
  return {
    row,
    fault: `the clock is ${what}, and Mews asks for a pause until a date`,
    async play(stage) {
      const now = Date.now();
      stage.fault({
        kind: 'error',
        status: 429,
        headers: { Date: new Date(now).toUTCString(), 'Retry-After': new Date(now + 5000).toUTCString() },
      });
      stage.afterwards(setWallClock(offset()));
      await stage.add();
      assert.equal(stage.pauses.total(), 5000);
    },
    expected: confirmed(2, { adds: 2 }),
  };
}
