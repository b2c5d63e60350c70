import { setTimeout as pause } from 'node:timers/promises';
import { type FastWorld, quietMs } from './fastTime';
import type { EndedHistory, History } from './history';

/** What all histories of a test share. */
export interface KillWorld {
  readonly time: FastWorld;
  /** Of every history's own chance, together with its number. */
  readonly seed: number;
  /** Every history that came to its end. */
  readonly ended: EndedHistory[];
  /** Those in which Mews was too late to promise anything: this machine stood still. They count for nothing. */
  readonly tooLate: EndedHistory[];
}

/** How many histories are lived through at once. Most of the time each waits for its Mews. */
export const AT_ONCE = 8;

/** How long Mews works on a request whose sender waits, in our ms. */
const SHORTEST_WORK_MS = 20;
const LONGEST_WORK_MS = 80;

/** How long it goes on with one whose sender is gone, as a part of the quiet period: longer than a restart and two looks. */
const SHORTEST_LATE_PART = 0.5;
const LONGEST_LATE_PART = 0.75;
/** Where this machine stood still for so long that Mews was later than that, nothing is promised. */
const LATEST_PART = 0.95;

/** A Mews that is slower than a restart, for those who don't wait for it. */
export function slowMews(time: FastWorld, random: () => number): History['work'] {
  return async (sender) => {
    const workMs = between(SHORTEST_WORK_MS, LONGEST_WORK_MS, random());
    await pause(workMs);
    if (sender.isAlive()) return;
    const latePart = between(SHORTEST_LATE_PART, LONGEST_LATE_PART, random());
    await pause(Math.max(0, latePart * quietMs(time) - workMs));
  };
}

/** Keeps a history that came to its end. False: it counts for nothing. */
export function keep(history: EndedHistory, { time, ended, tooLate }: KillWorld): boolean {
  const counts = history.latestWorkMs <= LATEST_PART * quietMs(time);
  (counts ? ended : tooLate).push(history);
  return counts;
}

function between(from: number, to: number, part: number): number {
  return from + (to - from) * part;
}
