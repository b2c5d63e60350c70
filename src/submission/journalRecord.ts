import type { AddOutcome } from '../mews/addOutcome';
import type { CreatedLoyaltyProgram, LoyaltyProgram } from '../mews/loyaltyProgram';

/** What a journal knows of a run before anything is sent. */
export interface BeginRecord {
  readonly kind: 'begin';
  readonly runId: string;
  /** The name of the connection, its address, and whom Mews says its token belongs to. Never a token. */
  readonly connection: string;
  readonly platformAddress: string;
  readonly portfolio: boolean;
  readonly enterpriseName?: string;
  readonly chainName?: string;
  readonly chainId?: string | null;
  /** The Uri of the document, as text. */
  readonly file: string;
  /** SHA-256 of the text that was checked and confirmed, in hex. */
  readonly sha256: string;
  /** Name and version of the extension, as sent. */
  readonly client: string;
  readonly programs: readonly LoyaltyProgram[];
}

/** Written and synced before a request leaves. Batches and attempts count from 1; `from` is an index into `programs`. */
export interface IntentRecord {
  readonly kind: 'intent';
  readonly batch: number;
  readonly attempt: number;
  readonly from: number;
  readonly count: number;
  /** SHA-256 of the JSON of ChainId and programs, in hex: what the body says without its tokens. */
  readonly sha256: string;
}

/** The answer as it came, without tokens, before anything interprets it: no fault in our reading can lose an Id. */
export interface AnswerRecord {
  readonly kind: 'answer';
  readonly batch: number;
  readonly status: number;
  readonly requestId?: string;
  readonly body: string;
}

/** A program that Mews created. `index` is its place in `programs`; absent: Mews returned a program that was not sent. */
export interface CreatedRecord extends CreatedLoyaltyProgram {
  readonly index?: number;
}

/** What a request came to. */
export interface ResultRecord {
  readonly kind: 'result';
  readonly batch: number;
  readonly outcome: AddOutcome['kind'];
  readonly why?: string;
  readonly status?: number;
  readonly message?: string;
  readonly requestId?: string;
  /** From the call to the last byte, in ms. */
  readonly tookMs: number;
  readonly created: readonly CreatedRecord[];
}

/** The last record of a run that ended by itself. `stopped`: not everything was confirmed. */
export interface EndRecord {
  readonly kind: 'end';
  readonly state: 'done' | 'stopped';
}

/** A record's own content. */
export type JournalEntry = BeginRecord | IntentRecord | AnswerRecord | ResultRecord | EndRecord;

/** A record as it lies in the file: its content, the version of the format, its number from 0, and the time (ISO 8601, UTC). */
export type JournalRecord = JournalEntry & { readonly v: 1; readonly seq: number; readonly at: string };
