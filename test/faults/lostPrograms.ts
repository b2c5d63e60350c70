import assert from 'node:assert/strict';
import { assertRun, CREATED } from './assertRun';
import { unknown } from './expected';
import type { Expected } from './faultRow';
import type { Stage } from './stage';

export const LOST = unknown('The connection was lost before Mews answered \\(ECONNRESET\\)\\.');

export function program(code: string) {
  return { Name: `Program ${code}`, Code: code, Type: 'Hotel', Subscription: 'Free' } as const;
}

export async function assertFound(stage: Stage): Promise<void> {
  await assertRun(stage, CREATED);
  const found = new Set((await stage.newestRun()).created.map(({ Id }) => Id));
  const ours = stage.sandbox.programs().filter(({ Name }) => Name.startsWith('Program '));
  assert.deepEqual(found, new Set(ours.map(({ Id }) => Id)));
}

/** What is said after the programs were lost. */
export function then(...says: readonly RegExp[]): Expected {
  return { ...LOST, says: [...LOST.says, ...says] };
}
