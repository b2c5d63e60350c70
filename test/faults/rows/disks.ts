import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { JOURNAL_FULL } from '../../../src/submission/journalRefusal';
import { assertRun, CREATED, UNCERTAIN } from '../assertRun';
import { breakFiles, diskError } from '../diskFaults';
import { diskRow, nothingSent } from '../diskRow';
import { confirmed, refused } from '../expected';
import type { Expected, FaultRow } from '../faultRow';
import { sharedFolder } from '../sharedFolder';
import type { Stage } from '../stage';

/** The disk fails at a record. */
export const disks: readonly FaultRow[] = [
  ...['ENOSPC', 'EROFS', 'EIO', 'EDQUOT'].map((code, index) =>
    diskRow(
      `92${'abcd'[index]}`,
      `${code} when the record of the request is written`,
      code,
      { record: 'intent' },
      nothingSent(code),
    ),
  ),
  diskRow(
    '92e',
    'EIO when the record of the request is made durable',
    'EIO',
    { record: 'intent', atSync: true },
    nothingSent('EIO', 'no result'),
  ),
  diskRow('92f', 'ENOSPC when the record of the run is written', 'ENOSPC', { record: 'begin' }, nothingSent('ENOSPC')),
  {
    row: '92g',
    fault: 'EROFS where all windows meet: whether another one is adding can’t be told, so nothing is sent',
    async play(stage) {
      const locks = path.join(sharedFolder(), 'locks');
      stage.afterwards(breakFiles({ path: locks, calls: ['mkdir'], code: 'EROFS' }));
      await stage.add();
    },
    expected: {
      ...refused(''),
      says: [
        /^error: Nothing was sent: whether another window is adding programs can not be told, because the folder ".*locks" can not be written \(EROFS\)\.$/,
      ],
    },
  },
  diskRow(
    '92h',
    'ENOSPC when the record of what Mews had is written',
    'ENOSPC',
    { record: 'baseline' },
    nothingSent('ENOSPC'),
  ),
  diskRow(
    '92i',
    'the record of the run has no room for a request and what comes of it',
    JOURNAL_FULL,
    { record: 'intent' },
    {
      ...nothingSent(JOURNAL_FULL),
      says: [
        /^error: The record of this run is full, so nothing more was sent\. Add the programs of the file once more: they become a new run, and those that Mews has by now are left out\./,
      ],
      output: /The record of this run is full, so nothing more was sent\./,
    },
  ),
  rescueRow('93a', 'ENOSPC when the answer is written', 'ENOSPC', { record: 'answer' }),
  rescueRow('93b', 'EROFS when the answer is written', 'EROFS', { record: 'answer' }),
  rescueRow('93c', 'EIO when the answer is made durable', 'EIO', { record: 'answer', atSync: true }),
  rescueRow('93d', 'EIO when the result is written', 'EIO', { record: 'result' }),
  diskRow('93e', 'EIO when the end of the run is written', 'EIO', { record: 'end' }, confirmed()),
  {
    row: '93f',
    fault: 'ENOSPC when the answer to the first of two requests is written: the second is not sent',
    async play(stage) {
      await stage.setting('mewsLoyalty.batchSize', 1);
      await stage.breakDisk({ record: 'answer', strike: () => Promise.reject(diskError('ENOSPC')) });
      await stage.add();
      await assertIdsInDocument(stage);
      await assertRun(stage, { state: 'not-sent', created: 1, uncertain: 0, absent: 0 });
    },
    expected: {
      ...rescued('ENOSPC'),
      says: [
        /^error: Added 1 of 2 loyalty programs\. The record could not be written to disk \(ENOSPC\)\. The Ids are in the document that was opened: keep it\. Not sent: 1 loyalty program\. \[Show Programs\] \[Show Output\]$/,
      ],
    },
  },
  {
    row: '93g',
    fault:
      'ENOSPC when the answer is written, and in every other folder: the Ids stand in the document and in the output',
    async play(stage) {
      await stage.breakDisk({ record: 'answer', strike: () => Promise.reject(diskError('ENOSPC')) });
      stage.afterwards(breakFiles({ path: sharedFolder(), calls: ['appendFile'], code: 'ENOSPC' }));
      stage.afterwards(breakFiles({ path: tmpdir(), calls: ['appendFile'], code: 'ENOSPC' }));
      await stage.add();
      await assertIdsInDocument(stage);
      await assertRun(stage, UNCERTAIN);
    },
    expected: {
      ...rescued('ENOSPC'),
      output:
        /FIRST · Program FIRST · [0-9a-f-]{36}[\s\S]*could not be written \(ENOSPC\)\. Ids above that the tree does not show stand only here: copy them now\./,
    },
  },
  {
    row: '93h',
    fault:
      'ENOSPC when the answer is written, and the run is gone on with later: what was rescued is in its record again',
    async play(stage) {
      await stage.setting('mewsLoyalty.batchSize', 1);
      const release = await stage.breakDisk({ record: 'answer', strike: () => Promise.reject(diskError('ENOSPC')) });
      await stage.add();
      release();
      const file = path.join(sharedFolder(), 'rescued', `${(await stage.newestRun()).runId}.jsonl`);
      await readFile(file);
      await stage.sendRest();
      await assertRun(stage, CREATED);
      await assert.rejects(readFile(file), { code: 'ENOENT' });
    },
    expected: confirmed(1, {
      says: [
        /^error: Added 1 of 2 .*\(ENOSPC\)/,
        /^dialog: Add 1 loyalty program to /,
        /^information: Added 1 loyalty program to /,
      ],
      adds: 2,
    }),
  },
];

/** The Ids stand in a document, in the output, and in another folder, where the extension finds them. */
function rescueRow(row: string, fault: string, code: string, where: { record: string; atSync?: boolean }): FaultRow {
  return {
    row,
    fault: `${fault}: the Ids stand in a document, and the answer in another folder`,
    async play(stage) {
      await stage.breakDisk({ ...where, strike: () => Promise.reject(diskError(code)) });
      await stage.add();
      await assertIdsInDocument(stage);
      await assertRun(stage, CREATED);
    },
    expected: rescued(code),
  };
}

function rescued(code: string): Expected {
  return {
    says: [
      new RegExp(
        `^error: The record could not be written to disk \\(${code}\\)\\. The Ids are in the document that was opened: keep it\\. \\[Show Programs\\] \\[Show Output\\]$`,
      ),
    ],
    output: new RegExp(
      `FIRST · Program FIRST · [0-9a-f-]{36}[\\s\\S]*could not be written \\(${code}\\)\\. Its last answer is kept in .*rescued`,
    ),
    journal: 'no result',
    adds: 1,
  };
}

/** A document that nobody has to save holds every Id that the sandbox gave. */
async function assertIdsInDocument(stage: Stage): Promise<void> {
  const text = vscode.workspace.textDocuments.find(({ isUntitled }) => isUntitled)?.getText() ?? '';
  assert.match(
    text,
    /^Ids that Mews gave for the connection "Fault", and that could not be written to disk: keep this text\./,
  );
  const programs = stage.sandbox.programs();
  assert(programs.length > 0);
  for (const { Code, Name, Id } of programs) assert(text.includes([Code, Name, Id].join('\t')), text);
}
