import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import fetch from 'node-fetch';
import type { Connection } from '../../src/mews/connection';
import type { LoyaltyProgram } from '../../src/mews/loyaltyProgram';
import { mewsClient } from '../../src/mews/mewsClient';
import {
  type AddPorts,
  type AddProgress,
  type AddReport,
  type AddRequest,
  addLoyaltyPrograms,
} from '../../src/submission/addLoyaltyPrograms';
import { Journal } from '../../src/submission/journal';
import type { JournalRecord } from '../../src/submission/journalRecord';
import { createdOf } from '../../src/submission/resultRecord';
import { type Run, runOf } from '../../src/submission/run';
import type { MewsSandbox } from '../sandbox/mewsSandbox';
import { useSandbox } from '../sandbox/useSandbox';
import { useTemporaryFolder } from './temporaryFolder';

/** What a test changes of a run: the request, the world, and when it is cancelled. */
export interface RunOptions {
  readonly count?: number;
  readonly request?: Partial<AddRequest>;
  readonly ports?: Partial<AddPorts>;
  readonly signal?: AbortSignal;
}

/** What is left of a run: its report, its journal, and what it told on its way. */
export interface RanRun {
  readonly report: AddReport;
  readonly records: readonly JournalRecord[];
  readonly run: Run | undefined;
  readonly waits: readonly number[];
  readonly progress: readonly AddProgress[];
}

/** Runs against a sandbox, with a journal in a folder of the test. Pauses are noted and over at once. */
export interface SandboxRuns {
  readonly sandbox: () => MewsSandbox;
  readonly journal: () => Journal;
  readonly connection: () => Connection;
  readonly post: (to?: Connection) => AddPorts['post'];
  add(options?: RunOptions): Promise<RanRun>;
  /** The text of every journal file. */
  journalTexts(): Promise<string[]>;
}

/** So many programs, each with a Code of its own. */
export function programs(count: number): LoyaltyProgram[] {
  return Array.from({ length: count }, (_, index) => ({
    Name: `Program ${index}`,
    Code: `P${index}`,
    Type: 'Hotel',
    Subscription: 'Free',
  }));
}

/** Gives the tests of a `describe` runs against a sandbox. */
export function useSandboxRuns(): SandboxRuns {
  const sandbox = useSandbox();
  const folder = useTemporaryFolder();
  const client = mewsClient(fetch, 'Test 1.0.0');
  const journal = () => new Journal(path.join(folder(), 'journal'), () => new Date());
  const connection = (): Connection => ({
    name: 'Aurora',
    platformAddress: sandbox().address,
    clientToken: sandbox().tokens.clientToken,
    accessToken: sandbox().tokens.accessToken,
    portfolio: false,
  });
  const post =
    (to = connection()): AddPorts['post'] =>
    (body, signal) =>
      client.add(to, body, signal);
  return {
    sandbox,
    journal,
    connection,
    post,
    async add({ count = 3, request = {}, ports = {}, signal = new AbortController().signal } = {}) {
      const waits: number[] = [];
      const progress: AddProgress[] = [];
      const whole: AddRequest = {
        connection: connection(),
        file: 'file:///aurora.loyalty.json',
        text: '{}',
        chainId: null,
        programs: programs(count),
        client: 'Test 1.0.0',
        batchSize: 1000,
        ...request,
      };
      const world: AddPorts = {
        journal: journal(),
        post: post(whole.connection),
        wait: async (ms) => {
          waits.push(ms);
        },
        now: () => new Date(),
        clock: () => performance.now(),
        random: () => 0,
        onProgress: (step) => progress.push(step),
        onBatch: () => undefined,
        ...ports,
      };
      const report = await addLoyaltyPrograms(whole, world, signal);
      const read = report.runId === undefined ? undefined : await journal().read(report.runId);
      assert.notEqual(read?.incomplete, true);
      return { report, records: read?.records ?? [], run: runOf(read?.records ?? []), waits, progress };
    },
    async journalTexts() {
      const names = await readdir(path.join(folder(), 'journal')).catch(() => []);
      return Promise.all(names.map((name) => readFile(path.join(folder(), 'journal', name), 'utf8')));
    },
  };
}

/** The outcomes of the batches in short, such as `0+2 confirmed`. */
export function outcomesOf({ report }: Pick<RanRun, 'report'>): string[] {
  return report.batches.map(({ from, count, outcome }) => {
    const why = 'why' in outcome ? ` ${outcome.why}` : '';
    return `${from}+${count} ${outcome.kind}${why}`;
  });
}

/** The Ids of the report, in order. */
export function idsOf({ report }: Pick<RanRun, 'report'>): string[] {
  return report.batches.flatMap(({ outcome, from }) => createdOf(outcome, from).map(({ Id }) => Id));
}

/** The kinds of the records in order. */
export function kindsOf({ records }: Pick<RanRun, 'records'>): string {
  return records.map(({ kind }) => kind).join(' ');
}
