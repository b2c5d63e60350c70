import 'node:http';
import 'node:https';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { lazyFetch } from '../../../src/editor/lazyFetch';
import type { Connection } from '../../../src/mews/connection';
import { mewsClient } from '../../../src/mews/mewsClient';
import { addLoyaltyPrograms } from '../../../src/submission/addLoyaltyPrograms';
import { Journal } from '../../../src/submission/journal';
import { requestPace } from '../../../src/submission/requestPace';
import type { RunJournal } from '../../../src/submission/runJournal';
import { sandboxTokens } from '../../sandbox/sandboxTokens';
import { sendFigures } from '../figures';
import { idleMemory, peakOver } from '../memoryOver';
import { loyaltyPrograms, loyaltyText } from '../texts';

const CLIENT = 'Benchmark 1.0.0';
/** How often the stretches are looked at, in ms. */
const RESOLUTION_MS = 1;

// One run, the first of its process, in which Node's own http is there already: the extension host has loaded and patched it
// before any extension. Arguments: the sandbox's address, the number of programs, the journal's folder.
void main();

async function main(): Promise<void> {
  const [, , platformAddress = '', count = '', folder = ''] = process.argv;
  const { clientToken, accessToken } = sandboxTokens;
  const connection: Connection = { name: 'Aurora', platformAddress, clientToken, accessToken, portfolio: false };
  const client = mewsClient(lazyFetch, CLIENT, { env: {}, onUnchecked: () => undefined });
  const journal = new Journal(folder, { now: () => new Date(), rescueFolders: [] });
  let diskMs = 0;
  const text = loyaltyText(Number(count), 'none');
  const programs = loyaltyPrograms(Number(count));
  const idle = idleMemory();
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.reset();
  const start = performance.now();
  const report = await addLoyaltyPrograms(
    {
      connection,
      owner: { pid: process.pid, host: '' },
      existing: { kind: 'read', programs: [], ids: [] },
      addedAnyway: [],
      file: 'file:///aurora.loyalty.json',
      text,
      chainId: undefined,
      programs,
      client: CLIENT,
      batchSize: 1000,
    },
    {
      journal: { begin: () => timed(journal.begin()) },
      post: (body, signal) => client.add(connection, body, signal),
      read: async () => ({ kind: 'read', programs: [] }),
      pace: requestPace(() => performance.now()),
      wait: async () => undefined,
      now: () => new Date(),
      clock: () => performance.now(),
      random: Math.random,
      onProgress: () => undefined,
      onBatch: () => undefined,
    },
    new AbortController().signal,
  );
  const took = performance.now() - start;
  const peak = peakOver(idle);
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  const confirmed = report.batches.filter(({ outcome }) => outcome.kind === 'confirmed').length;
  sendFigures({
    took: [took],
    disk: [diskMs],
    blocked: [delay.max / 1e6 - RESOLUTION_MS],
    peak: [peak],
    confirmed: [confirmed],
  });

  /** The same journal, with the time it keeps the run waiting added up. */
  async function timed(begun: Promise<RunJournal>): Promise<RunJournal> {
    const run = await onClock(begun);
    return { ...run, append: (entry) => onClock(run.append(entry)), close: () => onClock(run.close()) };
  }

  async function onClock<T>(work: Promise<T>): Promise<T> {
    const from = performance.now();
    try {
      return await work;
    } finally {
      diskMs += performance.now() - from;
    }
  }
}
