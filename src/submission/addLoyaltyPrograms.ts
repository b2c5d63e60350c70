import { createHash } from 'node:crypto';
import { addBody, wireProgram } from '../mews/addBody';
import { type AddOutcome, addOutcome } from '../mews/addOutcome';
import { type Connection, summaryOf } from '../mews/connection';
import type { Exchange } from '../mews/exchange';
import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import { redact } from '../mews/redact';
import { type Batch, batchesOf } from './batches';
import { errorCode } from './errorCode';
import type { Journal, RunJournal } from './journal';
import { nextPause } from './nextPause';
import { resultRecord } from './resultRecord';
import { withoutTokens } from './withoutTokens';

/** What is to be added, where and in what steps. All of it is frozen when the person confirms. */
export interface AddRequest {
  readonly connection: Connection;
  /** The Uri of the document, as text. */
  readonly file: string;
  /** The text that was checked; only its hash is kept. */
  readonly text: string;
  readonly chainId: string | null | undefined;
  /** At least one. */
  readonly programs: readonly LoyaltyProgram[];
  /** Name and version of the extension. */
  readonly client: string;
  /** The most programs per request, 1 to 1000. */
  readonly batchSize: number;
}

/** The world a run acts on. `wait` resolves early when the signal is aborted; `clock` is monotonic, in ms. */
export interface AddPorts {
  readonly journal: Pick<Journal, 'begin'>;
  readonly post: (body: string, signal: AbortSignal) => Promise<Exchange>;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => Date;
  readonly clock: () => number;
  readonly random: () => number;
  readonly onProgress: (progress: AddProgress) => void;
  /** A request has ended and its result is on disk. */
  readonly onBatch: (batch: AddedBatch) => void;
}

/** What a run is doing. `done` of `total` programs have been answered. */
export type AddProgress =
  | { readonly kind: 'sending'; readonly done: number; readonly total: number; readonly batch: Batch }
  | { readonly kind: 'pausing'; readonly done: number; readonly total: number; readonly pauseMs: number };

/** One request of a run and what it came to. */
export interface AddedBatch extends Batch {
  readonly outcome: AddOutcome;
  /** From the call to the last byte of the last attempt, in ms. */
  readonly tookMs: number;
}

/** What a run came to. Programs of batches that are not listed were not sent. */
export interface AddReport {
  /** Undefined where no record could be kept, and so nothing was sent. */
  readonly runId?: string;
  readonly batches: readonly AddedBatch[];
  /** Set where the disk failed: before a request left, or after its answer had come. Either way the run stopped there. */
  readonly recordFailure?: { readonly when: 'before-sending' | 'after-answer'; readonly code?: string };
}

/**
 * Adds the programs, one request after another: a record on disk, the request, the answer on disk, then the next.
 * Stops at the first request that did not bring an Id for every program. Only a 429 is sent again, after the pause it
 * asks for. Never rejects: whatever happens is in the report.
 */
export async function addLoyaltyPrograms(
  request: AddRequest,
  ports: AddPorts,
  signal: AbortSignal,
): Promise<AddReport> {
  const batches: AddedBatch[] = [];
  let journal: RunJournal | undefined;
  let runId: string | undefined;
  let answered = false;
  try {
    journal = await ports.journal.begin();
    await journal.append({ kind: 'begin', runId: journal.runId, ...beginOf(request) });
    runId = journal.runId;
    const planned = batchesOf(request.programs.length, request.batchSize);
    for (const [index, batch] of planned.entries()) {
      if (signal.aborted && index > 0) break;
      answered = false;
      const sent = await addBatch(request, batch, index + 1, journal, ports, signal, (added) => {
        answered = true;
        batches.push(added);
      });
      ports.onBatch(sent);
      if (sent.outcome.kind !== 'confirmed') break;
    }
    const done = batches.length === planned.length && batches.every(({ outcome }) => outcome.kind === 'confirmed');
    // What was created is on disk already: an end that can't be written takes nothing away.
    await journal.append({ kind: 'end', state: done ? 'done' : 'stopped' }).catch(() => undefined);
    return { runId, batches };
  } catch (error) {
    const code = errorCode(error);
    const when = answered ? 'after-answer' : 'before-sending';
    return {
      ...(runId !== undefined && { runId }),
      batches,
      recordFailure: { when, ...(code !== undefined && { code }) },
    };
  } finally {
    await journal?.close().catch(() => undefined);
  }
}

function beginOf({ connection, file, text, client, programs, chainId }: AddRequest) {
  const { name, ...summary } = summaryOf(connection);
  return {
    connection: name,
    ...summary,
    ...(chainId !== undefined && { chainId }),
    file,
    sha256: sha256(text),
    client,
    programs: programs.map(wireProgram),
  };
}

/** One batch with its attempts. `onOutcome` is told before anything is written, so a full disk can't hide an Id. */
async function addBatch(
  request: AddRequest,
  batch: Batch,
  number: number,
  journal: RunJournal,
  ports: AddPorts,
  signal: AbortSignal,
  onOutcome: (added: AddedBatch) => void,
): Promise<AddedBatch> {
  const programs = request.programs.slice(batch.from, batch.from + batch.count);
  const body = addBody(request.connection, request.client, request.chainId, programs);
  const tokens = [request.connection.clientToken, request.connection.accessToken];
  const hash = sha256(JSON.stringify([request.chainId, programs]));
  const progress = { done: batch.from, total: request.programs.length };
  const pauses: number[] = [];
  for (let attempt = 1; ; attempt++) {
    await journal.append({ kind: 'intent', batch: number, attempt, ...batch, sha256: hash });
    ports.onProgress({ kind: 'sending', ...progress, batch });
    const start = ports.clock();
    const exchange = await ports.post(body, signal);
    const tookMs = Math.round(ports.clock() - start);
    const outcome = withoutTokens(addOutcome(exchange, programs, ports.now().getTime()), tokens);
    const pauseMs = outcome.kind === 'throttled' ? nextPause(outcome.retryAfter, pauses, ports.random) : undefined;
    const added = { ...batch, outcome, tookMs };
    if (pauseMs === undefined) onOutcome(added);
    if (exchange.kind === 'answered') {
      const { status, requestId, body: answer } = exchange.answer;
      await journal.append({
        kind: 'answer',
        batch: number,
        status,
        ...(requestId !== undefined && { requestId: redact(requestId, tokens) }),
        body: redact(answer ?? '', tokens),
      });
    }
    await journal.append(resultRecord(number, added));
    if (pauseMs === undefined) return added;
    pauses.push(pauseMs);
    ports.onProgress({ kind: 'pausing', ...progress, pauseMs });
    await ports.wait(pauseMs, signal);
    if (signal.aborted) {
      onOutcome(added);
      return added;
    }
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
