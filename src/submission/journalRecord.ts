import type { AddOutcome } from '../mews/addOutcome';
import type { CreatedLoyaltyProgram, LoyaltyProgram } from '../mews/loyaltyProgram';
import type { ItemRange } from './itemRanges';
import type { ProcessIdentity } from './processIdentity';

/** What a journal knows of a run before anything is sent. Its `programs` are the items of the run, named by their index. */
export interface BeginRecord {
  readonly kind: 'begin';
  readonly runId: string;
  /** The name of the connection, its address, and whom Mews says its token belongs to. Never a token. */
  readonly connection: string;
  readonly platformAddress: string;
  readonly portfolio: boolean;
  readonly enterpriseName?: string;
  readonly chainName?: string;
  /** The chain that Mews says the token belongs to. */
  readonly tokenChainId?: string;
  /** A keyed hash that tells tokens apart without telling them. */
  readonly fingerprint?: string;
  /** The ChainId of the file. */
  readonly chainId?: string | null;
  /** The Uri of the document, as text. */
  readonly file: string;
  /** SHA-256 of the text that was checked and confirmed, in hex. */
  readonly sha256: string;
  /** Name and version of the extension, as sent. */
  readonly client: string;
  /** The process that writes this journal, until another reopens it. */
  readonly owner?: ProcessIdentity;
  readonly programs: readonly LoyaltyProgram[];
}

/**
 * The Ids that Mews had under the Codes of the run, deleted programs included, before the next request leaves: after a lost
 * answer only Ids beyond these can be ours.
 */
export interface BaselineRecord {
  readonly kind: 'baseline';
  readonly ids: readonly string[];
  /** Mews' own clock at that moment, in ms since 1970. */
  readonly serverTimeMs?: number;
}

/** Mews could not be asked before the next request leaves: nothing that is found later can be told from what was there. */
export interface NoBaselineRecord {
  readonly kind: 'no-baseline';
  readonly why: string;
}

/** Written and synced before a request leaves. Batches and attempts count from 1. */
export interface IntentRecord {
  readonly kind: 'intent';
  readonly batch: number;
  readonly attempt: number;
  /** The items that the request holds, in order. */
  readonly items: readonly ItemRange[];
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

/** A program that Mews created. `index` is its item; absent: Mews returned a program that was not sent. */
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

/** One reading of a check: the programs under the uncertain Codes that are neither in the baseline nor known from a run. */
export interface LookedRecord {
  readonly kind: 'looked';
  readonly programs: readonly CreatedLoyaltyProgram[];
  readonly serverTimeMs?: number;
}

/** What a check came to. Items that are in none of the three are as uncertain as before. */
export interface CheckedRecord {
  readonly kind: 'checked';
  /** Came up since the baseline, equal in all members: taken for ours, kept apart from what Mews confirmed. */
  readonly found: readonly CreatedRecord[];
  /** Came up, or could not be told from what was there, with the Code of an item: a person decides. */
  readonly alike: readonly CreatedRecord[];
  /** Not there in any reading after the quiet period: very likely not created. */
  readonly absent: readonly ItemRange[];
}

/** What a person chose about items, and nobody else may choose. */
export interface DecisionRecord {
  readonly kind: 'decision';
  readonly what: /** Mews has these already, and they are added all the same. */
    | 'add-existing'
    /** These, which are not created as far as anyone knows, are sent (again). */
    | 'send'
    /** The person looked in Mews: these are there, these are not. */
    | 'seen-created'
    | 'seen-absent'
    /** The programs that a check found alike are ours. */
    | 'take-alike';
  readonly items: readonly ItemRange[];
}

/** Another process, or a later day, goes on with the run. */
export interface ReopenedRecord {
  readonly kind: 'reopened';
  readonly owner: ProcessIdentity;
}

/** Damage was found and cut out when the run was reopened: whatever was not certain before is uncertain. */
export interface DamageRecord {
  readonly kind: 'damage';
}

/** The window was closed in an orderly way while a request was under way. */
export interface ShutdownRecord {
  readonly kind: 'shutdown';
}

/** The last record of a run that ended by itself. `stopped`: not everything was confirmed. */
export interface EndRecord {
  readonly kind: 'end';
  readonly state: 'done' | 'stopped';
}

/** A record's own content. */
export type JournalEntry =
  | BeginRecord
  | BaselineRecord
  | NoBaselineRecord
  | IntentRecord
  | AnswerRecord
  | ResultRecord
  | LookedRecord
  | CheckedRecord
  | DecisionRecord
  | ReopenedRecord
  | DamageRecord
  | ShutdownRecord
  | EndRecord;

/** The version of the format that is written. Version 1 named the items of a request as `from` and `count`; it is still read. */
export const JOURNAL_VERSION = 2;

/** A record as it lies in the file: its content, the version of the format, its number from 0, and the time (ISO 8601, UTC). */
export type JournalRecord = JournalEntry & { readonly v: 1 | 2; readonly seq: number; readonly at: string };
