import type { LoyaltyFile } from '../loyaltyFile/loyaltyFile';
import type { Connection } from '../mews/connection';
import { type ExistingPrograms, existingPrograms } from '../submission/existingPrograms';
import { placeOf } from '../submission/placeOf';
import { type ProgramsPlan, planPrograms } from '../submission/planPrograms';
import { type Place, type SentBefore, sentBefore } from '../submission/sentBefore';
import { type MewsWorld, readPort } from './mewsWorld';
import type { Runs } from './runs';

/** How the programs of a file stand to Mews and to earlier runs, before anything is sent. */
export interface AddPlan {
  readonly existing: ExistingPrograms;
  /** How each program stands to Mews; absent: Mews could not be asked. */
  readonly plan?: ProgramsPlan;
  /** What earlier runs sent to the same place under the same Codes. */
  readonly before: readonly SentBefore[];
  /** Where they would go. */
  readonly place: Place;
  /** When Mews was asked, by the monotonic clock, in ms. */
  readonly readAtMs: number;
}

/** Asks Mews and the journal about the programs of a file. Posts nothing. */
export async function planAdd(
  { LoyaltyPrograms, ChainId }: LoyaltyFile,
  connection: Connection,
  fingerprint: string | undefined,
  world: MewsWorld,
  runs: Runs,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<AddPlan> {
  const readAtMs = world.clock();
  const [existing, all] = await Promise.all([
    existingPrograms(LoyaltyPrograms, readPort(world, connection, ChainId, onProgress), signal),
    runs.ofAllProfiles(),
  ]);
  const place = placeOf(connection, ChainId, fingerprint);
  const before = sentBefore(LoyaltyPrograms, place, all);
  const plan = existing.kind === 'read' ? { plan: planPrograms(LoyaltyPrograms, existing.programs) } : {};
  return { existing, ...plan, before, place, readAtMs };
}

/** Whether earlier runs still are what a plan knew of them: another window may have added the same since. Asks the journal alone. */
export async function isUpToDate(
  { before, place }: AddPlan,
  { LoyaltyPrograms }: LoyaltyFile,
  runs: Runs,
): Promise<boolean> {
  const now = sentBefore(LoyaltyPrograms, place, await runs.ofAllProfiles());
  const told = (sent: readonly SentBefore[]) => sent.map(({ index, run, state }) => [index, run.runId, state].join());
  return told(now).join('\n') === told(before).join('\n');
}
