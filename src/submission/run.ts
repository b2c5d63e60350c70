import type { AddOutcome } from '../mews/addOutcome';
import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import { indexesOf } from './itemRanges';
import type {
  AnswerRecord,
  BaselineRecord,
  BeginRecord,
  CreatedRecord,
  DecisionRecord,
  IntentRecord,
  JournalRecord,
  ResultRecord,
} from './journalRecord';
import type { ProcessIdentity } from './processIdentity';
import type { LastSent } from './quietPeriod';
import { refusedAtWork } from './refusedAtWork';
import { resultOfAnswer } from './resultRecord';

/** How a run stands. `uncertain`: programs were sent and nobody knows what became of them. */
export type RunState = 'confirmed' | 'rejected' | 'not-sent' | 'uncertain';

/** A program with an Id, and how that became known: Mews confirmed it, a check found it, or a person saw it in Mews. */
export interface CreatedItem extends CreatedRecord {
  readonly via: 'answer' | 'check' | 'person';
}

/** A run as people see it: a projection of its journal. */
export interface Run {
  readonly runId: string;
  /** When it began, ISO 8601 in UTC. */
  readonly at: string;
  readonly begin: BeginRecord;
  readonly state: RunState;
  /** Programs with an Id, in the order they were sent; those Mews returned unasked come last. */
  readonly created: readonly CreatedItem[];
  /** Programs that were sent and have neither an Id nor a refusal, and their items. */
  readonly uncertain: readonly LoyaltyProgram[];
  readonly uncertainItems: readonly number[];
  /** What a check found under the Codes of uncertain items and could not tell for ours. */
  readonly alike: readonly CreatedRecord[];
  /** Items that a check did not find: very likely not created. */
  readonly absentItems: readonly number[];
  /** Items without an Id that are not uncertain: not sent, refused or absent. They may be sent. */
  readonly openItems: readonly number[];
  /** How many these are. */
  readonly notCreated: number;
  /** Open items that Mews may have created all the same: absent, or refused while it was at work on them. */
  readonly lateItems: readonly number[];
  /** What each request came to, in order. */
  readonly results: readonly ResultRecord[];
  /** The highest number that a request had; 0 where none was sent. */
  readonly lastBatch: number;
  readonly baseline?: BaselineRecord;
  /** The Ids that checks saw since the baseline, or since Mews could not be asked for one; absent: none has looked. */
  readonly seenIds?: readonly string[];
  readonly lastSent?: LastSent;
  /** Who wrote last, and whether it came to its end by itself. */
  readonly owner?: ProcessIdentity;
  readonly ended: boolean;
  /** How often the run was begun or gone on with: what is new about it is told again. */
  readonly openings: number;
}

/** Of an item: `sent` is uncertain, `absent` was sent and not found by a check. */
type ItemState = 'unsent' | 'sent' | 'created' | 'absent';

/** Outcomes that say for certain that nothing was created. */
const NOTHING_CREATED: ReadonlySet<AddOutcome['kind']> = new Set(['rejected', 'not-sent', 'throttled']);

/**
 * The run that a journal tells of; undefined where not even its beginning is readable. `damaged`: something behind the
 * records can't be read, so whatever is not certain by then is uncertain. Total, without I/O.
 */
export function runOf(records: readonly JournalRecord[], damaged = false): Run | undefined {
  const [begin] = records;
  if (begin?.kind !== 'begin') return undefined;
  const projection = new Projection(begin);
  for (const record of records) projection.take(record);
  if (damaged) projection.damage();
  return projection.run();
}

class Projection {
  private readonly items: ItemState[];
  private readonly created: CreatedItem[] = [];
  private readonly results: ResultRecord[] = [];
  private alike: readonly CreatedRecord[] = [];
  private baseline: (BaselineRecord & { readonly at: string }) | undefined;
  private readonly refusedAtWork = new Set<number>();
  private seenIds: readonly string[] | undefined;
  private intent: (IntentRecord & { readonly at: string }) | undefined;
  private answer: AnswerRecord | undefined;
  /** How the items of the intent stood before it: a request that created nothing takes nothing of that away. */
  private before: ReadonlyMap<number, ItemState> = new Map();
  private lastSent: LastSent | undefined;
  private owner: ProcessIdentity | undefined;
  private ended = false;
  private openings = 1;
  private lastBatch = 0;

  constructor(private readonly begin: BeginRecord & { readonly at: string }) {
    this.items = begin.programs.map(() => 'unsent');
    this.owner = begin.owner;
  }

  take(record: JournalRecord): void {
    switch (record.kind) {
      case 'begin':
      case 'shutdown':
        return;
      case 'baseline':
      case 'no-baseline':
        this.baseline = record.kind === 'baseline' ? record : undefined;
        this.seenIds = undefined;
        return;
      case 'looked':
        this.seenIds = [...(this.seenIds ?? []), ...record.programs.map(({ Id }) => Id)];
        return;
      case 'intent':
        this.send(record);
        return;
      case 'answer':
        this.answer = record;
        return;
      case 'result':
        this.lastSent &&= { at: this.lastSent.at, endedAt: record.at, ...this.serverTimeAt(record.at) };
        this.settle(record);
        return;
      case 'checked':
        this.gain(record.found, 'check');
        for (const index of indexesOf(record.absent)) if (this.items[index] === 'sent') this.items[index] = 'absent';
        this.alike = record.alike;
        return;
      case 'decision':
        this.decide(record.what, indexesOf(record.items));
        return;
      case 'damage':
        this.damage();
        return;
      case 'reopened':
        this.settleUnread();
        this.owner = record.owner;
        this.openings++;
        this.ended = false;
        return;
      case 'end':
        this.ended = true;
        return;
      default:
        record satisfies never;
    }
  }

  /** What can't be read may have told of a later request, even of one that sent refused items again. */
  damage(): void {
    this.before = new Map();
    this.lastSent = undefined;
    this.items.forEach((state, index) => {
      if (state !== 'created') this.items[index] = 'sent';
    });
  }

  run(): Run {
    this.settleUnread();
    const { begin, created, results } = this;
    const of = (...states: ItemState[]) =>
      [...this.items.keys()].filter((index) => states.some((state) => state === this.items[index]));
    const uncertainItems = of('sent');
    const openItems = of('unsent', 'absent');
    return {
      runId: begin.runId,
      at: begin.at,
      begin,
      state: this.state(uncertainItems.length),
      created: created.toSorted((a, b) => (a.index ?? begin.programs.length) - (b.index ?? begin.programs.length)),
      uncertain: begin.programs.filter((_, index) => this.items[index] === 'sent'),
      uncertainItems,
      alike: this.alike.filter(({ index }) => index !== undefined && this.items[index] === 'sent'),
      absentItems: of('absent'),
      openItems,
      notCreated: openItems.length,
      lateItems: openItems.filter((item) => this.items[item] === 'absent' || this.refusedAtWork.has(item)),
      ...(this.seenIds && { seenIds: this.seenIds }),
      results,
      lastBatch: this.lastBatch,
      ...(this.baseline && { baseline: this.baseline }),
      ...(this.lastSent && { lastSent: this.lastSent }),
      ...(this.owner && { owner: this.owner }),
      ended: this.ended,
      openings: this.openings,
    };
  }

  private send(intent: IntentRecord & { readonly at: string }): void {
    this.settleUnread();
    const items = indexesOf(intent.items);
    this.intent = intent;
    this.lastBatch = Math.max(this.lastBatch, intent.batch);
    this.lastSent = { at: intent.at, ...this.serverTimeAt(intent.at) };
    this.before = new Map(items.map((index) => [index, this.items[index] ?? 'sent']));
    this.mark(items, 'sent');
  }

  private settle(result: ResultRecord): void {
    this.results.push(result);
    if (NOTHING_CREATED.has(result.outcome)) for (const [index, state] of this.before) this.mark([index], state);
    if (refusedAtWork(result.status)) for (const index of this.before.keys()) this.refusedAtWork.add(index);
    this.gain(result.created, 'answer');
    this.intent = undefined;
    this.answer = undefined;
    this.before = new Map();
  }

  /** The window was closed between an answer and its reading: its Ids stand in the answer. */
  private settleUnread(): void {
    if (this.intent && this.answer) this.settle(resultOfAnswer(this.answer, this.intent, this.begin.programs));
  }

  private decide(what: DecisionRecord['what'], items: readonly number[]): void {
    const alike = this.alike.filter(({ index }) => index !== undefined && items.includes(index));
    if (what === 'take-alike') this.gain(alike, 'person');
    if (what === 'seen-absent') this.mark(items, 'absent');
    if (what === 'seen-created') this.mark(items, 'created');
  }

  private gain(created: readonly CreatedRecord[], via: CreatedItem['via']): void {
    for (const program of created) {
      this.created.push({ ...program, via });
      if (program.index !== undefined) this.mark([program.index], 'created');
    }
  }

  private mark(indexes: readonly number[], state: ItemState): void {
    for (const index of indexes) if (index in this.items) this.items[index] = state;
  }

  private serverTimeAt(time: string): { readonly serverTimeMs?: number } {
    const { baseline } = this;
    if (baseline?.serverTimeMs === undefined) return {};
    return { serverTimeMs: baseline.serverTimeMs + Date.parse(time) - Date.parse(baseline.at) };
  }

  private state(uncertain: number): RunState {
    if (uncertain > 0) return 'uncertain';
    if (this.items.every((state) => state === 'created')) return 'confirmed';
    return this.results.some(({ outcome }) => outcome === 'rejected') ? 'rejected' : 'not-sent';
  }
}
