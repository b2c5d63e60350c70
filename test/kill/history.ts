import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as nextRound } from 'node:timers/promises';
import { Journal } from '../../src/submission/journal';
import { type MewsSandbox, startMewsSandbox } from '../sandbox/mewsSandbox';
import type { OperationName } from '../sandbox/operationName';
import type { SeenRequest } from '../sandbox/requestLog';
import { begunRuns } from './begunRuns';
import { nextTask, type Task } from './nextTask';
import { type EndedPerson, type PersonOptions, type PersonProcess, startPerson } from './startPerson';
import type { KillPoint } from './steps';
import { type Truth, truthOf } from './truth';

/** When a process is killed: by itself at a step, by us after so many ms, or by us when a request has come in whole. */
export type Kill =
  | ({ readonly by: 'step' } & KillPoint)
  | { readonly by: 'time'; readonly ms: number }
  | { readonly by: 'arrival'; readonly operation: OperationName };

/** Whoever waits for an answer. */
export type Sender = Pick<PersonProcess, 'isAlive' | 'kill'>;

/** A run with its crashes, from the first start to the last Id. */
export interface History extends Pick<PersonOptions, 'batchSize' | 'time' | 'hasty' | 'fullDisk' | 'powerCut'> {
  /** When the process that starts as the turn-th, from 0, is killed. The first that is left alone ends the history. */
  readonly kill: (turn: number, task: Task) => Kill | undefined;
  readonly batches: number;
  /** How long Mews works on an add that has come in whole: until this resolves. */
  readonly work: (sender: Sender, sandbox: MewsSandbox, startAnother: () => Promise<EndedPerson>) => Promise<unknown>;
  /** How many processes start each time, all at once; one unless told. A kill at a step is only for the first of them. */
  readonly atOnce?: number;
  /** Counts the histories: the two forms of the bundle take turns. */
  readonly number: number;
}

/** A process of a history, and what was meant for it. */
export interface HistoryTurn extends EndedPerson {
  readonly task: Task;
  readonly kill: Kill | undefined;
}

/** What came of a history. */
export interface EndedHistory extends Truth {
  /** Its processes in their order; the last one came to its end by itself. */
  readonly turns: readonly HistoryTurn[];
  readonly kills: number;
}

const ADD = 'loyaltyPrograms/add';
/** A process killed so often without an end says that nothing ever gets on. */
const MAX_TURNS = 200;

/** Lives through a history against a sandbox of its own, and compares what Mews has with what the journal says. */
export async function endedHistory(history: History): Promise<EndedHistory> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mews-loyalty-kill-'));
  const sandbox = await startMewsSandbox({ requestsPerWindow: 1_000_000 });
  try {
    sandbox.fault({ operation: ADD, kind: 'delay', commitDelayMs: 'release', times: 'always' });
    const turns = await live(history, sandbox, folder);
    // Whatever Mews is still at work on counts as well.
    while (sandbox.seen.some(isUnderWay)) {
      sandbox.release();
      await nextRound();
    }
    const kills = turns.filter(({ how }) => how === 'killed').length;
    return { turns, kills, ...(await truthOf(folder, sandbox, turns, history.time)) };
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function isUnderWay(seen: SeenRequest): boolean {
  return isArrived(seen) && seen.doneTime === null;
}

function isArrived({ operation, text }: SeenRequest): boolean {
  return operation === ADD && text !== null;
}

async function live(history: History, sandbox: MewsSandbox, folder: string): Promise<HistoryTurn[]> {
  const { batches, batchSize, time, number, hasty, fullDisk, powerCut, work, atOnce = 1 } = history;
  const options = { address: sandbox.address, folder, count: batches * batchSize, batchSize, time, hasty, powerCut };
  const journal = new Journal(path.join(folder, 'journal'), {
    now: () => new Date(),
    rescueFolders: [path.join(folder, 'rescue')],
  });
  const turns: HistoryTurn[] = [];
  let people: readonly PersonProcess[] = [];
  void workOnAdds(sandbox, () => {
    const senders = people;
    const sender = { isAlive: () => senders.some((each) => each.isAlive()), kill: () => killAll(senders) };
    return work(sender, sandbox, () => startPerson({ ...options, form: 'minified' }).ended);
  });
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const task = nextTask((await begunRuns(journal)).at(-1));
    const kill = history.kill(turn, task);
    const started = Array.from({ length: atOnce }, (_, index) =>
      startPerson({
        form: (number + turn + index) % 2 === 0 ? 'plain' : 'minified',
        ...options,
        killPoint: kill?.by === 'step' && index === 0 ? kill : undefined,
        fullDisk: fullDisk && turn === 0,
      }),
    );
    people = started;
    if (kill && kill.by !== 'step') void killLater(started, kill, sandbox);
    const ended = await Promise.all(started.map((person) => person.ended));
    turns.push(...ended.map((each) => ({ ...each, task, kill })));
    const goesOn =
      ended.some(({ how }) => how === 'killed') && !ended.some(({ how }) => how === 'done' || how === 'failed');
    if (!goesOn) return turns;
  }
  throw new Error(`After ${MAX_TURNS} processes the programs are still not added`);
}

/** Lets Mews work on each add that comes in, then have its programs. */
async function workOnAdds(sandbox: MewsSandbox, work: () => Promise<unknown>): Promise<void> {
  for (let count = 1; ; count++) {
    await sandbox.whenReceived(ADD, count);
    void work().then(() => setImmediate(() => sandbox.release()));
  }
}

async function killLater(
  people: readonly PersonProcess[],
  kill: Exclude<Kill, { by: 'step' }>,
  sandbox: MewsSandbox,
): Promise<void> {
  if (kill.by === 'arrival') {
    const already = sandbox.seen.filter(({ operation, text }) => operation === kill.operation && text !== null).length;
    await sandbox.whenReceived(kill.operation, already + 1);
    killAll(people);
    return;
  }
  await Promise.race(people.map(({ started }) => started));
  const timer = setTimeout(() => killAll(people), kill.ms);
  await Promise.all(people.map(({ ended }) => ended));
  clearTimeout(timer);
}

function killAll(people: readonly PersonProcess[]): void {
  for (const person of people) person.kill();
}
