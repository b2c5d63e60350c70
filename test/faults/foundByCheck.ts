import assert from 'node:assert/strict';
import type { Run } from '../../src/submission/run';
import { assertRun, CREATED } from './assertRun';
import type { Stage } from './stage';

export async function assertFound(stage: Stage): Promise<void> {
  const run = await stage.newestRun();
  await assertRun(stage, CREATED);
  assert.deepEqual(idsOf(run), sandboxIds(stage));
  assert(run.created.every(({ via }) => via === 'check'));
}

export function idsOf({ created }: Run): string[] {
  return created.map(({ Id }) => Id);
}

export function sandboxIds(stage: Stage): string[] {
  return stage.sandbox.programs().map(({ Id }) => Id);
}

export function pressCheck(stage: Stage): void {
  stage.window.answer((_, buttons) => buttons.find((button) => button === 'Check'));
}
