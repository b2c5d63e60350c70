import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach } from 'mocha';
import fetch from 'node-fetch';
import type { Connection } from '../../src/mews/connection';
import type { LoyaltyProgram } from '../../src/mews/loyaltyProgram';
import { mewsClient } from '../../src/mews/mewsClient';
import {
  type AddPorts,
  type AddReport,
  type AddRequest,
  addLoyaltyPrograms,
} from '../../src/submission/addLoyaltyPrograms';
import { type CheckPorts, type CheckReport, checkUncertain } from '../../src/submission/checkUncertain';
import { type ContinueReport, type ContinueRequest, continueRun } from '../../src/submission/continueRun';
import { existingPrograms, type ReadPort } from '../../src/submission/existingPrograms';
import { itemRanges } from '../../src/submission/itemRanges';
import { Journal } from '../../src/submission/journal';
import type { JournalRecord } from '../../src/submission/journalRecord';
import { readPrograms } from '../../src/submission/readPrograms';
import { requestPace } from '../../src/submission/requestPace';
import { createdOf } from '../../src/submission/resultRecord';
import { type Run, runOf } from '../../src/submission/run';
import type { RunJournal } from '../../src/submission/runJournal';
import type { SendProgress, SentBatch } from '../../src/submission/sendItems';
import type { MewsSandbox, MewsSandboxOptions } from '../sandbox/mewsSandbox';
import type { SeenRequest } from '../sandbox/requestLog';
import type { SandboxClient } from '../sandbox/sandboxClient';
import { useSandbox } from '../sandbox/useSandbox';
import { useTemporaryFolder } from './temporaryFolder';
import { VirtualTime } from './virtualTime';

/** What a test changes of a run: the request, the world, and when it is cancelled. */
export interface RunOptions {
  readonly count?: number;
  readonly request?: Partial<AddRequest>;
  readonly ports?: Partial<AddPorts>;
  readonly signal?: AbortSignal;
}

/** What a test changes of a check. */
export interface CheckOptions {
  readonly ports?: Partial<CheckPorts>;
  readonly journal?: (journal: RunJournal) => RunJournal;
  readonly signal?: AbortSignal;
}

/** What a test changes when a run goes on. */
export interface ContinueOptions {
  readonly request?: Partial<ContinueRequest>;
  readonly ports?: Partial<AddPorts>;
  readonly journal?: (journal: RunJournal) => RunJournal;
  readonly knownIds?: readonly string[];
  readonly signal?: AbortSignal;
}

/** What the journal of a run says afterwards. */
export interface LeftRun {
  readonly records: readonly JournalRecord[];
  readonly run: Run | undefined;
}

/** What is left of adding: its report, its journal, and what it told on its way. */
export interface RanRun extends LeftRun {
  readonly report: AddReport;
  readonly progress: readonly SendProgress[];
}

/** What runs are made of. A test can put another in its place, with one of its rules switched off. */
export interface RunSource {
  readonly addLoyaltyPrograms: typeof addLoyaltyPrograms;
  readonly checkUncertain: typeof checkUncertain;
  readonly continueRun: typeof continueRun;
  readonly mewsClient: typeof mewsClient;
}

/** Runs against a sandbox, with real journals in a folder of the test. Time is virtual: all pauses are over at once. */
export interface SandboxRuns {
  readonly sandbox: () => MewsSandbox & SandboxClient;
  readonly time: () => VirtualTime;
  readonly folder: () => string;
  readonly journal: () => Journal;
  readonly connection: () => Connection;
  readonly post: (to?: Connection) => AddPorts['post'];
  readonly read: (to?: Connection) => ReadPort;
  /** The requests of `loyaltyPrograms/add` that were seen. */
  adds(): readonly SeenRequest[];
  /** Looks what is there, then adds. */
  add(options?: RunOptions): Promise<RanRun>;
  /** Opens the run again, as another process would, and checks it. */
  check(runId: string | undefined, options?: CheckOptions): Promise<LeftRun & { readonly report: CheckReport }>;
  /** Opens the run again and sends all of its open items. */
  goOn(runId: string | undefined, options?: ContinueOptions): Promise<LeftRun & { readonly report: ContinueReport }>;
  /** What the journal of a run says now. */
  left(runId: string | undefined): Promise<LeftRun>;
  /** Forgets all that the sandbox has seen and all time that has passed, and runs another source from now on. */
  startOver(source: RunSource): void;
  /** The text of every file in the folder. */
  journalTexts(): Promise<string[]>;
}

/** The source as it is. */
export const realSource: RunSource = { addLoyaltyPrograms, checkUncertain, continueRun, mewsClient };

/** The process that adds, and the one that goes on with it. */
export const owner = { pid: 1, started: 'boot 1', host: 'here' } as const;
const laterOwner = { pid: 2, started: 'boot 2', host: 'here' } as const;

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
export function useSandboxRuns(options: MewsSandboxOptions = {}): SandboxRuns {
  const sandbox = useSandbox(options);
  const folder = useTemporaryFolder();
  let source = realSource;
  let client = mewsClient(fetch, 'Test 1.0.0', { env: {}, onUnchecked: () => undefined });
  let time = new VirtualTime();
  let pace = requestPace(time.clock);
  const begin = (now: RunSource) => {
    source = now;
    client = source.mewsClient(fetch, 'Test 1.0.0', { env: {}, onUnchecked: () => undefined });
    time = new VirtualTime();
    pace = requestPace(time.clock);
  };
  beforeEach(() => begin(realSource));
  const never = new AbortController().signal;
  const unchanged = (open: RunJournal) => open;
  const journal = () =>
    new Journal(path.join(folder(), 'journal'), { now: time.now, rescueFolders: [path.join(folder(), 'rescue')] });
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
  const read =
    (to = connection()): ReadPort =>
    async (codes, activityStates, signal) => {
      const ports = {
        getAll: (query: Parameters<typeof client.getAll>[1], ended: AbortSignal) => client.getAll(to, query, ended),
        wait: time.wait,
        now: time.now,
        random: () => 0,
        pace,
        tokens: [to.clientToken, to.accessToken],
      };
      const answer = await readPrograms(codes, { activityStates }, ports, signal);
      // The server's clock is as virtual as ours.
      const hasTime = answer.kind === 'read' && answer.serverTimeMs !== undefined;
      return hasTime ? { ...answer, serverTimeMs: time.serverNowMs() } : answer;
    };
  const world = (progress: SendProgress[], to: Connection): Omit<AddPorts, 'journal'> => ({
    post: post(to),
    read: read(to),
    wait: time.wait,
    now: time.now,
    clock: time.clock,
    random: () => 0,
    pace,
    onProgress: (step) => progress.push(step),
    onBatch: () => undefined,
  });
  const left = async (runId: string | undefined): Promise<LeftRun> => {
    if (runId === undefined) return { records: [], run: undefined };
    const { records, end } = await journal().read(runId);
    assert.equal(end, 'whole');
    return { records, run: runOf(records) };
  };
  const reopened = async (runId: string | undefined) => {
    const { journal: open, file } = await journal().reopen(runId ?? '', laterOwner);
    const run = runOf(file.records);
    assert.ok(run);
    return { open, run };
  };
  return {
    sandbox,
    time: () => time,
    folder,
    journal,
    connection,
    post,
    read,
    left,
    adds: () => sandbox().seen.filter(({ operation }) => operation === 'loyaltyPrograms/add'),
    async add({ count = 3, request = {}, ports = {}, signal = never } = {}) {
      const progress: SendProgress[] = [];
      const to = request.connection ?? connection();
      const added = request.programs ?? programs(count);
      const whole: AddRequest = {
        connection: to,
        owner,
        file: 'file:///aurora.loyalty.json',
        text: '{}',
        chainId: null,
        programs: added,
        existing: request.existing ?? (await existingPrograms(added, ports.read ?? read(to), never)),
        addedAnyway: [],
        client: 'Test 1.0.0',
        batchSize: 1000,
        ...request,
      };
      const report = await source.addLoyaltyPrograms(
        whole,
        { journal: journal(), ...world(progress, to), ...ports },
        signal,
      );
      return { report, progress, ...(await left(report.runId)) };
    },
    async check(runId, { ports = {}, journal: changed = unchanged, signal = never } = {}) {
      const { open, run } = await reopened(runId);
      const whole = { read: read(), wait: time.wait, now: time.now, knownIds: [], onProgress: () => undefined };
      const report = await source.checkUncertain(run, changed(open), { ...whole, ...ports }, signal);
      await open.close();
      return { report, ...(await left(runId)) };
    },
    async goOn(runId, { request = {}, ports = {}, journal: changed = unchanged, knownIds = [], signal } = {}) {
      const { open, run } = await reopened(runId);
      const whole = { connection: connection(), client: 'Test 1.0.0', run, items: run.openItems, batchSize: 1000 };
      const report = await source.continueRun(
        { ...whole, ...request },
        changed(open),
        { ...world([], whole.connection), knownIds, ...ports },
        signal ?? never,
      );
      await assert.rejects(open.append({ kind: 'shutdown' }), 'It leaves its journal open');
      return { report, ...(await left(runId)) };
    },
    startOver(now) {
      sandbox().reset();
      begin(now);
    },
    async journalTexts() {
      const files = await readdir(folder(), { recursive: true, withFileTypes: true });
      return Promise.all(
        files.filter((file) => file.isFile()).map((file) => readFile(path.join(file.parentPath, file.name), 'utf8')),
      );
    },
  };
}

/** The outcomes of the requests in short, such as `0+2 confirmed`. */
export function outcomesOf({ report }: { readonly report: { readonly batches: readonly SentBatch[] } }): string[] {
  return report.batches.map(({ items, outcome }) => {
    const places = itemRanges(items).map(([from, count]) => `${from}+${count}`);
    return `${places.join(',')} ${outcome.kind}${'why' in outcome ? ` ${outcome.why}` : ''}`;
  });
}

/** The Ids of the report, in order. */
export function idsOf({ report }: { readonly report: { readonly batches: readonly SentBatch[] } }): string[] {
  return report.batches.flatMap(({ outcome, items }) => createdOf(outcome, items).map(({ Id }) => Id));
}

/** The kinds of the records in order. */
export function kindsOf({ records }: Pick<LeftRun, 'records'>): string {
  return records.map(({ kind }) => kind).join(' ');
}

/** How a run stands in short: its state, the items with an Id, the uncertain ones, the open ones. */
export function standOf(run: Run | undefined): readonly unknown[] {
  return [run?.state, run?.created.map(({ index }) => index), run?.uncertainItems, run?.openItems];
}
