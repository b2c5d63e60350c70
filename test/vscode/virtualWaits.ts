import { testApi } from './extensionApi';

/** What a test knows of the pauses that the extension made: all were over at once. */
export interface VirtualWaits {
  /** In ms, in order. A countdown is made of many. */
  readonly waits: readonly number[];
  /** The pauses together, in ms. */
  readonly total: () => number;
  restore(): void;
}

/** From now on the pauses of runs and checks are over at once. */
export async function virtualWaits(): Promise<VirtualWaits> {
  const { time } = await (await testApi()).requested();
  const { wait } = time;
  const waits: number[] = [];
  time.wait = async (ms) => {
    waits.push(ms);
  };
  return {
    waits,
    total: () => waits.reduce((sum, ms) => sum + ms, 0),
    restore: () => {
      time.wait = wait;
    },
  };
}
