import type { Delay } from './fault';
import type { FaultQueue } from './faultQueue';
import type { LoyaltyProgramStore } from './loyaltyProgramStore';
import type { SandboxRules } from './operation';
import type { Pauses } from './pauses';
import type { RateWindow } from './rateWindow';
import type { RequestLog } from './requestLog';

/** What one running sandbox holds. */
export interface SandboxState {
  readonly rules: SandboxRules;
  readonly echoDetails: boolean;
  readonly maxBodyBytes: number;
  readonly commitDelayMs: Delay;
  readonly store: LoyaltyProgramStore;
  readonly rate: RateWindow;
  readonly faults: FaultQueue;
  readonly pauses: Pauses;
  readonly log: RequestLog;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** The date, moving with `now`. */
  readonly nowUtc: () => Date;
}
