import assert from 'node:assert/strict';
import type { Run } from '../../src/submission/run';
import type { Stage } from './stage';

/** How a run stands, with the numbers of its programs. */
export interface RunFigures {
  readonly state: Run['state'];
  readonly created: number;
  readonly uncertain: number;
  readonly absent: number;
}

/** Of the two programs that a row adds unless it has a text of its own. */
export const UNCERTAIN: RunFigures = { state: 'uncertain', created: 0, uncertain: 2, absent: 0 };
export const CREATED: RunFigures = { state: 'confirmed', created: 2, uncertain: 0, absent: 0 };

/** Asserts how the extension reads the newest run. */
export async function assertRun(stage: Stage, figures: RunFigures, when?: string): Promise<void> {
  const { state, created, uncertainItems, absentItems } = await stage.newestRun();
  const found: RunFigures = {
    state,
    created: created.length,
    uncertain: uncertainItems.length,
    absent: absentItems.length,
  };
  assert.deepEqual(found, figures, when);
}
