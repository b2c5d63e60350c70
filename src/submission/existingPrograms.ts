import type { CreatedLoyaltyProgram, LoyaltyProgram } from '../mews/loyaltyProgram';
import type { BaselineRecord, NoBaselineRecord } from './journalRecord';
import type { ReadPrograms } from './readPrograms';

/** Whether a program is still in use. Source: Mews Connector API, LoyaltyProgramActivityState. */
export type ActivityState = 'Active' | 'Deleted';

/** Reads the programs with these Codes in one chain, all pages. */
export type ReadPort = (
  codes: readonly string[],
  activityStates: readonly ActivityState[],
  signal: AbortSignal,
) => Promise<ReadPrograms>;

/** What Mews has under some Codes, or why that could not be learned. */
export type ExistingPrograms =
  | {
      readonly kind: 'read';
      /** Those in use. */
      readonly programs: readonly CreatedLoyaltyProgram[];
      /** The Ids of all, deleted ones included. */
      readonly ids: readonly string[];
      /** Mews' own clock, in ms since 1970. */
      readonly serverTimeMs?: number;
    }
  | Exclude<ReadPrograms, { kind: 'read' }>;

/**
 * Asks what Mews has under the Codes of programs. Deleted ones count for the baseline, not for the person; which they are
 * no answer tells, so where anything is found those in use are asked for by themselves.
 */
export async function existingPrograms(
  programs: readonly LoyaltyProgram[],
  read: ReadPort,
  signal: AbortSignal,
): Promise<ExistingPrograms> {
  const codes = [...new Set(programs.map(({ Code }) => Code))];
  const all = await read(codes, ['Active', 'Deleted'], signal);
  if (all.kind !== 'read') return all;
  const ids = all.programs.map(({ Id }) => Id);
  const serverTime = all.serverTimeMs === undefined ? {} : { serverTimeMs: all.serverTimeMs };
  if (ids.length === 0) return { kind: 'read', programs: [], ids, ...serverTime };
  const active = await read(codes, ['Active'], signal);
  if (active.kind !== 'read') return active;
  const known = new Set(ids);
  // What came up between the two readings is in the plan and in the baseline alike.
  const newer = active.programs.map(({ Id }) => Id).filter((id) => !known.has(id));
  return { kind: 'read', programs: active.programs, ids: [...ids, ...newer], ...serverTime };
}

/** What the journal keeps of it. */
export function baselineRecord(existing: ExistingPrograms): BaselineRecord | NoBaselineRecord {
  if (existing.kind !== 'read') {
    const status = 'status' in existing && existing.status !== undefined ? ` ${existing.status}` : '';
    return { kind: 'no-baseline', why: `${existing.kind}${status}` };
  }
  const { ids, serverTimeMs } = existing;
  return { kind: 'baseline', ids, ...(serverTimeMs !== undefined && { serverTimeMs }) };
}
