import { dice } from './dice';
import { type EndedHistory, endedHistory } from './history';
import { inParallel } from './inParallel';
import { type KillTarget, KillTargets } from './killTargets';
import { AT_ONCE, type KillWorld, keep, slowMews } from './killWorld';
import { type Scenario, scenarios } from './scenarios';
import type { EndedPerson } from './startPerson';

/** Kills in a row on one journal at most. */
const LONGEST_CHAIN = 8;
const LAST_KILL = { by: 'arrival', operation: 'loyaltyPrograms/add' } as const;
const BATCHES = 2;
const BATCH_SIZE = 2;

/** Which steps there are and how many of them a process was killed at. */
export interface KilledSteps {
  readonly total: number;
  readonly missed: readonly string[];
}

/**
 * Kills a process at every step that the scenarios come to: each time it is come to; or, with less effort, once at
 * each step before which anything can have happened. One history goes on being killed at further steps, on the same journal.
 */
export async function killEverywhere(world: KillWorld, every: 'instant' | 'time'): Promise<KilledSteps> {
  const targets = new KillTargets(await allTargets(world, every));
  let number = 0;
  await inParallel(AT_ONCE, () => {
    const target = targets.next();
    return target && killFrom(target, targets, world, number++);
  });
  return { total: targets.steps.size, missed: targets.missed };
}

async function killFrom(target: KillTarget, targets: KillTargets, world: KillWorld, number: number): Promise<void> {
  const { before } = target.scenario;
  const chosen = new Map<number, KillTarget>();
  const ended = await live(target.scenario, world, number, (turn, task) => {
    if (turn < before.length) return before[turn];
    const further = turn - before.length;
    const next = further === 0 ? target : further < LONGEST_CHAIN ? targets.nextOf(task) : undefined;
    if (next) chosen.set(turn, next);
    // What is left behind by most steps Mews never saw, or was done with; this one it is still at work on.
    if (!next && further === LONGEST_CHAIN && task === 'continue') return LAST_KILL;
    return next?.kill;
  });
  const counts = keep(ended, world);
  for (const [turn, each] of chosen) {
    const { how, steps } = ended.turns[turn] ?? { how: 'failed', steps: [] };
    targets.settle(each, counts && how === 'killed' && steps.at(-1) === each.kill.step);
  }
}

async function live(
  { fullDisk = false, ownWay = false }: Scenario,
  world: KillWorld,
  number: number,
  kill: Parameters<typeof endedHistory>[0]['kill'],
): Promise<EndedHistory> {
  return endedHistory({
    kill,
    batches: BATCHES,
    batchSize: BATCH_SIZE,
    work: slowMews(world.time, dice(world.seed + number)),
    time: world.time,
    number,
    fullDisk,
    // With every other one the machine goes down as well; what is half written does not outlive that.
    powerCut: number % 2 === 1 && !ownWay,
  });
}

/** Lives through each scenario once to see the steps behind it. */
async function allTargets(world: KillWorld, every: 'instant' | 'time'): Promise<KillTarget[]> {
  const dry = await Promise.all(
    scenarios.map(async (scenario, number) => ({
      scenario,
      last: (await live(scenario, world, number, (turn) => scenario.before[turn])).turns.at(-1),
    })),
  );
  const random = dice(world.seed);
  const targets = new Map<string, KillTarget>();
  for (const { scenario, last } of dry) {
    for (const [step, times] of last ? timesOf(last) : []) {
      const nths = every === 'time' ? times.map(({ nth }) => nth) : instantsOf(times, random);
      for (const nth of nths) {
        const key = every === 'time' ? `${step} ${nth}` : step;
        const kill = { by: 'step', step, nth } as const;
        if (!targets.has(key)) targets.set(key, { kill, scenario });
      }
    }
  }
  return [...targets.values()];
}

/** A time that a step is come to, from 1. */
interface Time {
  readonly nth: number;
  readonly startsInstant: boolean;
}

function timesOf({ steps, startsInstant }: EndedPerson): Map<string, Time[]> {
  const times = new Map<string, Time[]>();
  steps.forEach((step, index) => {
    const before = times.get(step) ?? [];
    times.set(step, [...before, { nth: before.length + 1, startsInstant: startsInstant[index] === true }]);
  });
  return times;
}

/** One of the times at which something can have happened right before; none where there is none. */
function instantsOf(times: readonly Time[], random: () => number): number[] {
  const instants = times.filter(({ startsInstant }) => startsInstant);
  const chosen = instants[Math.floor(random() * instants.length)];
  return chosen ? [chosen.nth] : [];
}
