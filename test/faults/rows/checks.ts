import assert from 'node:assert/strict';
import type { Fault } from '../../sandbox/fault';
import { sandboxClient } from '../../sandbox/sandboxClient';
import { assertRun, CREATED, UNCERTAIN } from '../assertRun';
import { unknown } from '../expected';
import type { Expected, FaultRow } from '../faultRow';
import { CODES, type Stage } from '../stage';

const READ = 'loyaltyPrograms/getAll';
const LOST = unknown('The connection was lost before Mews answered \\(ECONNRESET\\)\\.');
const MAY_STILL = 'Existing programs could not be checked(\\. |: )';
const FOUND = /^information: Found in Mews: 2 loyalty programs\. The Ids are in the tree\. \[Show Programs\]$/;
const ABSENT =
  /^warning: Not found in two looks, so very likely not created: 2 loyalty programs\. \[Send Them Again\] \[Show Programs\]$/;
const ALIKE = 'With the same Code, but perhaps not yours: 1 loyalty program\\.';
const MINE = /^dialog: Are these the programs that were sent\? .* \[They Are Mine\] \[They Are Not Mine\]$/;

type ReadFault = Exclude<Fault, { readonly kind: 'resetOnConnection' }>;

/** "Check Uncertain Programs": what became of programs whose answer never came. Nothing is posted by it. */
export const checks: readonly FaultRow[] = [
  unreadRow('64a', 'an error of Mews (500), each time', { kind: 'error', status: 500, times: 'always' }, 'Mews failed'),
  unreadRow(
    '64b',
    '429 with a pause of hours',
    { kind: 'error', status: 429, headers: { 'Retry-After': '9999' } },
    'Mews takes no more requests for now \\(429\\)\\.',
  ),
  {
    row: '64c',
    fault: 'a check meets no answer, until the deadline, each time',
    async play(stage) {
      await lose(stage, true);
      const timers = stage.holdTimers();
      stage.sandbox.fault({ kind: 'hold', operation: READ, times: 'always' });
      const checked = stage.check();
      await stage.sandbox.whenReceived(READ, 2);
      timers.passDeadlines();
      await checked;
      await assertRun(stage, UNCERTAIN);
    },
    expected: unread('Mews did not answer in time\\.'),
  },
  unreadRow(
    '64d',
    'a page of somebody else',
    { kind: 'answer', status: 200, headers: { 'Content-Type': 'text/html' }, body: '<html>Log in</html>' },
    'The answer \\(status 200\\) is not one of Mews',
  ),
  {
    row: '64e',
    fault: 'a check meets one error of Mews (503): it asks again by itself',
    async play(stage) {
      await lose(stage, true);
      stage.sandbox.fault({ kind: 'error', status: 503, operation: READ });
      await stage.check();
      await assertFound(stage);
    },
    expected: then(FOUND),
  },
  unreadRow(
    '64f',
    'an error of Mews (502) at the second look alone, each time',
    { kind: 'error', status: 502, skip: 1, times: 'always' },
    'Mews failed',
  ),
  settledRow('64g', 'They Are There', { ...CREATED, created: 0, state: 'confirmed' }),
  settledRow('64h', 'They Are Not There', { ...CREATED, created: 0, state: 'not-sent', absent: 2 }),
  {
    row: '64i',
    fault: 'a check is cancelled while it waits',
    async play(stage) {
      await lose(stage, true);
      const waiting = stage.pauses.hold();
      const checked = stage.check();
      await waiting;
      await stage.window.whenShown(/^progress: Mews: waiting until nothing more can come up in Mews: 120 s…$/);
      stage.window.cancel();
      await checked;
      await assertRun(stage, UNCERTAIN);
    },
    expected: then(/^information: The check was cancelled\. 2 loyalty programs may still have been created\.$/),
  },
  {
    row: '65a',
    fault: 'equal programs were there before, and ours were not created: those are not taken for ours',
    async play(stage) {
      addBehindTheBack(stage);
      await loseAll(stage, false);
      await stage.check();
      await assertRun(stage, { state: 'not-sent', created: 0, uncertain: 0, absent: 2 });
    },
    expected: afterAll(ABSENT),
  },
  {
    row: '65b',
    fault: 'equal programs were there before, and ours were created as well: ours are found',
    async play(stage) {
      addBehindTheBack(stage);
      await loseAll(stage, true);
      await stage.check();
      const [, , ...ours] = stage.sandbox.programs();
      assert.deepEqual(
        (await stage.newestRun()).created.map(({ Id }) => Id),
        ours.map(({ Id }) => Id),
      );
    },
    expected: afterAll(FOUND),
  },
  foreignRow('66a', 'They Are Not Mine', { state: 'not-sent', created: 0, uncertain: 0, absent: 2 }),
  foreignRow('66b', 'They Are Mine', { state: 'not-sent', created: 1, uncertain: 0, absent: 1 }),
  {
    row: '66c',
    fault: 'somebody else created an equal program beside ours: one Id each, and the other is told',
    async play(stage) {
      await lose(stage, true);
      addBehindTheBack(stage, 'FIRST');
      await stage.check();
      const { created } = await stage.newestRun();
      assert.deepEqual([created.length, new Set(created.map(({ Id }) => Id)).size], [2, 2]);
    },
    expected: then(
      /^information: Found in Mews: 2 loyalty programs\. The Ids are in the tree\. Mews has 1 loyalty program more under these Codes than were sent\. \[Show Programs\]$/,
    ),
  },
  {
    row: '67a',
    fault: 'the programs come up between the two looks; nothing can be sent again before',
    async play(stage) {
      stage.fault({ kind: 'resetAfterRequest', commit: true, commitDelayMs: 'release' });
      await stage.add();
      await stage.sendRest();
      const looked = stage.sandbox.whenReceived(READ, 2);
      const checked = stage.check();
      await looked;
      await stage.pauses.hold();
      stage.sandbox.release();
      stage.pauses.letGo();
      await checked;
      await assertFound(stage);
    },
    expected: {
      ...LOST,
      says: [...LOST.says, /^warning: Some of these programs are uncertain\. Check them first\.$/, FOUND],
    },
  },
  {
    row: '67b',
    fault: 'the programs come up after both looks, before they are sent again: they are not',
    async play(stage) {
      stage.fault({ kind: 'resetAfterRequest', commit: true, commitDelayMs: 'release' });
      await stage.add();
      await stage.check();
      await assertRun(stage, { state: 'not-sent', created: 0, uncertain: 0, absent: 2 });
      stage.sandbox.release();
      await stage.sendRest();
      await assertFound(stage);
    },
    expected: then(
      ABSENT,
      /^dialog: Send 2 loyalty programs to .* again\? .* Two looks did not find 2 of them in Mews\. .* \[Send 2 Again\]$/,
      /^information: 2 loyalty programs had come up in Mews meanwhile\. The Ids are in the tree, and nothing was sent\.$/,
    ),
  },
  {
    row: '67c',
    fault: 'the programs were not created, and are sent again after a question that names the risk',
    async play(stage) {
      await lose(stage, false);
      await stage.check();
      await stage.sendRest();
      await assertRun(stage, CREATED);
    },
    expected: {
      ...then(ABSENT, /^dialog: Send 2 loyalty programs to .* again\? .*\[Send 2 Again\]$/, /^information: Added 2 /),
      journal: 'confirmed',
      adds: 2,
    },
  },
  {
    row: '67d',
    fault: 'the programs were not created, and Mews can’t be asked before they are sent again: they are not',
    async play(stage) {
      await lose(stage, false);
      await stage.check();
      stage.sandbox.fault({ kind: 'error', status: 500, operation: READ, times: 'always' });
      await stage.sendRest();
      await assertRun(stage, { state: 'not-sent', created: 0, uncertain: 0, absent: 2 });
    },
    expected: then(
      ABSENT,
      /^dialog: Send 2 /,
      /^warning: Existing programs could not be checked\. Mews failed .* Nothing was sent\.$/,
    ),
  },
  {
    row: '68a',
    fault: '1,500 programs of somebody else came up under the Codes: all pages are read',
    async play(stage) {
      await lose(stage, true);
      addMany(stage, 1500);
      await stage.check();
      await assertFound(stage);
      assert.equal(stage.sandbox.seen.filter(({ operation }) => operation === READ).length, 1 + 2 * 2);
    },
    expected: then(
      /^information: Found in Mews: 2 .* Mews has 1500 loyalty programs more under these Codes than were sent\./,
    ),
  },
  unreadRow(
    '68b',
    'a Cursor that comes again and again',
    {
      kind: 'answer',
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ LoyaltyPrograms: [], Cursor: 'round' }),
      times: 'always',
    },
    'The answer \\(status 200\\) is not one of Mews',
  ),
  {
    row: '68c',
    fault: 'the first look gets an early end of the list: the second finds the rest',
    async play(stage) {
      await lose(stage, true);
      stage.sandbox.fault({
        kind: 'answer',
        operation: READ,
        status: 200,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ LoyaltyPrograms: [], Cursor: null }),
      });
      await stage.check();
      await assertFound(stage);
    },
    expected: then(FOUND),
  },
  unreadRow(
    '68d',
    'a program without an Id',
    { kind: 'changed', change: 'missingId', times: 'always' },
    'The answer \\(status 200\\) is not one of Mews',
  ),
  {
    row: '68e',
    fault: 'programs go between two pages, so that the Cursor names one that is not there',
    async play(stage) {
      await lose(stage, true);
      addMany(stage, 1500);
      stage.sandbox.fault({
        kind: 'error',
        operation: READ,
        status: 400,
        message: 'Invalid Limitation.Cursor',
        skip: 1,
      });
      await stage.check();
      await assertRun(stage, UNCERTAIN);
    },
    expected: unread('Mews did not accept the request \\(400\\)\\. Mews says: "Invalid Limitation\\.Cursor"\\.'),
  },
  {
    row: '69a',
    fault: 'Mews wrote a Code in small letters with a blank: the person decides',
    async play(stage) {
      await lose(stage, false);
      const body = JSON.stringify({
        LoyaltyPrograms: [{ ...program('FIRST'), Id: 'small', Code: ' first' }],
        Cursor: null,
      });
      const headers = { 'Content-Type': 'application/json' };
      stage.sandbox.fault({ kind: 'answer', operation: READ, status: 200, headers, body, times: 2 });
      await stage.check();
      const { alike, uncertainItems } = await stage.newestRun();
      assert.deepEqual([alike.map(({ Id }) => Id), uncertainItems], [['small'], [0]]);
    },
    expected: then(new RegExp(`^warning: ${ALIKE} Not found in two looks, .*: 1 .* \\[Decide\\] \\[Show Programs\\]$`)),
  },
  {
    row: '69b',
    fault: 'the programs were created, and deleted before the check: they are found all the same',
    async play(stage) {
      await lose(stage, true);
      const LoyaltyProgramIds = stage.sandbox.programs().map(({ Id }) => Id);
      await sandboxClient(stage.sandbox).call('loyaltyPrograms/delete', { LoyaltyProgramIds });
      assert(stage.sandbox.programs().every(({ ActivityState }) => ActivityState === 'Deleted'));
      await stage.check();
      await assertFound(stage);
    },
    expected: then(FOUND),
  },
];

/** Adds the programs, whose answer gets lost. */
async function lose(stage: Stage, commit: boolean): Promise<void> {
  stage.fault({ kind: 'resetAfterRequest', commit });
  await stage.add();
}

/** The same where Mews has such programs, and the person adds them all the same. */
async function loseAll(stage: Stage, commit: boolean): Promise<void> {
  stage.window.answer(({ modal }) => (modal ? 'Add All 2' : undefined));
  await lose(stage, commit);
}

function addBehindTheBack(stage: Stage, ...codes: string[]): void {
  for (const code of codes.length > 0 ? codes : CODES) stage.sandbox.addProgram(program(code));
}

function addMany(stage: Stage, count: number): void {
  for (let number = 0; number < count; number++)
    stage.sandbox.addProgram({ ...program('FIRST'), Name: `Other ${number}` });
}

function program(code: string) {
  return { Name: `Program ${code}`, Code: code, Type: 'Hotel', Subscription: 'Free' } as const;
}

async function assertFound(stage: Stage): Promise<void> {
  await assertRun(stage, CREATED);
  const found = new Set((await stage.newestRun()).created.map(({ Id }) => Id));
  const ours = stage.sandbox.programs().filter(({ Name }) => Name.startsWith('Program '));
  assert.deepEqual(found, new Set(ours.map(({ Id }) => Id)));
}

/** What is said after the programs were lost. */
function then(...says: readonly RegExp[]): Expected {
  return { ...LOST, says: [...LOST.says, ...says] };
}

function afterAll(...says: readonly RegExp[]): Expected {
  return { ...LOST, says: [/^dialog: Nothing new for .*\[Show Preview\] \[Add All 2\]$/, ...LOST.says, ...says] };
}

function unread(why: string): Expected {
  return then(
    new RegExp(
      `^warning: ${MAY_STILL}${why}.* 2 loyalty programs may still have been created\\. \\[I Looked in Mews\\]$`,
    ),
  );
}

/** Mews can't be asked: what was uncertain stays so. */
function unreadRow(row: string, what: string, fault: ReadFault, why: string): FaultRow {
  return {
    row,
    fault: `a check meets ${what}`,
    async play(stage) {
      await lose(stage, true);
      stage.sandbox.fault({ ...fault, operation: READ });
      await stage.check();
      await assertRun(stage, UNCERTAIN);
    },
    expected: unread(why),
  };
}

/** The token may not read: the person looks in Mews, and says what is there. */
function settledRow(row: string, answer: string, run: Parameters<typeof assertRun>[1]): FaultRow {
  return {
    row,
    fault: `a check meets a token that may not read, and the person who looked says "${answer}"`,
    async play(stage) {
      await lose(stage, true);
      stage.sandbox.fault({ kind: 'error', operation: READ, status: 401, message: 'No permission' });
      await stage.endAndPress(() => stage.check(), 'I Looked in Mews', /^dialog: What does Mews show/, answer);
      await stage.untilRun(({ state }) => state !== 'uncertain');
      await assertRun(stage, run);
    },
    expected: then(
      /^warning: Existing programs could not be checked: the token may not read them \(401\)\. Mews says: "No permission"\. .* \[I Looked in Mews\]$/,
      /^dialog: What does Mews show of these 2 loyalty programs\? FIRST · Program FIRST SECOND · Program SECOND \[They Are There\] \[They Are Not There\]$/,
    ),
  };
}

/** Somebody else created a program under one of the Codes meanwhile, with another Name; ours were not created. */
function foreignRow(row: string, answer: string, run: Parameters<typeof assertRun>[1]): FaultRow {
  return {
    row,
    fault: `somebody else created a program with our Code and another Name, and the person says "${answer}"`,
    async play(stage) {
      await lose(stage, false);
      stage.sandbox.addProgram({ ...program('FIRST'), Name: 'Somebody else’s' });
      await stage.endAndPress(() => stage.check(), 'Decide', MINE, answer);
      await stage.untilRun(({ state }) => state !== 'uncertain');
      await assertRun(stage, run);
    },
    expected: then(
      new RegExp(
        `^warning: ${ALIKE} Not found in two looks, .*: 1 loyalty program\\. \\[Decide\\] \\[Show Programs\\]$`,
      ),
      MINE,
    ),
  };
}
