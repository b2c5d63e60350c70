import { createHash } from 'node:crypto';
import { wireProgram } from '../mews/addBody';
import type { Connection } from '../mews/connection';
import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import { caught } from './bug';
import { errorCode } from './errorCode';
import { baselineRecord, type ExistingPrograms, type ReadPort } from './existingPrograms';
import { itemRanges } from './itemRanges';
import type { Journal } from './journal';
import type { CreatedRecord } from './journalRecord';
import { placeOf } from './placeOf';
import type { ProcessIdentity } from './processIdentity';
import type { RunJournal } from './runJournal';
import { type SendPorts, type SendReport, sendItems } from './sendItems';
import { verifyRefusal } from './verifyRefusal';

/** What is to be added, where and in what steps. All of it is frozen when the person confirms. */
export interface AddRequest {
  readonly connection: Connection;
  /** A keyed hash of the token, see `fingerprint`. */
  readonly fingerprint?: string;
  /** The process that adds. */
  readonly owner: ProcessIdentity;
  /** The Uri of the document, as text. */
  readonly file: string;
  /** The text that was checked; only its hash is kept. */
  readonly text: string;
  readonly chainId: string | null | undefined;
  /** At least one. */
  readonly programs: readonly LoyaltyProgram[];
  /** What Mews had under their Codes, read right before. */
  readonly existing: ExistingPrograms;
  /** Indexes of programs that Mews has already, and that the person wants added all the same. */
  readonly addedAnyway: readonly number[];
  /** Name and version of the extension. */
  readonly client: string;
  /** The most programs per request, 1 to 1000. */
  readonly batchSize: number;
}

/** The world a run acts on. */
export interface AddPorts extends SendPorts {
  readonly journal: Pick<Journal, 'begin'>;
  readonly read: ReadPort;
}

/** What a run came to. Programs of batches that are not listed were not sent. */
export interface AddReport extends SendReport {
  /** Undefined where no record could be kept, and so nothing was sent. */
  readonly runId?: string;
  /** Mews refused the last request, and has programs of it all the same. */
  readonly foundAfterRefusal: readonly CreatedRecord[];
}

/** Adds the programs: a new run with a journal of its own, its beginning and baseline, then its requests. Never rejects. */
export async function addLoyaltyPrograms(
  request: AddRequest,
  ports: AddPorts,
  signal: AbortSignal,
): Promise<AddReport> {
  let journal: RunJournal | undefined;
  let runId: string | undefined;
  try {
    journal = await ports.journal.begin();
    await journal.append({ kind: 'begin', runId: journal.runId, ...beginOf(request) });
    runId = journal.runId;
    await journal.append(baselineRecord(request.existing));
    if (request.addedAnyway.length > 0) {
      await journal.append({ kind: 'decision', what: 'add-existing', items: itemRanges(request.addedAnyway) });
    }
  } catch (error) {
    await journal?.close().catch(() => undefined);
    const code = errorCode(error);
    return {
      ...(runId !== undefined && { runId }),
      batches: [],
      cancelled: false,
      foundAfterRefusal: [],
      recordFailure: { when: 'before-sending', ...(code !== undefined && { code }) },
      ...(code === undefined && { bug: { error } }),
    };
  }
  const items = [...request.programs.keys()];
  const report = await sendAndEnd({ ...request, items, firstBatch: 1 }, request.existing, journal, ports, signal);
  return { runId, ...report };
}

/** Sends items of a run whose journal is open, and closes it behind them. */
export async function sendAndEnd(
  request: Parameters<typeof sendItems>[0],
  existing: ExistingPrograms,
  journal: RunJournal,
  ports: SendPorts & Pick<AddPorts, 'read'>,
  signal: AbortSignal,
): Promise<Omit<AddReport, 'runId'>> {
  try {
    const report = await sendItems(request, journal, ports, signal);
    const verified = await caught(() => verifyRefusal(request.programs, report, existing, journal, ports.read));
    const { value: foundAfterRefusal = [] } = verified;
    const { bug = verified.bug } = report;
    const sent = report.batches.flatMap(({ items }) => items).length;
    const done = sent === request.items.length && report.batches.every(({ outcome }) => outcome.kind === 'confirmed');
    // What was created is on disk already: an end that can't be written takes nothing away.
    if (!report.recordFailure) {
      await journal.append({ kind: 'end', state: done ? 'done' : 'stopped' }).catch(() => undefined);
    }
    return { ...report, foundAfterRefusal, ...(bug && { bug }) };
  } finally {
    await journal.close().catch(() => undefined);
  }
}

function beginOf({ connection, fingerprint, owner, file, text, client, programs, chainId }: AddRequest) {
  return {
    ...placeOf(connection, chainId, fingerprint),
    owner,
    file,
    sha256: createHash('sha256').update(text).digest('hex'),
    client,
    programs: programs.map(wireProgram),
  };
}
