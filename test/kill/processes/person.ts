import { parseArgs } from 'node:util';
import type { Connection } from '../../../src/mews/connection';
import { processIdentity } from '../../../src/submission/processIdentity';
import { sandboxTokens } from '../../sandbox/sandboxTokens';
import { fastTime } from '../fastTime';
import { HELD } from '../held';
import { Person } from '../person';
import { Steps } from '../steps';
import { UnsyncedBytes } from '../unsyncedBytes';
import { watchDisk } from '../watchDisk';
import { watchUploads } from '../watchUploads';

// The process that is killed: a window, and the person in front of it. Started again, it goes on where the journal says.
void main();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      address: { type: 'string', default: '' },
      folder: { type: 'string', default: '' },
      count: { type: 'string', default: '' },
      batchSize: { type: 'string', default: '' },
      epochMs: { type: 'string', default: '' },
      factor: { type: 'string', default: '' },
      killStep: { type: 'string' },
      killNth: { type: 'string' },
      /** Takes no pause at all: what a program without a quiet period does. */
      hasty: { type: 'boolean', default: false },
      /** The disk doesn't take the first answer. */
      fullDisk: { type: 'boolean', default: false },
      /** The whole machine stops with the process: what is not synced is lost. */
      powerCut: { type: 'boolean', default: false },
    },
  });
  const { killStep, killNth, folder } = values;
  const unsynced = new UnsyncedBytes();
  const steps = new Steps(
    killNth === undefined ? undefined : { ...(killStep !== undefined && { step: killStep }), nth: Number(killNth) },
    () => values.powerCut && unsynced.lose(),
  );
  let full = values.fullDisk;
  watchDisk(folder, steps, unsynced, (kind) => {
    const refused = full && kind === 'answer';
    if (refused) full = false;
    return refused;
  });
  watchUploads(steps);
  const time = fastTime({ epochMs: Number(values.epochMs), factor: Number(values.factor) });
  const world = {
    now: () => new Date(time.nowMs()),
    clock: time.clock,
    random: Math.random,
    wait: async (ms: number) => (values.hasty ? undefined : time.wait(ms)),
  };
  const { clientToken, accessToken } = sandboxTokens;
  const connection: Connection = {
    name: 'Aurora',
    platformAddress: values.address,
    clientToken,
    accessToken,
    portfolio: false,
  };
  const owner = await processIdentity(process.pid);
  if (!owner) throw new Error('This process has no identity');
  const person = new Person(
    { connection, owner, folder, count: Number(values.count), batchSize: Number(values.batchSize) },
    world,
    steps,
  );
  if ((await person.addAll()) === 'held') process.exitCode = HELD;
}
