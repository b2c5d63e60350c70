import assert from 'node:assert/strict';
import type { Fault } from '../../sandbox/fault';
import { confirmed, unread } from '../expected';
import type { FaultRow } from '../faultRow';
import type { Stage } from '../stage';

const READ = 'loyaltyPrograms/getAll';
const JSON_TYPE = { 'Content-Type': 'application/json' };

type ReadFault = Exclude<Fault, { readonly kind: 'resetOnConnection' }>;

/** The read before an add fails: what passes is tried again, and else the person is asked whether to go on without. */
export const brokenReads: readonly FaultRow[] = [
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
    'A web page came in place of an answer of Mews \\(status 200\\)',
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
];

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
