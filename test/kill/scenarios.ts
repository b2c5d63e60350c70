import type { Kill } from './history';

/** A way into one of the tasks, by the kills that lead there. Each is walked once without a further kill, to see its steps. */
export interface Scenario {
  readonly name: string;
  readonly before: readonly Kill[];
  readonly fullDisk?: boolean;
  /** Its steps are come to only on its own way, not after any crash that asks for the same task. */
  readonly ownWay?: boolean;
}

export const scenarios: readonly Scenario[] = [
  { name: 'nothing happened yet', before: [] },
  { name: 'an answer was never read', before: [{ by: 'arrival', operation: 'loyaltyPrograms/add' }] },
  { name: 'a request never left', before: [{ by: 'step', step: 'add: post, before', nth: 1 }] },
  {
    name: 'an answer is half written',
    before: [{ by: 'step', step: 'add: write answer, half', nth: 1 }],
    ownWay: true,
  },
  { name: 'the disk was full for an answer', before: [], fullDisk: true, ownWay: true },
];
