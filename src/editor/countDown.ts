import type { MewsWorld } from './mewsWorld';

const STEP_MS = 1000;

/** A wait that tells each second what is left of it, in ms. It ends early when the signal is aborted. */
export async function countDown(
  ms: number,
  signal: AbortSignal,
  wait: MewsWorld['wait'],
  tell: (leftMs: number) => void,
): Promise<void> {
  for (let left = ms; left > 0 && !signal.aborted; left -= STEP_MS) {
    tell(left);
    await wait(Math.min(left, STEP_MS), signal);
  }
}
