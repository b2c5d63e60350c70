import assert from 'node:assert/strict';
import type { Fault } from '../../sandbox/fault';
import { assertRun, CREATED, UNCERTAIN } from '../assertRun';
import type { Expected, FaultRow } from '../faultRow';
import { assertFound, program, then } from '../lostPrograms';
import type { Stage } from '../stage';

const READ = 'loyaltyPrograms/getAll';
const MAY_STILL = 'Existing programs could not be checked(\\. |: )';
const FOUND = /^information: Found in Mews: 2 loyalty programs\. The Ids are in the tree\. \[Show Programs\]$/;
type ReadFault = Exclude<Fault, { readonly kind: 'resetOnConnection' }>;

/** "Check Uncertain Programs" can not read what Mews has, or not all of it. */
export const brokenChecks: readonly FaultRow[] = [
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
    'A web page came in place of an answer of Mews \\(status 200\\)',
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
];

/** Adds the programs, whose answer gets lost. */
async function lose(stage: Stage, commit: boolean): Promise<void> {
  stage.fault({ kind: 'resetAfterRequest', commit });
  await stage.add();
}

function addMany(stage: Stage, count: number): void {
  for (let number = 0; number < count; number++)
    stage.sandbox.addProgram({ ...program('FIRST'), Name: `Other ${number}` });
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
