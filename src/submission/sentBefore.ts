import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import type { BeginRecord } from './journalRecord';
import type { Run } from './run';

/** Where programs of a run end up, as far as it is known. */
export type Place = Pick<
  BeginRecord,
  'connection' | 'platformAddress' | 'portfolio' | 'tokenChainId' | 'chainId' | 'fingerprint'
>;

/** A program whose Code went to the same place before. */
export interface SentBefore {
  readonly index: number;
  readonly run: Run;
  /** `created`: it has an Id; `uncertain`: nobody knows. */
  readonly state: 'created' | 'uncertain';
  readonly id?: string;
}

/**
 * The programs whose Codes earlier runs sent to the same place and that were, or may have been, created there. Of several
 * runs the newest counts, and an uncertain one before any other. `runs` has the newest first.
 */
export function sentBefore(programs: readonly LoyaltyProgram[], place: Place, runs: readonly Run[]): SentBefore[] {
  const byCode = new Map<string, Omit<SentBefore, 'index'>>();
  for (const run of runs) {
    if (!isSamePlace(place, run.begin)) continue;
    for (const { Code } of run.uncertain) {
      if (byCode.get(Code)?.state !== 'uncertain') byCode.set(Code, { run, state: 'uncertain' });
    }
    for (const { Code, Id, index } of run.created) {
      const code = run.begin.programs[index ?? -1]?.Code ?? Code;
      if (code !== undefined && !byCode.has(code)) byCode.set(code, { run, state: 'created', id: Id });
    }
  }
  return programs.flatMap(({ Code }, index) => {
    const before = byCode.get(Code);
    return before ? [{ index, ...before }] : [];
  });
}

/** Whether programs of the two end up in one chain. Chains decide where both are known, else tokens, else names. */
export function isSamePlace(a: Place, b: Place): boolean {
  if (a.platformAddress !== b.platformAddress) return false;
  const [chain, otherChain] = [chainOf(a), chainOf(b)];
  if (chain !== undefined && otherChain !== undefined) return chain === otherChain;
  if (a.fingerprint !== undefined && b.fingerprint !== undefined) return a.fingerprint === b.fingerprint;
  return a.connection === b.connection;
}

function chainOf({ portfolio, chainId, tokenChainId }: Place): string | undefined {
  return (portfolio ? chainId : tokenChainId)?.toLowerCase();
}
