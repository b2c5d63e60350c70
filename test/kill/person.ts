import path from 'node:path';
import { lazyFetch } from '../../src/editor/lazyFetch';
import type { Connection } from '../../src/mews/connection';
import { mewsClient } from '../../src/mews/mewsClient';
import { type AddPorts, addLoyaltyPrograms } from '../../src/submission/addLoyaltyPrograms';
import { type CheckPorts, checkUncertain } from '../../src/submission/checkUncertain';
import { connectionFingerprint } from '../../src/submission/connectionFingerprint';
import { type ConnectionLock, lockConnection } from '../../src/submission/connectionLock';
import { continueRun } from '../../src/submission/continueRun';
import { existingPrograms } from '../../src/submission/existingPrograms';
import { Journal } from '../../src/submission/journal';
import type { ProcessIdentity } from '../../src/submission/processIdentity';
import { readPrograms } from '../../src/submission/readPrograms';
import { requestPace } from '../../src/submission/requestPace';
import { type Run, runOf } from '../../src/submission/run';
import type { RunJournal } from '../../src/submission/runJournal';
import { begunRuns } from './begunRuns';
import { nextTask, type Task } from './nextTask';
import { programsOf } from './programsOf';
import { reportingPorts } from './reportingPorts';
import type { Steps } from './steps';

const CLIENT = 'Kill 1.0.0';
const FILE = 'file:///aurora.loyalty.json';
/** More tasks than this, and the person goes round in circles. */
const MAX_TASKS = 12;

/** What a person wants: so many programs, added through this connection. */
export interface Wish {
  readonly connection: Connection;
  readonly owner: ProcessIdentity;
  readonly folder: string;
  readonly count: number;
  readonly batchSize: number;
}

/** Time and chance. */
export type World = Pick<AddPorts, 'now' | 'clock' | 'random' | 'wait'>;

/**
 * A person who adds programs, checks what is uncertain, sends what is open, and is done when every program has an Id: by the
 * same ways as in the product, with a step before and after whatever is asked of the world.
 */
export class Person {
  private readonly ports: AddPorts & CheckPorts;
  private readonly journals: Journal;
  private readonly signal = new AbortController().signal;

  constructor(
    private readonly wish: Wish,
    world: World,
    private readonly steps: Steps,
  ) {
    const { connection, folder } = wish;
    const fetch: typeof lazyFetch = async (url, init) => {
      const operation = String(url).split('/').at(-1);
      const response = await lazyFetch(url, init);
      // Its body is still on the way.
      steps.reach(`head of ${operation}`);
      return response;
    };
    const client = mewsClient(fetch, CLIENT, { env: {}, onUnchecked: () => undefined });
    const pace = requestPace(world.clock);
    const journals = new Journal(path.join(folder, 'journal'), {
      now: world.now,
      rescueFolders: [path.join(folder, 'rescue')],
    });
    this.journals = reportingPorts(journals, steps, 'journals.');
    const reading = {
      ...world,
      pace,
      getAll: (query: Parameters<typeof client.getAll>[1], signal: AbortSignal) =>
        client.getAll(connection, query, signal),
      tokens: [connection.clientToken, connection.accessToken],
    };
    this.ports = reportingPorts(
      {
        ...world,
        pace,
        journal: { begin: async () => reportingPorts(await this.journals.begin(), steps) },
        post: (body, signal) => client.add(connection, body, signal),
        read: (codes, activityStates, signal) => readPrograms(codes, { activityStates }, reading, signal),
        knownIds: [],
        onProgress: () => undefined,
        onBatch: () => undefined,
      },
      steps,
    );
  }

  /** `held`: another process adds programs through the connection, so nothing was done. Throws where it gets nowhere. */
  async addAll(): Promise<'done' | 'held'> {
    for (let task = 0; task < MAX_TASKS; task++) {
      const what = nextTask((await begunRuns(this.journals)).at(-1));
      if (what === 'done') return 'done';
      this.steps.task = what;
      const lock = await this.lock();
      if (!lock) return 'held';
      await this.doNext(what);
      await lock.release();
    }
    throw new Error('The programs are still not added');
  }

  /** As the product does; undefined where another process adds programs through the connection. */
  private async lock(): Promise<ConnectionLock | undefined> {
    const { connection, owner } = this.wish;
    const facts = {
      connection: connection.name,
      file: FILE,
      at: new Date().toISOString(),
      owner,
      journalFolder: this.journals.folder,
    };
    const readJournal = async () => (await begunRuns(this.journals)).length >= 0;
    const result = await lockConnection(this.stateFolder, await this.fingerprint(), facts, readJournal);
    if (result.kind === 'locked') return result.lock;
    if (result.kind === 'held') return undefined;
    throw new Error(`The lock is ${result.kind}: ${'why' in result ? result.why : result.code}`);
  }

  /** What there is to do may have been done by another process before this one had the lock. */
  private async doNext(what: Task): Promise<void> {
    const runs = await begunRuns(this.journals);
    const run = runs.at(-1);
    if (nextTask(run) !== what) return;
    const knownIds = runs.slice(0, -1).flatMap(({ created }) => created.map(({ Id }) => Id));
    if (run) await this.goOnWith(run, knownIds);
    else await this.add();
  }

  private async fingerprint(): Promise<string> {
    const { platformAddress, accessToken } = this.wish.connection;
    return connectionFingerprint(this.stateFolder, platformAddress, accessToken);
  }

  private get stateFolder(): string {
    return path.join(this.wish.folder, 'state');
  }

  private async add(): Promise<void> {
    const { connection, owner, count, batchSize } = this.wish;
    const programs = programsOf(count);
    const fingerprint = await this.fingerprint();
    const existing = await existingPrograms(programs, this.ports.read, this.signal);
    const request = {
      connection,
      fingerprint,
      owner,
      file: FILE,
      text: JSON.stringify(programs),
      chainId: null,
      programs,
      existing,
      addedAnyway: [],
      client: CLIENT,
      batchSize,
    };
    await addLoyaltyPrograms(request, this.ports, this.signal);
  }

  /** As the product does: reopens the run, works, ends and closes it whatever became of the work. */
  private async goOnWith({ runId }: Run, knownIds: readonly string[]): Promise<void> {
    const opened = await this.journals.reopen(runId, this.wish.owner);
    const run = runOf(opened.file.records, opened.file.end === 'damaged');
    if (!run) throw new Error('A run without a beginning was reopened');
    const journal: RunJournal = reportingPorts(opened.journal, this.steps);
    const ports = { ...this.ports, knownIds };
    if (nextTask(run) === 'check') {
      const report = await checkUncertain(run, journal, ports, this.signal);
      if (report.kind !== 'checked') throw new Error(`The check came to ${report.kind}`);
    } else {
      const { connection, batchSize } = this.wish;
      const request = { connection, client: CLIENT, run, items: run.openItems, batchSize };
      const report = await continueRun(request, journal, ports, this.signal);
      if (report.kind === 'unread' || report.kind === 'uncertain-first') throw new Error(`It came to ${report.kind}`);
    }
    await journal.append({ kind: 'end', state: 'stopped' }).catch(() => undefined);
    await journal.close().catch(() => undefined);
  }
}
