import { assertRun, CREATED } from '../assertRun';
import { confirmed, READS_BEFORE_ADD, rejected, throttled } from '../expected';
import type { FaultRow } from '../faultRow';
import { mewsRow } from '../refusalRow';

const READ = 'loyaltyPrograms/getAll';
const NOT_ALLOWED = 'A rule of Mews does not allow this \\(403\\)\\.';
const ADDED = /^information: Added 2 loyalty programs to /;

/** What is done after Mews refused a request: a look whether it is so, smaller requests, the rest later. */
export const afterRefusals: readonly FaultRow[] = [
  {
    row: '49e',
    fault: '413 of Mews, and the person sends smaller requests',
    async play(stage) {
      stage.fault({ kind: 'error', status: 413, message: 'Too large' });
      await stage.endAndPress(() => stage.add(), 'Send Smaller Requests', ADDED);
      await assertRun(stage, CREATED);
    },
    expected: confirmed(2, {
      says: [
        /^error: The request is too large for Mews \(413\).* \[Send Smaller Requests\] \[Show Output\]$/,
        /^dialog: Add 2 loyalty programs to .* Sent as 2 requests, one after another\. \[Add 2 Programs\]$/,
        ADDED,
      ],
      output: /Mews created 1 [\s\S]*Mews created 1 /,
      adds: 3,
    }),
  },
  mewsRow('51a', 403, `${NOT_ALLOWED}.*`, undefined, 1),
  mewsRow('51b', 409, 'Data in Mews changed meanwhile \\(409\\)\\.', undefined, 1),
  {
    row: '51c',
    fault: '403 of Mews, and one of the programs was created all the same: a look finds it',
    async play(stage) {
      stage.fault({ kind: 'error', status: 403, message: 'No', commit: 1 });
      await stage.add();
      await assertRun(stage, { state: 'rejected', created: 1, uncertain: 0, absent: 0 });
    },
    expected: {
      ...rejected(NOT_ALLOWED),
      says: [
        /^error: A rule of Mews does not allow this \(403\)\. Mews says: "No"\. Mews has 1 loyalty program of it all the same\. \(RequestId [^ )]+\) \[Show Programs\] \[Show Output\]$/,
      ],
      output: /Created, although Mews refused the request: FIRST · Program FIRST · [0-9a-f-]{36}/,
    },
  },
  {
    row: '51d',
    fault: '409 of Mews, and all programs were created all the same: a look finds them',
    async play(stage) {
      stage.fault({ kind: 'error', status: 409, message: 'No', commit: true });
      await stage.add();
      await assertRun(stage, CREATED);
    },
    expected: {
      ...rejected(''),
      says: [/^information: Added 2 loyalty programs to /],
      output: /Created, although Mews refused the request: SECOND · Program SECOND · [0-9a-f-]{36}/,
    },
  },
  {
    row: '51e',
    fault: '403 of Mews, and the look after it fails',
    async play(stage) {
      stage.fault({ kind: 'error', status: 403, message: 'No' });
      stage.sandbox.fault({ kind: 'error', status: 500, operation: READ, skip: READS_BEFORE_ADD, times: 'always' });
      await stage.add();
    },
    expected: rejected(NOT_ALLOWED),
  },
  {
    row: '52b',
    fault: '408, the programs were not created, and the person sends smaller requests after a check',
    async play(stage) {
      stage.fault({ kind: 'error', status: 408, message: 'Timeout' });
      await stage.add();
      await stage.endAndPress(() => stage.check(), 'Send Smaller Requests', ADDED);
      await assertRun(stage, CREATED);
    },
    expected: confirmed(2, {
      says: [
        /^error: The request took Mews too long \(408\)\..* \[Check\] \[Show Output\]$/,
        /^warning: Not found in two looks, .* \[Send Smaller Requests\] \[Show Programs\]$/,
        /^dialog: Send 2 loyalty programs to .* again\? .* Sent as 2 requests, .*they would be there twice\. \[Send 2 Again\]$/,
        ADDED,
      ],
      output: /Mews created 1 [\s\S]*Mews created 1 /,
      adds: 3,
    }),
  },
  {
    row: '57b',
    fault: '429 five times, and the person adds the rest when Mews takes requests again',
    async play(stage) {
      stage.fault({ kind: 'error', status: 429, message: 'Too many', times: 5, headers: { 'Retry-After': '1' } });
      await stage.endAndPress(() => stage.add(), 'Add the Rest', ADDED);
      await assertRun(stage, CREATED);
    },
    expected: confirmed(2, {
      says: [...throttled().says, /^dialog: Add 2 loyalty programs to .* \[Add 2 Programs\]$/, ADDED],
      adds: 6,
    }),
  },
];
