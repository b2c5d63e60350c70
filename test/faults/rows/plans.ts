import assert from 'node:assert/strict';
import type { Fault } from '../../sandbox/fault';
import { sandboxClient } from '../../sandbox/sandboxClient';
import { programsText } from '../../vscode/files';
import { confirmed, READS_BEFORE_ADD, refused, unread } from '../expected';
import type { Expected, FaultRow } from '../faultRow';
import { setMonotonicClock } from '../monotonicClock';
import type { Stage } from '../stage';

const READ = 'loyaltyPrograms/getAll';
const ADDED = /^information: Added 2 loyalty programs to .*\. \[Show Programs\] \[Show Output\]$/;
const JSON_TYPE = { 'Content-Type': 'application/json' };

type ReadFault = Exclude<Fault, { readonly kind: 'resetOnConnection' }>;

/** What Mews has is read before every add, and the person asked where something is not plain. */
export const plans: readonly FaultRow[] = [
  {
    row: '104a',
    fault: 'Mews has both programs already: the first button sends nothing',
    async play(stage) {
      exist(stage, 'FIRST', 'SECOND');
      await stage.add();
      assert.equal(stage.sandbox.programs().length, 2);
    },
    expected: asked('Nothing new for .*New: 0 In Mews already, and the same: 2', '[Show Preview] [Add All 2]'),
  },
  {
    row: '104b',
    fault: 'Mews has one of the programs already: it is left out',
    async play(stage) {
      exist(stage, 'SECOND');
      await stage.add();
      assert.deepEqual(codes(stage), ['SECOND', 'FIRST']);
    },
    expected: askedAnd(
      'Add 1 loyalty program to .*New: 1 In Mews already, and the same: 1',
      '[Add 1, Skip 1] [Add All 2]',
      /^information: Added 1 loyalty program to .*\. Left out: 1 loyalty program\. \[Show Programs\]/,
    ),
  },
  {
    row: '104c',
    fault: 'Mews has one of the programs already, and the person wants it a second time',
    async play(stage) {
      exist(stage, 'SECOND');
      stage.window.answer(({ modal }) => (modal ? 'Add All 2' : undefined));
      await stage.add();
      assert.deepEqual(codes(stage), ['SECOND', 'FIRST', 'SECOND']);
    },
    expected: askedAnd('Add 1 loyalty program to ', '[Add 1, Skip 1] [Add All 2]', ADDED),
  },
  {
    row: '104d',
    fault: 'Mews has another program with one of the Codes',
    async play(stage) {
      existAs(stage, 'SECOND', 'Another Name');
      await stage.add();
      assert.deepEqual(codes(stage), ['SECOND', 'FIRST']);
    },
    expected: askedAnd(
      'Add 1 loyalty program to .*New: 1 In Mews already, but not the same: 1',
      '[Add 1, Skip 1] [Add All 2]',
      /^information: Added 1 /,
    ),
  },
  {
    row: '104e',
    fault: 'Mews has one of the programs already, and the person leaves the question',
    async play(stage) {
      exist(stage, 'SECOND');
      stage.window.answer(() => undefined);
      await stage.add();
      assert.deepEqual(codes(stage), ['SECOND']);
    },
    expected: asked('Add 1 loyalty program to ', '[Add 1, Skip 1] [Add All 2]'),
  },
  {
    row: '104f',
    fault: 'Mews had both programs, and they are deleted: they are new, and nothing is asked',
    async play(stage) {
      exist(stage, 'FIRST', 'SECOND');
      const LoyaltyProgramIds = stage.sandbox.programs().map(({ Id }) => Id);
      await sandboxClient(stage.sandbox).call('loyaltyPrograms/delete', { LoyaltyProgramIds });
      await stage.add();
      assert.deepEqual(codes(stage), ['FIRST', 'SECOND', 'FIRST', 'SECOND']);
    },
    expected: confirmed(),
  },
  {
    row: '104g',
    fault: 'a Code stands twice in the file: the question names it',
    async play(stage) {
      await stage.setting('mewsLoyalty.confirm', 'always');
      await stage.add(programsText('TWIN', 'TWIN'));
    },
    expected: askedAnd(
      'Add 2 loyalty programs to .*Codes that stand more than once in the file: 1 loyalty program',
      '[Add 2 Programs]',
      ADDED,
    ),
  },
  {
    row: '105a',
    fault: 'the token may not read: it is told in the output, and the programs are added',
    play: (stage) => addMeeting(stage, { kind: 'error', status: 401, message: 'No permission' }),
    expected: confirmed(2, {
      output: /the token may not read them \(401\)\. Mews says: "No permission"\.[\s\S]*created 2/,
    }),
  },
  {
    row: '105b',
    fault: 'the token may not read, and what becomes of the programs is lost: what is there is never taken for ours',
    async play(stage) {
      stage.fault({ kind: 'resetAfterRequest', commit: true });
      await addMeeting(stage, { kind: 'error', status: 401, message: 'No permission' });
      await stage.check();
      const { alike, created } = await stage.newestRun();
      assert.deepEqual([alike.length, created.length], [2, 0]);
    },
    expected: {
      says: [
        /^error: The connection was lost .*\[Check\] \[Show Output\]$/,
        /^warning: With the same Code, but perhaps not yours: 2 loyalty programs\. \[Decide\] \[Show Programs\]$/,
      ],
      journal: 'unknown',
      adds: 1,
    },
  },
  brokenRow(
    '106a',
    'an error of Mews (500), each time',
    { kind: 'error', status: 500, times: 'always' },
    'Mews failed with',
  ),
  brokenRow(
    '106b',
    'a page of somebody else',
    { kind: 'answer', status: 200, headers: { 'Content-Type': 'text/html' }, body: '<html>Log in</html>' },
    'The answer \\(status 200\\) is not one of Mews',
  ),
  brokenRow(
    '106c',
    'a pause of hours (429)',
    { kind: 'error', status: 429, headers: { 'Retry-After': '9999' } },
    'Mews takes no more requests for now \\(429\\)\\.',
  ),
  brokenRow(
    '106d',
    'an answer that breaks off, each time',
    { kind: 'cut', framing: 'contentLength', times: 'always' },
    'The answer broke off',
  ),
  brokenRow(
    '106e',
    'a connection that is reset, each time',
    { kind: 'resetAfterRequest', times: 'always' },
    'The connection was lost',
  ),
  brokenRow(
    '106f',
    'a Cursor that comes again and again',
    {
      kind: 'answer',
      status: 200,
      headers: JSON_TYPE,
      body: '{"LoyaltyPrograms":[],"Cursor":"round"}',
      times: 'always',
    },
    'The answer \\(status 200\\) is not one of Mews',
  ),
  brokenRow(
    '106g',
    'a program without an Id',
    { kind: 'answer', status: 200, headers: JSON_TYPE, body: '{"LoyaltyPrograms":[{"Code":"FIRST"}],"Cursor":null}' },
    'The answer \\(status 200\\) is not one of Mews',
  ),
  {
    row: '106h',
    fault: 'the read before meets no answer, until the deadline, each time, and the person doesn’t go on',
    async play(stage) {
      const timers = stage.holdTimers();
      stage.window.answer(() => undefined);
      stage.sandbox.fault({ kind: 'hold', operation: READ, times: 'always' });
      const added = stage.add();
      await stage.sandbox.whenReceived(READ);
      timers.passDeadlines();
      await added;
      assert.equal(stage.pauses.made.length, 2);
    },
    expected: unread('Mews did not answer in time\\.', { says: [], journal: 'no run', adds: 0 }),
  },
  againRow('106i', 'one error of Mews (503)', { kind: 'error', status: 503 }),
  againRow('106j', 'one answer that breaks off', { kind: 'cut', framing: 'chunked' }),
  {
    ...againRow('106k', 'one 429 with a pause of 7 seconds', {
      kind: 'error',
      status: 429,
      headers: { 'Retry-After': '7' },
    }),
    async play(stage) {
      await addMeeting(stage, { kind: 'error', status: 429, headers: { 'Retry-After': '7' } });
      assert.deepEqual(stage.pauses.made, [7000]);
    },
  },
  {
    row: '107a',
    fault: 'the person cancels while Mews is asked what it has',
    async play(stage) {
      stage.sandbox.fault({ kind: 'hold', operation: READ });
      const added = stage.add();
      await stage.window.whenShown(/^progress: Mews: looking for programs that exist already…$/);
      stage.window.cancel();
      await added;
    },
    expected: { ...refused(''), says: [/^information: Cancelled before anything was sent\.$/] },
  },
  {
    row: '107b',
    fault: 'the person cancels in a pause before Mews is asked again',
    async play(stage) {
      const pausing = stage.pauses.hold();
      stage.sandbox.fault({ kind: 'error', status: 500, operation: READ });
      const added = stage.add();
      await pausing;
      await stage.window.whenCancellable();
      stage.window.cancel();
      await added;
      assert.equal(reads(stage), 1);
    },
    expected: { ...refused(''), says: [/^information: Cancelled before anything was sent\.$/] },
  },
  {
    row: '108a',
    fault: 'the question stays open for a minute, and somebody adds one of the programs meanwhile: it is put again',
    play: (stage) => addAfterAMinute(stage, () => exist(stage, 'SECOND')),
    expected: {
      ...confirmed(1),
      says: [
        /^dialog: Add 2 loyalty programs to /,
        /^dialog: Add 1 loyalty program to .*In Mews already, and the same: 1 \[Add 1, Skip 1\] \[Add All 2\]$/,
        /^information: Added 1 loyalty program to .*\. Left out: 1 /,
      ],
    },
  },
  {
    row: '108b',
    fault: 'the question stays open for a minute, and nothing has changed: it is not put again',
    async play(stage) {
      await addAfterAMinute(stage, () => undefined);
      assert.equal(reads(stage), 2 * READS_BEFORE_ADD);
    },
    expected: askedAnd('Add 2 loyalty programs to ', '[Add 2 Programs]', ADDED),
  },
  {
    row: '108c',
    fault: 'the question stays open for a minute, and Mews can’t be reached any more',
    play: (stage) =>
      addAfterAMinute(stage, () =>
        stage.sandbox.fault({ kind: 'error', status: 500, operation: READ, times: 'always' }),
      ),
    expected: {
      ...confirmed(),
      says: [
        /^dialog: Add 2 loyalty programs to /,
        /^dialog: Add 2 loyalty programs to .*Existing programs could not be checked\. Mews failed with/,
        ADDED,
      ],
    },
  },
];

function asked(question: string, buttons: string): Expected {
  return { ...refused(''), says: [dialog(question, buttons)] };
}

function askedAnd(question: string, buttons: string, then: RegExp): Expected {
  return { says: [dialog(question, buttons), then], journal: 'confirmed', adds: 1 };
}

function dialog(question: string, buttons: string): RegExp {
  return new RegExp(`^dialog: ${question}.* ${buttons.replace(/[[\]]/g, '\\$&')}$`);
}

/** Somebody created programs before. */
function exist(stage: Stage, ...codesThere: readonly string[]): void {
  for (const Code of codesThere) existAs(stage, Code, `Program ${Code}`);
}

function existAs(stage: Stage, Code: string, Name: string): void {
  stage.sandbox.addProgram({ Name, Code, Type: 'Hotel', Subscription: 'Free' });
}

function codes(stage: Stage): readonly string[] {
  return stage.sandbox.programs().map(({ Code }) => Code);
}

function reads(stage: Stage): number {
  return stage.sandbox.seen.filter(({ operation }) => operation === READ).length;
}

async function addMeeting(stage: Stage, fault: ReadFault): Promise<void> {
  stage.sandbox.fault({ ...fault, operation: READ });
  await stage.add();
}

/** The person is asked although the setting doesn't ask for it, and goes on. */
function brokenRow(row: string, what: string, fault: ReadFault, why: string): FaultRow {
  return {
    row,
    fault: `the read before meets ${what}, and the person goes on`,
    async play(stage) {
      await addMeeting(stage, fault);
      assert.equal((await stage.newestRun()).baseline, undefined);
    },
    expected: unread(why, confirmed()),
  };
}

/** Something that passes is no reason to ask the person. */
function againRow(row: string, what: string, fault: ReadFault): FaultRow {
  return {
    row,
    fault: `the read before meets ${what}: it is asked again by itself`,
    async play(stage) {
      await addMeeting(stage, fault);
      assert.equal(reads(stage), 2);
    },
    expected: confirmed(),
  };
}

/** Lets something happen while the question is open, and a minute pass. */
async function addAfterAMinute(stage: Stage, meanwhile: () => void): Promise<void> {
  await stage.setting('mewsLoyalty.confirm', 'always');
  let asked = 0;
  stage.window.answer(({ modal }, [first]) => {
    if (!modal) return undefined;
    if (++asked === 1) {
      meanwhile();
      stage.afterwards(setMonotonicClock(60_000));
    }
    return first;
  });
  await stage.add();
}
