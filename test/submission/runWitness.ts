import assert from 'node:assert/strict';
import type { LoyaltyProgram } from '../../src/mews/loyaltyProgram';
import { indexesOf } from '../../src/submission/itemRanges';
import type { JournalEntry } from '../../src/submission/journalRecord';
import { type Run, runOf } from '../../src/submission/run';
import type { ReferenceMews, ReferenceProgram, Reply } from './referenceMews';
import type { RunFolder, RunInFolder } from './runFolder';

interface Post {
  readonly runId: string;
  readonly operation: number;
  readonly items: readonly number[];
  readonly reply: Reply['kind'];
}

/** Replies behind which it is certain that nothing was created, so that the same request may leave again by itself. */
const MAY_REPEAT: ReadonlySet<Reply['kind']> = new Set(['busy', 'unreached']);

/** Sees all that is sent, answered and written, and asserts that it is as it must be. */
export class RunWitness {
  private readonly posts: Post[] = [];
  /** Ids that answers brought and that must be in the journal from then on, and the run of each. */
  private readonly received = new Map<string, string>();
  /** Ids that came to a process which is still to write them. */
  private arrived: string[] = [];
  /** What was in Mews before each run. */
  private readonly old = new Map<string, ReadonlySet<string>>();
  /** What the requests of a run had created that it did not know of when it went on. */
  private overlooked: readonly ReferenceProgram[] = [];
  /** The Ids that all runs knew of by then. */
  private knownBefore: ReadonlySet<string> = new Set();
  /** The programs of the run that may have come up. */
  private lateBefore: readonly (LoyaltyProgram | undefined)[] = [];

  constructor(
    private readonly folder: RunFolder,
    private readonly mews: ReferenceMews,
  ) {}

  /** A run begins. */
  begins(runId: string, old: ReadonlySet<string>): void {
    this.old.set(runId, old);
  }

  /** The person sends the rest of a run. */
  async goesOn(run: Run): Promise<void> {
    this.knownBefore = new Set((await this.folder.all()).flatMap(({ created }) => created.map(({ Id }) => Id)));
    this.lateBefore = run.lateItems.map((item) => run.begin.programs[item]);
    // Where Mews could not be asked for a baseline and no check has looked, nothing says whose they are.
    const isTold = run.baseline !== undefined || run.seenIds !== undefined;
    this.overlooked = isTold ? this.unknownTo(run).filter(({ Id }) => !this.knownBefore.has(Id)) : [];
  }

  /** What the requests of a run created and the run does not know. */
  unknownTo({ runId, created }: Run): readonly ReferenceProgram[] {
    const known = new Set(created.map(({ Id }) => Id));
    return this.mews.programs().filter(({ Id, origin }) => origin === runId && !known.has(Id));
  }

  /** A request of an operation arrives. Another window looks into the folder at that moment; gives what it sees. */
  async arrives(runId: string, sent: readonly LoyaltyProgram[], operation: number, reply: Reply): Promise<Run> {
    const one = (await this.folder.read()).find(({ run }) => run.runId === runId);
    assert.ok(one, 'No beginning is on disk');
    const before = runOf(one.records.slice(0, -1));
    assert.ok(before);
    const items = this.assertIntent(one, before, sent);
    for (const post of this.posts) {
      if (post.runId !== runId || post.operation !== operation || MAY_REPEAT.has(post.reply)) continue;
      assert.ok(!post.items.some((item) => items.includes(item)), 'It sends again without a word of the person');
      assert.equal(post.reply, 'ok', 'It sends more behind a request that was not confirmed');
    }
    this.assertLooked(before, sent);
    const isWhole = reply.kind === 'partial' && reply.count >= items.length;
    this.posts.push({ runId, operation, items, reply: isWhole ? 'ok' : reply.kind });
    return one.run;
  }

  /** An answer comes to a process. */
  answers(status: number, body: string | undefined): void {
    this.arrived.push(...idsIn(status, body));
  }

  /** A process has come to its end: unless it was killed, it has written what had come. */
  ends(runId: string, isKilled: boolean): void {
    if (!isKilled) for (const id of this.arrived) this.received.set(id, runId);
    this.arrived = [];
  }

  /** A record is whole on disk. */
  writes(runId: string, entry: JournalEntry): void {
    if (entry.kind === 'answer') for (const id of idsIn(entry.status, entry.body)) this.received.set(id, runId);
  }

  /** Of any moment at which nothing is under way. */
  async assertSound(): Promise<void> {
    const runs = await this.folder.read();
    const inMews = new Map(this.mews.programs().map((program) => [program.Id, program]));
    const ids = runs.flatMap(({ run }) => run.created.map(({ Id }) => Id));
    assert.equal(new Set(ids).size, ids.length, 'One Id stands for two programs');
    for (const { run, records } of runs) {
      for (const { Id, index = -1 } of run.created) {
        assert.equal(inMews.get(Id)?.Code, run.begin.programs[index]?.Code, 'It calls created what is not there');
        assert.ok(!this.old.get(run.runId)?.has(Id), 'It calls created what was there before');
      }
      const intent = records.findLast(({ kind }) => kind === 'intent');
      const last = intent?.kind === 'intent' ? indexesOf(intent.items) : [];
      for (const item of run.uncertainItems) assert.ok(last.includes(item), 'Two requests are uncertain');
    }
    for (const [Id, runId] of this.received) {
      const run = runs.find((one) => one.run.runId === runId)?.run;
      assert.ok(
        run?.created.some((program) => program.Id === Id),
        'An Id that had come is lost',
      );
    }
    // Each item that was sent is there once at most; runs of one file have their Codes in common.
    const sent = new Map<string, number>();
    for (const { run } of runs) {
      const items = new Set(this.posts.flatMap((post) => (post.runId === run.runId ? post.items : [])));
      for (const item of items) count(sent, run.begin.programs[item]?.Code ?? '');
    }
    const there = new Map<string, number>();
    for (const { origin, isTardy, Code } of inMews.values()) if (origin !== undefined && !isTardy) count(there, Code);
    for (const [code, times] of there) assert.ok(times <= (sent.get(code) ?? 0), 'A program is there twice');
  }

  /** Behind a check in a quiet Mews, as many items have an Id as there are programs that nobody else has the Id of. */
  async assertAllFound({ runId, begin, uncertainItems, created: had }: Run): Promise<void> {
    const inQuestion = [...uncertainItems, ...had.map(({ index = -1 }) => index)];
    const runs = await this.folder.all();
    const run = runs.find((one) => one.runId === runId);
    assert.ok(run && this.mews.isQuiet(runId), 'A check ends before all that is late can have come up');
    const elsewhere = new Set(await this.folder.idsBeside(runId));
    for (const Code of new Set(begin.programs.map((program) => program.Code))) {
      const created = this.mews.programs().filter((one) => one.Code === Code && one.origin === runId);
      const known = [...run.created, ...run.alike].filter(({ index = -1 }) => begin.programs[index]?.Code === Code);
      const ours = created.filter(({ Id }) => !elsewhere.has(Id));
      const items = inQuestion.filter((item) => begin.programs[item]?.Code === Code);
      assert.ok(known.length >= Math.min(ours.length, items.length), 'A check overlooks what is there');
    }
  }

  /** The intent says what is sent, and what it names is uncertain from then on and was not before. */
  private assertIntent({ records, run }: RunInFolder, before: Run, sent: readonly LoyaltyProgram[]): readonly number[] {
    const intent = records.at(-1);
    assert.ok(intent?.kind === 'intent', 'No intent is on disk');
    const items = indexesOf(intent.items);
    const named = items.map((item) => run.begin.programs[item]);
    assert.deepEqual(named, sent, 'The intent says something else than the request');
    for (const item of items) {
      assert.ok(run.uncertainItems.includes(item), 'A request under way is not uncertain');
      assert.ok(before.openItems.includes(item), 'It sends what has an Id or is uncertain');
    }
    return items;
  }

  /** How many items of a Code had the Id of a program that their run did not create. */
  private swapped({ runId, begin, created }: Run, code: string): number {
    const own = new Set(this.mews.programs().flatMap(({ Id, origin }) => (origin === runId ? [Id] : [])));
    return created.filter(
      ({ Id, index = -1 }) => begin.programs[index]?.Code === code && this.knownBefore.has(Id) && !own.has(Id),
    ).length;
  }

  /** What is there already is not sent once more: of equal ones, as many are left out as there are. */
  private assertLooked(run: Run, sent: readonly LoyaltyProgram[]): void {
    const { runId, begin, created } = run;
    for (const Code of new Set(sent.map((program) => program.Code))) {
      const there = this.overlooked.filter((program) => program.origin === runId && program.Code === Code);
      const found = created.filter(
        ({ via, index = -1, Id }) =>
          via === 'check' && begin.programs[index]?.Code === Code && !this.knownBefore.has(Id),
      );
      const late = this.lateBefore.filter((program) => program?.Code === Code);
      // An item that has the Id of an equal program of somebody else leaves its own over, which stands for no other item.
      const expected = Math.min(there.length - this.swapped(run, Code), late.length);
      assert.ok(found.length >= expected, 'It sends again what has come up since');
    }
  }
}

function idsIn(status: number, body = ''): readonly string[] {
  const programs: readonly { readonly Id: string }[] = status === 200 ? JSON.parse(body).LoyaltyPrograms : [];
  return programs.map(({ Id }) => Id);
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
