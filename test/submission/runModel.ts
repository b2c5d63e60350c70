import assert from 'node:assert/strict';
import type { Exchange } from '../../src/mews/exchange';
import type { LoyaltyProgram } from '../../src/mews/loyaltyProgram';
import { addLoyaltyPrograms } from '../../src/submission/addLoyaltyPrograms';
import { checkUncertain } from '../../src/submission/checkUncertain';
import { continueRun } from '../../src/submission/continueRun';
import { existingPrograms, type ReadPort } from '../../src/submission/existingPrograms';
import { itemRanges } from '../../src/submission/itemRanges';
import type { JournalEntry } from '../../src/submission/journalRecord';
import { readPrograms } from '../../src/submission/readPrograms';
import { type Run, runOf } from '../../src/submission/run';
import type { RunJournal } from '../../src/submission/runJournal';
import { sentBefore } from '../../src/submission/sentBefore';
import { MortalPorts } from './mortalPorts';
import { ReferenceMews, type Reply } from './referenceMews';
import type { Command, Fate, Sending } from './runCommand';
import { RunFolder } from './runFolder';
import { RunWitness } from './runWitness';
import { VirtualTime } from './virtualTime';

const place = { connection: 'Aurora', platformAddress: 'https://api.mews-demo.com', portfolio: false } as const;
const connection = { ...place, name: 'Aurora', clientToken: 'CLIENT-TOKEN', accessToken: 'ACCESS-TOKEN' };
/**
 * Runs in a folder of real journals, against a reference Mews. After each command it is asserted that no program was sent twice
 * without a person's word, none is there twice, and no Id is lost or made up.
 */
export class RunModel {
  private readonly time = new VirtualTime();
  private readonly mews = new ReferenceMews(this.time);
  private readonly folder: RunFolder;
  private readonly witness: RunWitness;
  private operation = 0;
  /** The run whose journal was opened last. */
  private writing = '';
  private runs = 0;

  constructor(folder: string) {
    this.folder = new RunFolder(folder, this.time.now);
    this.witness = new RunWitness(this.folder, this.mews);
  }

  async do(command: Command): Promise<void> {
    this.operation++;
    // So runs have an order.
    this.time.pass(1);
    switch (command.kind) {
      case 'add':
        await this.add(command);
        break;
      case 'check':
        await this.check(command);
        break;
      case 'go-on':
        await this.goOn(command);
        break;
      case 'decide':
        await this.decide(command.run);
        break;
      case 'foreign': {
        const program = (await this.folder.at(command.run))?.begin.programs[command.item];
        if (program) this.mews.create(command.equal ? program : { ...program, Name: 'Foreign' });
        break;
      }
      case 'pass':
        this.time.pass(command.ms);
        break;
      default:
        command satisfies never;
    }
    await this.witness.assertSound();
  }

  /** Lets all that is late come up, and checks every run that is uncertain. */
  async comeToRest(): Promise<void> {
    await this.do({ kind: 'pass', ms: 86_400_000 });
    for (const [index, run] of (await this.folder.all()).entries()) {
      if (run.uncertainItems.length > 0) await this.do({ kind: 'check', run: index });
    }
  }

  private async add({ names, again, crowd, ...sending }: Extract<Command, { kind: 'add' }>): Promise<void> {
    const ports = new MortalPorts(sending.ending);
    const known = again === undefined ? undefined : await this.folder.at(again);
    const tag = known?.begin.file ?? `file:///${this.runs++}`;
    const wanted = known?.begin.programs ?? names.map((name) => ({ Name: `Program ${name}`, Code: `${tag} ${name}` }));
    if (!known) for (const program of wanted.slice(0, crowd)) this.mews.create(program);
    const old = new Set(this.mews.programs().map(({ Id }) => Id));
    await this.mortal(ports, async () => {
      const read = this.readPort(ports, sending);
      const existing = await existingPrograms(wanted, read, ports.cancelled.signal);
      const before = new Set(sentBefore(wanted, place, (await this.folder.all()).reverse()).map(({ index }) => index));
      const there = new Set(existing.kind === 'read' ? existing.programs.map(({ Code }) => Code) : []);
      const programs = known ? wanted.filter(({ Code }, index) => !before.has(index) && !there.has(Code)) : wanted;
      if (programs.length === 0 || (again !== undefined && existing.kind !== 'read')) return;
      const begin = () =>
        ports.call(async () => {
          const run = await this.folder.journal.begin();
          this.witness.begins(run.runId, old);
          return this.mortalJournal(ports, run);
        });
      await addLoyaltyPrograms(
        {
          connection,
          owner: { pid: this.operation, host: 'here' },
          file: tag,
          text: '',
          chainId: null,
          programs,
          existing,
          addedAnyway: [],
          client: 'Test 1.0.0',
          batchSize: sending.batchSize,
        },
        { ...this.world(ports, sending), journal: { begin }, read },
        ports.cancelled.signal,
      );
    });
  }

  private async check({ run: index, ...fate }: Extract<Command, { kind: 'check' }>): Promise<void> {
    const run = await this.folder.at(index);
    if (!run || run.uncertainItems.length === 0) return;
    const ports = new MortalPorts(fate.ending);
    const done = await this.mortal(ports, async () => {
      const opened = await this.reopen(ports, run.runId);
      const knownIds = await this.folder.idsBeside(run.runId);
      const read = this.readPort(ports, fate);
      const world = { ...this.world(ports), read, knownIds, onProgress: () => undefined };
      const report = await checkUncertain(opened.run, opened.journal, world, ports.cancelled.signal);
      await opened.journal.close();
      return report.kind;
    });
    if (done === 'checked') await this.witness.assertAllFound(run);
  }

  private async goOn({ run: index, half, ...sending }: Extract<Command, { kind: 'go-on' }>): Promise<void> {
    const run = await this.folder.at(index);
    if (!run || run.openItems.length === 0 || run.uncertainItems.length > 0) return;
    const ports = new MortalPorts(sending.ending);
    await this.witness.goesOn(run);
    await this.mortal(ports, async () => {
      const opened = await this.reopen(ports, run.runId);
      const report = await continueRun(
        {
          connection,
          client: 'Test 1.0.0',
          run: opened.run,
          items: opened.run.openItems.filter((_, at) => !half || at % 2 === 0),
          batchSize: sending.batchSize,
        },
        opened.journal,
        {
          ...this.world(ports, sending),
          read: this.readPort(ports, sending),
          knownIds: await this.folder.idsBeside(run.runId),
        },
        ports.cancelled.signal,
      );
      return report.kind;
    });
  }

  private async decide(index: number): Promise<void> {
    const run = await this.folder.at(index);
    for (const { index: item, Id } of run?.alike ?? []) {
      if (!run || item === undefined) continue;
      const isOurs = this.mews.programs().find((program) => program.Id === Id)?.origin === run.runId;
      const { Code } = run.begin.programs[item] ?? {};
      if (!isOurs && this.witness.unknownTo(run).some((program) => program.Code === Code)) continue;
      const { journal } = await this.folder.journal.reopen(run.runId, { pid: this.operation, host: 'here' });
      const what = isOurs ? 'take-alike' : 'seen-absent';
      await journal.append({ kind: 'decision', what, items: itemRanges([item]) });
      await journal.close();
    }
  }

  /** Does work as a process that may be killed on its way. */
  private async mortal<T>(ports: MortalPorts, work: () => Promise<T>): Promise<T | 'killed'> {
    const done = await Promise.race([work(), ports.killed]);
    await ports.release();
    this.witness.ends(this.writing, done === 'killed');
    return done;
  }

  private world(ports: MortalPorts, sending?: Sending) {
    let next = 0;
    return {
      wait: (ms: number, signal: AbortSignal) => ports.call(() => this.time.wait(ms, signal)),
      now: this.time.now,
      clock: this.time.clock,
      random: () => 0.5,
      pace: { pauseMs: () => 0, took: () => undefined },
      onProgress: () => undefined,
      onBatch: () => undefined,
      post: async (body: string, signal: AbortSignal) => {
        if (signal.aborted) return { kind: 'not-started' } as const;
        const exchange = await ports.call(() => this.post(body, sending?.replies[next++] ?? { kind: 'ok' }));
        if (exchange.kind === 'answered') this.witness.answers(exchange.answer.status, exchange.answer.body);
        return exchange;
      },
    };
  }

  private readPort(ports: MortalPorts, { unread }: Fate): ReadPort {
    let reads = 0;
    return (codes, activityStates, signal) => {
      reads++;
      const getAll = async (query: { readonly codes: readonly string[] }) => {
        if (signal.aborted) return { kind: 'not-started' } as const;
        return ports.call(async () =>
          reads === unread
            ? ({ kind: 'answered', answer: { status: 401, body: '{"Message":"No"}' } } as const)
            : this.mews.getAll({ ...query, activityStates }),
        );
      };
      return readPrograms(codes, { activityStates }, { ...this.world(ports), getAll, tokens: [] }, signal);
    };
  }

  private async post(body: string, reply: Reply): Promise<Exchange> {
    const sent: readonly LoyaltyProgram[] = JSON.parse(body).LoyaltyPrograms;
    const { baseline } = await this.witness.arrives(this.writing, sent, this.operation, reply);
    // Without a baseline nobody can tell what a refused request created: the one gap that is left.
    const isGap = reply.kind === 'refused-at-work' && baseline === undefined;
    return this.mews.add(sent, this.writing, isGap ? { kind: 'refused' } : reply);
  }

  private mortalJournal(ports: MortalPorts, run: RunJournal): RunJournal {
    this.writing = run.runId;
    const journal = ports.journal(run, this.folder.pathOf(run.runId));
    return {
      ...journal,
      append: async (entry: JournalEntry) => {
        await journal.append(entry);
        this.witness.writes(run.runId, entry);
      },
      rescue: async (entries) => {
        const file = await journal.rescue(entries);
        for (const entry of entries) this.witness.writes(run.runId, entry);
        return file;
      },
    };
  }

  private async reopen(ports: MortalPorts, runId: string): Promise<{ journal: RunJournal; run: Run }> {
    const { journal, file } = await this.folder.journal.reopen(runId, { pid: this.operation, host: 'here' });
    const run = runOf(file.records, file.end === 'damaged');
    assert.ok(run);
    return { journal: this.mortalJournal(ports, journal), run };
  }
}
