import { createHash } from 'node:crypto';
import { addBody } from '../mews/addBody';
import type { AddOutcome } from '../mews/addOutcome';
import type { Connection } from '../mews/connection';
import type { Exchange } from '../mews/exchange';
import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import { redactor } from '../mews/redact';
import { batchesOf } from './batches';
import { type Bug, caught } from './bug';
import { errorCode } from './errorCode';
import { itemRanges } from './itemRanges';
import type { JournalEntry } from './journalRecord';
import { JOURNAL_FULL } from './journalRefusal';
import { type JudgedExchange, judgedExchange, UNJUDGED } from './judgedExchange';
import type { RequestPace } from './requestPace';
import { resultRecord } from './resultRecord';
import { type Pauses, type RetryPause, retryPause } from './retryPause';
import type { RunJournal } from './runJournal';

/** What is to be sent of a run, and how. */
export interface SendRequest {
  readonly connection: Pick<Connection, 'clientToken' | 'accessToken'>;
  /** Name and version of the extension. */
  readonly client: string;
  readonly chainId: string | null | undefined;
  /** The programs of the run, of which `items` are the indexes of those to be sent, ascending. */
  readonly programs: readonly LoyaltyProgram[];
  readonly items: readonly number[];
  /** The most programs per request, 1 to 1000. */
  readonly batchSize: number;
  /** The number of the first request. */
  readonly firstBatch: number;
}

/** The world that requests go out to. `wait` resolves early when the signal is aborted; `clock` is monotonic, in ms. */
export interface SendPorts {
  readonly post: (body: string, signal: AbortSignal) => Promise<Exchange>;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => Date;
  readonly clock: () => number;
  readonly random: () => number;
  readonly pace: RequestPace;
  readonly onProgress: (progress: SendProgress) => void;
  /** A request has ended and its result is on disk. */
  readonly onBatch: (batch: SentBatch) => void;
}

/** What is being done. `done` of `total` programs have been answered; `first` and `count` name those that are under way. */
export type SendProgress =
  | {
      readonly kind: 'sending';
      readonly done: number;
      readonly total: number;
      readonly first: number;
      readonly count: number;
    }
  | {
      readonly kind: 'pausing';
      readonly why: RetryPause['why'] | 'pace';
      readonly done: number;
      readonly total: number;
      readonly pauseMs: number;
    };

/** One request and what it came to. */
export interface SentBatch {
  /** The items it held, in order. */
  readonly items: readonly number[];
  readonly outcome: AddOutcome;
  /** From the call to the last byte of the last attempt, in ms. */
  readonly tookMs: number;
}

/** What sending came to. Items of requests that are not listed were not sent. */
export interface SendReport {
  readonly batches: readonly SentBatch[];
  /** The person cancelled, and that is why not everything was sent. */
  readonly cancelled: boolean;
  /** Set where the disk failed: before a request left, or after its answer had come. Either way it stopped there. */
  readonly recordFailure?: RecordFailure;
  /** Set where something failed that should not; it stopped there. The batches, and the journal, say what became of what had left. */
  readonly bug?: Bug;
}

/** `rescuedTo`: the file that took the answer in place of the journal. */
export interface RecordFailure {
  readonly when: 'before-sending' | 'after-answer';
  readonly code?: string;
  readonly rescuedTo?: string;
}

/**
 * Sends items, one request after another: intent on disk, the request, the answer on disk, then the next. Stops at the first
 * request that did not bring an Id for every program, so at most one is ever uncertain. A request goes out again by itself
 * only where it is certain that Mews has not worked on it. Never rejects: whatever happens is in the report.
 */
export async function sendItems(
  request: SendRequest,
  journal: RunJournal,
  ports: SendPorts,
  signal: AbortSignal,
): Promise<SendReport> {
  const batches: SentBatch[] = [];
  const planned = batchesOf(request.items.length, request.batchSize);
  for (const [index, { from, count }] of planned.entries()) {
    if (signal.aborted && index > 0) return { batches, cancelled: true };
    const items = request.items.slice(from, from + count);
    const sent = await sendBatch(
      request,
      { items, done: from, number: request.firstBatch + index },
      journal,
      ports,
      signal,
    );
    if (sent.batch) batches.push(sent.batch);
    const told = await caught(() => sent.batch && ports.onBatch(sent.batch));
    const { recordFailure, bug = told.bug } = sent;
    if (recordFailure || bug) {
      return { batches, cancelled: false, ...(recordFailure && { recordFailure }), ...(bug && { bug }) };
    }
    if (sent.batch?.outcome.kind !== 'confirmed') return { batches, cancelled: signal.aborted };
  }
  return { batches, cancelled: false };
}

interface BatchPlace {
  readonly items: readonly number[];
  readonly done: number;
  readonly number: number;
}

/** What became of one request. `batch`: what its last attempt came to, where it had one. */
interface Sent extends Pick<SendReport, 'recordFailure' | 'bug'> {
  readonly batch?: SentBatch;
}

/** One request with its attempts. Neither a failure of the disk nor a bug hides an answer that has come. */
async function sendBatch(
  request: SendRequest,
  place: BatchPlace,
  journal: RunJournal,
  ports: SendPorts,
  signal: AbortSignal,
): Promise<Sent> {
  const ended: { batch?: SentBatch } = {};
  const { value, bug } = await caught(() => attempts(request, place, journal, ports, signal, ended));
  return value ?? { ...ended, ...(bug && { bug }) };
}

/** Notes in `ended` what each attempt came to. */
async function attempts(
  request: SendRequest,
  { items, done, number }: BatchPlace,
  journal: RunJournal,
  ports: SendPorts,
  signal: AbortSignal,
  ended: { batch?: SentBatch },
): Promise<Sent> {
  const programs = items.flatMap((item) => request.programs[item] ?? []);
  const body = addBody(request.connection, request.client, request.chainId, programs);
  const clean = redactor([request.connection.clientToken, request.connection.accessToken]);
  const sha256 = createHash('sha256')
    .update(JSON.stringify([request.chainId, programs]))
    .digest('hex');
  const progress = { done, total: request.items.length };
  const pauses: { -readonly [K in keyof Pauses]: number[] } = { throttled: [], unreached: [] };
  const pause = async (why: RetryPause['why'] | 'pace', pauseMs: number) => {
    ports.onProgress({ kind: 'pausing', why, ...progress, pauseMs });
    await ports.wait(pauseMs, signal);
  };
  for (let attempt = 1; ; attempt++) {
    const paceMs = ports.pace.pauseMs();
    if (paceMs > 0) await pause('pace', paceMs);
    if (ended.batch && signal.aborted) return ended;
    // Before the intent: where this fails, nothing has been sent, and nothing says that it may have been.
    ports.onProgress({ kind: 'sending', ...progress, first: items[0] ?? 0, count: items.length });
    const intent = { kind: 'intent', batch: number, attempt, items: itemRanges(items), sha256 } as const;
    const unwritten = await failureOf(journal.append(intent));
    if (unwritten) return { ...ended, ...failed('before-sending', unwritten) };
    const posted = await caught(async () => {
      const start = ports.clock();
      ports.pace.took();
      const exchange = await ports.post(body, signal);
      return { exchange, tookMs: Math.round(ports.clock() - start), nowMs: ports.now().getTime() };
    });
    const { outcome, answer, bug }: JudgedExchange = posted.bug
      ? { outcome: UNJUDGED, bug: posted.bug }
      : await judgedExchange(posted.value.exchange, number, programs, clean, posted.value.nowMs);
    ended.batch = { items, outcome, tookMs: posted.value?.tookMs ?? 0 };
    const recorded = await record([...(answer ? [answer] : []), resultRecord(number, ended.batch)], journal);
    if (bug ?? recorded.bug ?? recorded.recordFailure) return { ...ended, ...recorded, ...(bug && { bug }) };
    const again = retryPause(outcome, pauses, ports.random);
    if (!again) return ended;
    pauses[again.why].push(again.pauseMs);
    await pause(again.why, again.pauseMs);
    if (signal.aborted) return ended;
  }
}

/** Writes what came of a request; what the journal doesn't take goes to another place. */
async function record(
  entries: readonly JournalEntry[],
  journal: RunJournal,
): Promise<Pick<Sent, 'recordFailure' | 'bug'>> {
  let bug: Bug | undefined;
  for (const [index, entry] of entries.entries()) {
    let left = entry;
    let failure = await failureOf(journal.append(left));
    bug ??= failure?.bug;
    // Then nothing of it is written, and the journal takes the rest: the result has the Ids as well.
    if (left.kind === 'answer' && (failure?.bug || failure?.code === JOURNAL_FULL)) {
      left = { ...left, body: '' };
      failure = await failureOf(journal.append(left));
    }
    if (!failure) continue;
    const rescued = await caught(() => journal.rescue([left, ...entries.slice(index + 1)]));
    bug ??= rescued.bug;
    return { ...failed('after-answer', failure, rescued.value), ...(bug && { bug }) };
  }
  return bug ? { bug } : {};
}

/** Why a record was not written: the code of the file system or of a `JournalRefusal`, or a bug. */
type Unwritten = { readonly code: string; readonly bug?: undefined } | { readonly code?: undefined; readonly bug: Bug };

async function failureOf(writing: Promise<void>): Promise<Unwritten | undefined> {
  const { bug } = await caught(() => writing);
  const code = errorCode(bug?.error);
  return bug && (code === undefined ? { bug } : { code });
}

function failed(
  when: RecordFailure['when'],
  { code, bug }: Unwritten,
  rescuedTo?: string,
): Pick<Sent, 'recordFailure' | 'bug'> {
  const facts = { ...(code !== undefined && { code }), ...(rescuedTo !== undefined && { rescuedTo }) };
  return { recordFailure: { when, ...facts }, ...(bug && { bug }) };
}
