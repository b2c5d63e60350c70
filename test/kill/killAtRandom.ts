import { dice } from './dice';
import { endedHistory, type Kill } from './history';
import { inParallel } from './inParallel';
import { AT_ONCE, type KillWorld, keep, slowMews } from './killWorld';

/** About as long as a process lives that is left alone, in our ms, and the number of its steps. */
const LIFETIME_MS = 1500;
const LIFETIME_STEPS = 120;
/** So many times as many histories as are needed. Where they do not do, Mews is too late in nearly all: this machine stands still. */
const MOST_TIMES = 10;

/** How often, how often on the same journal, and in a run of how many requests. `hasty`: without any pause. `atOnce`: so many processes. */
export interface RandomKills {
  readonly kills: number;
  readonly perHistory: number;
  readonly batches: number;
  readonly hasty?: boolean;
  readonly atOnce?: number;
}

/** Kills at least so many processes at instants that nobody chose. Throws where ten times as many histories do not do. */
export async function killAtRandom(
  world: KillWorld,
  { kills, perHistory, batches, hasty = false, atOnce = 1 }: RandomKills,
): Promise<void> {
  const { time, seed } = world;
  const mostHistories = MOST_TIMES * Math.ceil(kills / perHistory);
  let [number, killed, underWay] = [0, 0, 0];
  const oneMore = async () => {
    if (number === mostHistories) throw new Error(`Only ${killed} of ${kills} kills count after ${number} histories`);
    underWay += perHistory;
    const random = dice(seed + number);
    const history = await endedHistory({
      kill: (turn) => (turn < perHistory ? anyKill(random) : undefined),
      batches,
      batchSize: 2,
      work: slowMews(time, random),
      time,
      number: number++,
      hasty,
      atOnce,
    });
    underWay -= perHistory;
    if (keep(history, world)) killed += history.kills;
  };
  while (killed < kills) await inParallel(AT_ONCE, () => (killed + underWay < kills ? oneMore() : undefined));
}

/** Most of them by the clock, which finds what nobody thought of as a step; the others wherever the steps are close together. */
function anyKill(random: () => number): Kill {
  const kind = random();
  if (kind < 0.4) return { by: 'time', ms: random() * LIFETIME_MS };
  if (kind < 0.65) return { by: 'step', nth: 1 + Math.floor(random() * LIFETIME_STEPS) };
  return { by: 'arrival', operation: kind < 0.95 ? 'loyaltyPrograms/add' : 'loyaltyPrograms/getAll' };
}
