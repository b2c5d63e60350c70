import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { indexesOf } from '../../src/submission/itemRanges';
import { Journal } from '../../src/submission/journal';
import { type CreatedItem, runOf } from '../../src/submission/run';
import type { MewsSandbox } from '../sandbox/mewsSandbox';
import { sandboxTokens } from '../sandbox/sandboxTokens';
import { tokenLeaks } from '../sandbox/tokenLeaks';
import type { FastWorld } from './fastTime';
import type { EndedPerson } from './startPerson';

/** What Mews has at the end, held against what the journal says. The first three lists have to be empty. */
export interface Truth {
  /** Codes that Mews has more than once. */
  readonly duplicates: readonly string[];
  /** Ids that Mews gave and no journal has. */
  readonly missing: readonly string[];
  /** Everything else that is not as it was promised, a sentence each. */
  readonly offences: readonly string[];
  /** How many Ids a check found. */
  readonly foundByCheck: number;
  /**
   * The longest time between an intent on its way to the disk and its programs being there, in our ms: a quiet period is only one
   * where it is longer than that.
   */
  readonly latestWorkMs: number;
  /** What happened when, for whoever has to find out why something is wrong. */
  readonly course: readonly string[];
}

interface Event {
  readonly atMs: number;
  readonly what: string;
}

interface Intent {
  readonly atMs: number;
  readonly codes: readonly string[];
}

/** Compares the two. */
export async function truthOf(
  folder: string,
  sandbox: MewsSandbox,
  people: readonly EndedPerson[],
  time: FastWorld,
): Promise<Truth> {
  const adds = sandbox.seen.filter(({ operation, text }) => operation === 'loyaltyPrograms/add' && text !== null);
  const { created, items, intents, events, offences } = await journalIn(folder, time);
  const programs = sandbox.programs();
  const codes = programs.map(({ Code }) => Code);
  const byId = new Map(programs.map((program) => [program.Id, program]));
  const ids = created.map(({ Id }) => Id);
  for (const { Id, Code } of created) {
    if (byId.get(Id)?.Code !== Code) offences.push(`The journal has ${Id} for ${Code}, Mews has not`);
  }
  if (new Set(ids).size !== ids.length) offences.push('The journal has an Id twice');
  if (ids.length !== items || new Set(created.map(({ index }) => index)).size !== items) {
    offences.push(`The journal has ${ids.length} Ids for ${items} items`);
  }
  if (new Set(codes).size !== items) offences.push(`Mews has ${new Set(codes).size} of ${items} Codes`);
  if (adds.length > intents.length) offences.push(`${adds.length} requests came of ${intents.length} intents`);
  for (const { how, output } of people) {
    if (how === 'failed') offences.push(`A process failed: ${output.slice(-1500)}`);
    if (Object.values(sandboxTokens).some((token) => output.includes(token))) offences.push('A token was printed');
  }
  const { leaks } = await tokenLeaks(folder);
  offences.push(...leaks.map((file) => `A token stands in ${path.relative(folder, file)}`));
  const toDateMs = (monotonicMs: number) => monotonicMs + Date.now() - performance.now();
  const works = adds.map(({ time: arrived, doneTime, text }) => {
    const codes = codesIn(text ?? '').join();
    const arrivedMs = toDateMs(arrived);
    const doneMs = toDateMs(doneTime ?? arrived);
    const intent = intents.findLast((each) => each.codes.join() === codes && each.atMs <= arrivedMs + 1);
    return { codes, arrivedMs, doneMs, workMs: doneMs - (intent?.atMs ?? arrivedMs) };
  });
  return {
    duplicates: [...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))],
    missing: programs.map(({ Id }) => Id).filter((id) => !ids.includes(id)),
    offences,
    foundByCheck: created.filter(({ via }) => via === 'check').length,
    latestWorkMs: Math.max(0, ...works.map(({ workMs }) => workMs)),
    course: courseOf([
      ...events,
      ...works.map(({ codes, arrivedMs }) => ({ atMs: arrivedMs, what: `Mews was asked for ${codes}` })),
      ...works.map(({ codes, doneMs }) => ({ atMs: doneMs, what: `Mews has ${codes}` })),
    ]),
  };
}

async function journalIn(folder: string, { epochMs, factor }: FastWorld) {
  const offences: string[] = [];
  const created: CreatedItem[] = [];
  const journal = new Journal(path.join(folder, 'journal'), {
    now: () => new Date(),
    rescueFolders: [path.join(folder, 'rescue')],
  });
  const events: Event[] = [];
  const intents: Intent[] = [];
  let [items, runs] = [0, 0];
  for (const runId of await journal.runIds()) {
    const { records, end } = await journal.read(runId);
    const run = runOf(records, end === 'damaged');
    // One that was killed before its beginning stood in it: nothing was sent from it.
    if (!run) continue;
    runs++;
    items += run.begin.programs.length;
    created.push(...run.created);
    const sent = records.flatMap((record) => (record.kind === 'intent' ? [indexesOf(record.items)] : []));
    for (const record of records) {
      const atMs = epochMs + (Date.parse(record.at) - epochMs) / factor;
      events.push({ atMs, what: record.kind });
      if (record.kind !== 'intent') continue;
      const codes = indexesOf(record.items).flatMap((index) => run.begin.programs[index]?.Code ?? []);
      intents.push({ atMs, codes });
    }
    const unsent = run.created.filter(({ index }) => index === undefined || !sent.flat().includes(index));
    if (unsent.length > 0) offences.push(`Created without an intent: ${unsent.map(({ Code }) => Code)}`);
    if (run.state !== 'confirmed') offences.push(`The run is ${run.state}`);
    // Torn is the trace of a kill behind the last record that counts.
    if (end === 'damaged' || end === 'newer' || records.some(({ kind }) => kind === 'damage'))
      offences.push(`The journal is ${end}`);
  }
  if (runs !== 1) offences.push(`There are ${runs} runs`);
  const damaged = await readdir(path.join(folder, 'journal', 'damaged')).catch(() => []);
  if (damaged.length > 0) offences.push('A journal was taken for damaged');
  return { created, items, intents, events, offences };
}

/** What happened, in ms since the first of it. */
function courseOf(events: readonly Event[]): string[] {
  const inOrder = events.toSorted((a, b) => a.atMs - b.atMs);
  return inOrder.map(({ atMs, what }) => `${Math.round(atMs - (inOrder[0]?.atMs ?? 0))} ${what}`);
}

function codesIn(text: string): string[] {
  return [...text.matchAll(/"Code":"([^"]*)"/g)].map(([, code]) => code ?? '');
}
