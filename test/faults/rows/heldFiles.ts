import assert from 'node:assert/strict';
import { appendFile, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { testApi } from '../../vscode/extensionApi';
import { programsText } from '../../vscode/files';
import { assertRun, CREATED, UNCERTAIN } from '../assertRun';
import { breakFiles } from '../diskFaults';
import { diskRow, nothingSent } from '../diskRow';
import { confirmed } from '../expected';
import type { FaultRow } from '../faultRow';

/** Another program holds a file of the records, as virus scanners on Windows do. */
export const heldFiles: readonly FaultRow[] = [
  diskRow(
    '95a',
    'EBUSY when the record of the request is written',
    'EBUSY',
    { record: 'intent' },
    nothingSent('EBUSY'),
  ),
  {
    row: '95b',
    fault: 'EPERM when the file of the run is made: another program holds the folder',
    async play(stage) {
      const { journalFolder } = await (await testApi()).requested();
      stage.afterwards(breakFiles({ path: journalFolder, calls: ['open'], code: 'EPERM' }));
      await stage.add();
    },
    expected: nothingSent('EPERM', 'no run'),
  },
  {
    row: '95c',
    fault: 'EBUSY when an earlier record is read: it is in nobody’s way, and there again when it is free',
    async play(stage) {
      await stage.add();
      const { runId } = await stage.newestRun();
      const { journalFolder } = await (await testApi()).requested();
      const file = path.join(journalFolder, `${runId}.jsonl`);
      // The size tells that it is another text, so that it is read again.
      await appendFile(file, '\n');
      const release = breakFiles({ path: file, calls: ['readFile'], code: 'EBUSY' });
      stage.afterwards(release);
      assert.deepEqual(await stage.runs(), []);
      await stage.add(programsText('THIRD', 'FOURTH'));
      release();
      await truncate(file, (await stat(file)).size - 1);
      assert.equal((await stage.runs()).length, 2);
    },
    expected: confirmed(2, { says: [/^information: Added 2 /, /^information: Added 2 /], adds: 2 }),
  },
  {
    row: '95d',
    fault: 'EBUSY when the file of an uncertain run is to be gone on with: nothing is done, and later it goes',
    async play(stage) {
      stage.fault({ kind: 'resetAfterRequest', commit: true });
      await stage.add();
      const { journalFolder } = await (await testApi()).requested();
      const release = breakFiles({ path: journalFolder, calls: ['open'], code: 'EBUSY' });
      stage.afterwards(release);
      await stage.check();
      await assertRun(stage, UNCERTAIN);
      release();
      await stage.check();
      await assertRun(stage, CREATED);
    },
    expected: {
      says: [
        /^error: The connection was lost .*\[Check\] \[Show Output\]$/,
        /^error: The record of this run could not be opened, so nothing was done\.$/,
        /^information: Found in Mews: 2 loyalty programs\./,
      ],
      output: /The record of the run \S+ could not be opened: EBUSY\b/,
      journal: 'unknown',
      adds: 1,
    },
  },
];
