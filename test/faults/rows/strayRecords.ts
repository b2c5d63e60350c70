import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { testApi } from '../../vscode/extensionApi';
import { programsText } from '../../vscode/files';
import { outputOnce } from '../../vscode/output';
import { assertRun, CREATED, UNCERTAIN } from '../assertRun';
import { confirmed } from '../expected';
import type { FaultRow } from '../faultRow';
import { journalNames } from '../journalsOfRow';

const GIGABYTE = 1024 ** 3;

/** Something stands among the records that does not belong there: it is told, left as it is, and in nobody's way. */
export const strayRecords: readonly FaultRow[] = [
  {
    row: '94a',
    fault:
      'a byte in the middle of a record is damaged: what it told is uncertain, and its bytes are kept when it is gone on with',
    async play(stage) {
      const { journalFolder } = await (await testApi()).requested();
      await stage.add();
      const { runId } = await stage.newestRun();
      const file = path.join(journalFolder, `${runId}.jsonl`);
      const bytes = await readFile(file);
      bytes[bytes.indexOf('"kind":"answer"') + 1] = 0x21;
      // One byte more, which is no damage, tells that it is another text.
      await writeFile(file, Buffer.concat([bytes, Buffer.from('\n')]));
      await assertRun(stage, UNCERTAIN);
      await stage.check();
      await assertRun(stage, CREATED);
      const kept = path.join(journalFolder, 'damaged');
      const copies = (await readdir(kept)).filter((name) => name.startsWith(runId));
      assert.equal(copies.length, 1);
      assert.deepEqual(await readFile(path.join(kept, copies[0] ?? '')), Buffer.concat([bytes, Buffer.from('\n')]));
    },
    expected: {
      says: [/^information: Added 2/, /^information: Found in Mews: 2 loyalty programs\./],
      journal: 'no result',
      adds: 1,
    },
  },
  {
    row: '94g',
    fault: 'a byte of the first record is damaged: the run is told, and its record left as it is',
    async play(stage) {
      const { journalFolder, tree } = await (await testApi()).requested();
      await stage.add();
      const { runId } = await stage.newestRun();
      const file = path.join(journalFolder, `${runId}.jsonl`);
      const bytes = Buffer.concat([await readFile(file), Buffer.from('\n')]);
      bytes[30] = 0x21;
      await writeFile(file, bytes);
      const [row] = await tree.getChildren();
      assert.equal(row && tree.getTreeItem(row).label, 'Damaged record');
      await stage.add(programsText('THIRD', 'FOURTH'));
      assert.deepEqual(await readFile(file), bytes);
    },
    expected: confirmed(2, { says: [/^information: Added 2/, /^information: Added 2/], adds: 2, torn: 2 }),
  },
  strayRow('94b', 'an empty record', (stray) => writeFile(stray, ''), false),
  strayRow('94c', 'a record that somebody else wrote', (stray) => writeFile(stray, '{"hello":1}\n')),
  strayRow('94d', 'a folder that is named as a record', (stray) => mkdir(stray), false),
  strayRow('94e', 'a record of 1 GB', async (stray) => {
    await writeFile(stray, '');
    await truncate(stray, GIGABYTE);
  }),
  strayRow('94f', 'a record of a newer version', async (stray, folder) => {
    const last = (await journalNames()).at(-1) ?? '';
    const text = await readFile(path.join(folder, last), 'utf8');
    await writeFile(stray, text.replaceAll('"v":2', '"v":3'));
  }),
];

function strayRow(
  row: string,
  what: string,
  put: (stray: string, folder: string) => Promise<unknown>,
  isTold = true,
): FaultRow {
  return {
    row,
    fault: `among the records there is ${what}`,
    async play(stage) {
      const { journalFolder, tree } = await (await testApi()).requested();
      const stray = path.join(journalFolder, `stray-${row}.jsonl`);
      await stage.add();
      await put(stray, journalFolder);
      try {
        const { size, mtimeMs } = await stat(stray);
        const connections = await tree.getChildren();
        assert(connections.length > 0, 'the other records are not shown');
        if (isTold) await outputOnce(`The record of a run can't be read and is left as it is: stray-${row}`);
        await stage.add(programsText('THIRD', 'FOURTH'));
        const after = await stat(stray);
        assert.deepEqual([after.size, after.mtimeMs], [size, mtimeMs]);
      } finally {
        await rm(stray, { recursive: true });
      }
    },
    expected: confirmed(2, { says: [/^information: Added 2/, /^information: Added 2/], adds: 2 }),
  };
}
