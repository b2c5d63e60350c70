import type { CreatedLoyaltyProgram } from '../mews/loyaltyProgram';
import { errorCode } from './errorCode';
import type { ReadPort } from './existingPrograms';
import { cameUpSince, type FoundItems, foundItems } from './foundItems';
import { itemRanges } from './itemRanges';
import { QUIET_MS, quietLeftMs } from './quietPeriod';
import type { ReadPrograms } from './readPrograms';
import type { Run } from './run';
import type { RunJournal } from './runJournal';

/** The pause between the two looks of a check, in ms: what Mews shows only now and then is seen by one of them. */
export const BETWEEN_LOOKS_MS = 30_000;

/** The Date of an answer counts whole seconds. */
const DATE_STEP_MS = 1_000;

/** The world of a check. `wait` resolves early when the signal is aborted. */
export interface CheckPorts {
  readonly read: ReadPort;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => Date;
  /** The Ids that other runs are known to have created. */
  readonly knownIds: Iterable<string>;
  readonly onProgress: (progress: CheckProgress) => void;
}

/** What a check is doing. `quiet`: it waits until nothing more can come up; `between`: until the second look. */
export type CheckProgress =
  | { readonly kind: 'waiting'; readonly why: 'quiet' | 'between'; readonly ms: number }
  | { readonly kind: 'looking'; readonly look: 1 | 2 };

/** What a check came to. In all but `checked` the items are as uncertain as before. */
export type CheckReport =
  | ({ readonly kind: 'checked' } & FoundItems)
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unread'; readonly why: Exclude<ReadPrograms, { kind: 'read' | 'cancelled' }> }
  | { readonly kind: 'record-failed'; readonly code?: string };

/**
 * Finds out what became of the uncertain items of a run: waits out the quiet period, looks twice, and takes only what came up
 * since the baseline and is not known from any run. What it finds is in the journal before it is told. Never rejects.
 */
export async function checkUncertain(
  run: Run,
  journal: RunJournal,
  ports: CheckPorts,
  signal: AbortSignal,
): Promise<CheckReport> {
  const codes = [...new Set(run.uncertain.map(({ Code }) => Code))];
  const seen = new Map<string, CreatedLoyaltyProgram>();
  const known = [...ports.knownIds, ...run.created.map(({ Id }) => Id), ...(run.baseline?.ids ?? [])];
  const wait = async (why: 'quiet' | 'between', ms: number) => {
    if (ms <= 0) return;
    ports.onProgress({ kind: 'waiting', why, ms });
    await ports.wait(ms, signal);
  };
  const look = async (number: 1 | 2) => {
    if (signal.aborted) return { kind: 'cancelled' } as const;
    ports.onProgress({ kind: 'looking', look: number });
    const read = await ports.read(codes, ['Active', 'Deleted'], signal);
    if (read.kind !== 'read') return read;
    const programs = cameUpSince(read.programs, known);
    for (const program of programs) seen.set(program.Id, program);
    const serverTime = read.serverTimeMs === undefined ? {} : { serverTimeMs: read.serverTimeMs };
    await journal.append({ kind: 'looked', programs, ...serverTime });
    return read;
  };
  try {
    const quietMs = quietLeftMs(run.lastSent, { nowMs: ports.now().getTime() });
    await wait('quiet', quietMs);
    let first = await look(1);
    if (first.kind === 'read' && first.serverTimeMs !== undefined) {
      const clocks = { nowMs: ports.now().getTime(), serverNowMs: first.serverTimeMs };
      // What was waited here has passed, whatever a clock that was set back says.
      const left = Math.min(quietLeftMs(run.lastSent, clocks), QUIET_MS - quietMs);
      // This machine's clock was set forward: by Mews' clock the period is not over, and the look came too soon.
      if (left > DATE_STEP_MS) {
        await wait('quiet', left);
        first = await look(1);
      }
    }
    if (first.kind !== 'read') return unreadReport(first);
    await wait('between', BETWEEN_LOOKS_MS);
    const second = await look(2);
    if (second.kind !== 'read') return unreadReport(second);
    const { found, alike, absent, extra } = foundItems(
      run.begin.programs,
      run.uncertainItems,
      [...seen.values()],
      run.baseline !== undefined,
    );
    await journal.append({ kind: 'checked', found, alike, absent: itemRanges(absent) });
    return { kind: 'checked', found, alike, absent, extra };
  } catch (error) {
    const code = errorCode(error);
    return { kind: 'record-failed', ...(code !== undefined && { code }) };
  }
}

function unreadReport(read: Exclude<ReadPrograms, { kind: 'read' }>): CheckReport {
  return read.kind === 'cancelled' ? read : { kind: 'unread', why: read };
}
