import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { assertNoTokenLeft } from '../canary/canary';
import { outputOnce, outputText } from '../vscode/output';
import type { Expected, FaultRow, JournalState } from './faultRow';
import type { FaultServer } from './faultServer';
import { heldLocks, lockedNames } from './heldLocks';
import { type JournalsOfRow, journalNames, journalsOfRow, setJournalsAside } from './journalsOfRow';
import { Stage } from './stage';

const TIME_TO_CLOSE_MS = 2_000;
const POLL_MS = 10;
/** The slowest row takes a few seconds, and ten times as long on a machine with other work. */
const MOST_TIME_MS = 40_000;

/** What came of a row. */
export interface PlayedRow {
  readonly row: string;
  readonly fault: string;
  readonly says: readonly string[];
  readonly journal: JournalState;
  readonly adds: number;
  /** What the row expects of the journal and of the requests: more than one value where the network decides. */
  readonly allowed: Pick<Expected, 'journal' | 'adds'>;
}

/** Plays a row and holds it against what it expects. Rejects where anything is otherwise. `onPlayed` hears of it in any case. */
export async function playRow(
  { row, fault, play, expected }: FaultRow,
  onPlayed: (played: PlayedRow) => void,
): Promise<void> {
  const journalsBefore = await journalNames();
  const locksBefore = await lockedNames();
  const outputBefore = outputText().length;
  const stage = await Stage.open(row);
  try {
    await inTime(play(stage));
    const journals = await journalsOfRow(journalsBefore);
    const says = stage.window.shown.filter(({ kind }) => kind !== 'progress').map(({ text }) => text);
    const played = {
      row,
      fault,
      says,
      journal: stateOf(journals),
      adds: stage.adds(),
      allowed: { journal: expected.journal, adds: expected.adds },
    };
    onPlayed(played);
    assertExpected(played, expected);
    assertJournals(journals, played, expected);
    const output = expected.output ? await outputOnce(expected.output, outputBefore) : outputText().slice(outputBefore);
    await assertNoTokenLeft([
      { where: 'the output', text: output },
      ...stage.window.shown.map(({ kind, text }) => ({ where: kind, text })),
      ...stage.process.uncaught.map((text) => ({ where: 'an error that nobody caught', text })),
      ...stage.servers.map((server) => ({ where: 'what a stranger got', text: server.strangersBytes?.() ?? '' })),
    ]);
    assert.deepEqual(await heldLocks(locksBefore), []);
    assert.deepEqual(await stage.process.openSockets(), []);
    for (const server of stage.servers) assert.equal(await leftOpen(server), 0, 'a connection was left open');
    assert.deepEqual(stage.process.uncaught, []);
  } finally {
    await stage.close();
    await setJournalsAside(journalsBefore);
  }
}

/** A row that hangs ends as well, before Mocha gives it up: what it has changed in the window is no concern of the next. */
async function inTime(playing: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The row hangs')), MOST_TIME_MS);
  });
  try {
    await Promise.race([playing, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The connections of a server that stay open. It hears of their end a little later than the client. */
async function leftOpen({ openSockets = () => 0 }: FaultServer): Promise<number> {
  for (let waited = 0; openSockets() > 0 && waited < TIME_TO_CLOSE_MS; waited += POLL_MS) await pause(POLL_MS);
  return openSockets();
}

function stateOf({ runs, records }: JournalsOfRow): JournalState {
  if (runs === 0) return 'no run';
  const last = records.findLast(({ kind }) => kind === 'result');
  return last ? (String(last.outcome) as JournalState) : 'no result';
}

function assertExpected(played: PlayedRow, { says, journal, adds }: Expected): void {
  assert.equal(played.says.length, says.length, `other messages than expected:\n${played.says.join('\n')}`);
  for (const [index, pattern] of says.entries()) assert.match(played.says[index] ?? '', pattern);
  assert([journal].flat().includes(played.journal), `the journal says ${played.journal}, not ${journal}`);
  const [least, most] = typeof adds === 'number' ? [adds, adds] : adds;
  assert(played.adds >= least && played.adds <= most, `the server saw ${played.adds} adds, not ${adds}`);
}

/** A line is whole or not there, and no request leaves without a record that it is about to. */
function assertJournals({ records, torn }: JournalsOfRow, { adds }: PlayedRow, expected: Expected): void {
  assert.equal(torn.length, expected.torn ?? 0, `lines that are no records: ${torn.join()}`);
  const intents = records.filter(({ kind }) => kind === 'intent').length;
  const own = adds - (expected.addsElsewhere ?? 0);
  assert(own <= intents, `${own} adds for ${intents} intents`);
}
