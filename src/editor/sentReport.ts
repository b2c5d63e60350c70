import type { AddReport } from '../submission/addLoyaltyPrograms';
import type { CreatedRecord } from '../submission/journalRecord';

/** What a run came to, whether it was begun or gone on with. */
export interface SentReport extends AddReport {
  /** Programs that had come up in Mews before anything was sent again. */
  readonly foundBefore?: readonly CreatedRecord[];
}
