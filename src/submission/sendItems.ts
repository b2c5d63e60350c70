import { createHash } from 'node:crypto';
import { addBody } from '../mews/addBody';
import { type AddOutcome, addOutcome } from '../mews/addOutcome';
import type { Connection } from '../mews/connection';
import type { Exchange } from '../mews/exchange';
import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import { redactor } from '../mews/redact';
import { batchesOf } from './batches';
import { errorCode } from './errorCode';
import { itemRanges } from './itemRanges';
import type { AnswerRecord, JournalEntry } from './journalRecord';
import type { RequestPace } from './requestPace';
import { resultRecord } from './resultRecord';
import { type Pauses, type RetryPause, retryPause } from './retryPause';
import type { RunJournal } from './runJournal';
import { withoutDetails } from './withoutDetails';
import { withoutTokens } from './withoutTokens';

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
    if (sent.batch) {
      batches.push(sent.batch);
      ports.onBatch(sent.batch);
    }
    if (sent.recordFailure) return { batches, cancelled: false, recordFailure: sent.recordFailure };
    if (sent.batch?.outcome.kind !== 'confirmed') return { batches, cancelled: signal.aborted };
  }
  return { batches, cancelled: false };
}

interface BatchPlace {
  readonly items: readonly number[];
  readonly done: number;
  readonly number: number;
}

/** One request with its attempts. A failure of the disk never hides an answer that has come. */
async function sendBatch(
  request: SendRequest,
  { items, done, number }: BatchPlace,
  journal: RunJournal,
  ports: SendPorts,
  signal: AbortSignal,
): Promise<{ readonly batch?: SentBatch; readonly recordFailure?: RecordFailure }> {
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
  let ended: SentBatch | undefined;
  for (let attempt = 1; ; attempt++) {
    const paceMs = ports.pace.pauseMs();
    if (paceMs > 0) await pause('pace', paceMs);
    if (ended && signal.aborted) return { batch: ended };
    const intent = { kind: 'intent', batch: number, attempt, items: itemRanges(items), sha256 } as const;
    const unwritten = await failureOf(journal.append(intent));
    if (unwritten) return { ...(ended && { batch: ended }), recordFailure: { when: 'before-sending', ...unwritten } };
    ports.onProgress({ kind: 'sending', ...progress, first: items[0] ?? 0, count: items.length });
    const start = ports.clock();
    ports.pace.took();
    const exchange = await ports.post(body, signal);
    const tookMs = Math.round(ports.clock() - start);
    const outcome = withoutTokens(addOutcome(exchange, programs, ports.now().getTime()), clean);
    ended = { items, outcome, tookMs };
    const recordFailure = await record(
      [...answerRecords(exchange, number, clean), resultRecord(number, ended)],
      journal,
    );
    const again = recordFailure ? undefined : retryPause(outcome, pauses, ports.random);
    if (!again) return { batch: ended, ...(recordFailure && { recordFailure }) };
    pauses[again.why].push(again.pauseMs);
    await pause(again.why, again.pauseMs);
    if (signal.aborted) return { batch: ended };
  }
}

function answerRecords(exchange: Exchange, batch: number, clean: (text: string) => string): AnswerRecord[] {
  if (exchange.kind !== 'answered') return [];
  const { status, requestId, body } = exchange.answer;
  return [
    {
      kind: 'answer',
      batch,
      status,
      ...(requestId !== undefined && { requestId: clean(requestId) }),
      // A success is kept whole: it holds the Ids.
      body: clean(status < 400 ? (body ?? '') : withoutDetails(body ?? '')),
    },
  ];
}

/** Writes what came of a request; what the journal doesn't take goes to another place. */
async function record(entries: readonly JournalEntry[], journal: RunJournal): Promise<RecordFailure | undefined> {
  for (const [index, entry] of entries.entries()) {
    const failure = await failureOf(journal.append(entry));
    if (!failure) continue;
    const rescuedTo = await journal.rescue(entries.slice(index));
    return { when: 'after-answer', ...failure, ...(rescuedTo !== undefined && { rescuedTo }) };
  }
  return undefined;
}

async function failureOf(writing: Promise<void>): Promise<{ readonly code?: string } | undefined> {
  return writing.then(
    () => undefined,
    (error: unknown) => {
      const code = errorCode(error);
      return code === undefined ? {} : { code };
    },
  );
}
