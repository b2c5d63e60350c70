import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFile,
  chmod,
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { Journal } from '../../src/submission/journal';
import { journalLine } from '../../src/submission/journalLine';
import type { JournalRecord } from '../../src/submission/journalRecord';
import { parseJournal } from '../../src/submission/parseJournal';
import { runOf } from '../../src/submission/run';
import { answer, begin, intent, owner, recordsOf, result } from './journalEntries';
import { kindsOf, useJournals, WRITTEN_AT } from './useJournals';

describe('Journal, with records that a full disk sent elsewhere', () => {
  const { temporary, rescueFolders, journal, fileOf, rescueFileOf, write, writeAndRescue, quarantined, reopen } =
    useJournals();
  const idsOf = (records: readonly JournalRecord[]) => runOf(records)?.created.map(({ Id }) => Id);

  for (const bytesOfNext of [0, 1, 40]) {
    it(`are read with the run, and moved back when it is reopened (${bytesOfNext} bytes of them in its file)`, async () => {
      const runId = await writeAndRescue([begin, intent], bytesOfNext, [answer, result]);
      const read = await journal().read(runId);
      assert.equal(kindsOf(read.records), 'begin intent answer result');
      assert.deepEqual(idsOf(read.records), ['a1', 'a2']);
      const file = await reopen(runId);
      assert.deepEqual([kindsOf(file.records), file.end], ['begin intent answer result reopened', 'whole']);
      // As they were: when an answer came counts.
      assert.deepEqual(file.records.slice(0, 4), read.records);
      assert.deepEqual(parseJournal(await readFile(fileOf(runId))).records, file.records);
      await assert.rejects(stat(rescueFileOf(runId, 0)), { code: 'ENOENT' });
      assert.deepEqual(await quarantined(), []);
    });
  }

  it('count once where the disk has them in spite of its error', async () => {
    const runId = await writeAndRescue([begin, intent], 10_000, [answer, result]);
    const inFile = parseJournal(await readFile(fileOf(runId)));
    assert.equal(kindsOf(inFile.records), 'begin intent answer');
    assert.equal(kindsOf((await journal().read(runId)).records), 'begin intent answer result');
    assert.equal(kindsOf((await reopen(runId)).records), 'begin intent answer result reopened');
  });

  it('count once where the window ended before their file was taken away', async () => {
    const runId = await writeAndRescue([begin, intent], 0, [answer, result]);
    await copyFile(rescueFileOf(runId, 0), path.join(temporary(), 'kept'));
    await reopen(runId);
    await copyFile(path.join(temporary(), 'kept'), rescueFileOf(runId, 0));
    const kinds = 'begin intent answer result reopened';
    assert.equal(kindsOf((await journal().read(runId)).records), kinds);
    assert.equal(kindsOf((await reopen(runId)).records), `${kinds} reopened`);
  });

  it('are taken from the second folder', async () => {
    await writeFile(path.join(temporary(), 'one'), 'x');
    const runId = await writeAndRescue([begin, intent], 5, [answer]);
    await stat(rescueFileOf(runId, 1));
    assert.deepEqual(idsOf((await journal().read(runId)).records), ['a1', 'a2']);
    await rm(path.join(temporary(), 'one'));
    assert.equal(kindsOf((await reopen(runId)).records), 'begin intent answer reopened');
    await assert.rejects(stat(rescueFileOf(runId, 1)), { code: 'ENOENT' });
  });

  it('are put together where the first folder was full as well, in the middle', async () => {
    const runId = await writeAndRescue([begin, intent], 0, [answer, result]);
    const rescued = await readFile(rescueFileOf(runId, 0));
    await mkdir(rescueFolders()[1] ?? '');
    await writeFile(rescueFileOf(runId, 1), rescued);
    await writeFile(rescueFileOf(runId, 0), rescued.subarray(0, -20));
    assert.equal(kindsOf((await journal().read(runId)).records), 'begin intent answer result');
    assert.equal(kindsOf((await reopen(runId)).records), 'begin intent answer result reopened');
  });

  it('stay where they are as long as they can not be moved back', async () => {
    const runId = await writeAndRescue([begin, intent], 40, [answer, result]);
    const before = [await readFile(fileOf(runId)), await readFile(rescueFileOf(runId, 0))];
    await mkdir(`${fileOf(runId)}.new`);
    await assert.rejects(journal().reopen(runId, owner), { code: /^E/ });
    assert.deepEqual([await readFile(fileOf(runId)), await readFile(rescueFileOf(runId, 0))], before);
    assert.deepEqual(idsOf((await journal().read(runId)).records), ['a1', 'a2']);
  });

  it('are doubted and kept where they are damaged', async () => {
    const runId = await writeAndRescue([begin, intent], 0, [answer, result]);
    const bytes = await readFile(rescueFileOf(runId, 0));
    bytes.write('#', bytes.indexOf('\n') + 20);
    await writeFile(rescueFileOf(runId, 0), bytes);
    const read = await journal().read(runId);
    assert.deepEqual([kindsOf(read.records), read.end], ['begin intent answer', 'damaged']);
    const file = await reopen(runId);
    assert.equal(kindsOf(file.records), 'begin intent answer damage reopened');
    assert.deepEqual(runOf(file.records)?.openItems, []);
    assert.ok((await quarantined()).includes(bytes.toString('latin1')));
  });

  it('are kept where the file before them is damaged', async () => {
    const runId = await writeAndRescue([begin, intent], 0, [answer, result]);
    const rescued = await readFile(rescueFileOf(runId, 0), 'latin1');
    const bytes = await readFile(fileOf(runId));
    bytes.write('#', bytes.indexOf('\n') + 20);
    await writeFile(fileOf(runId), bytes);
    assert.equal((await journal().read(runId)).end, 'damaged');
    assert.equal(kindsOf((await reopen(runId)).records), 'begin damage reopened');
    assert.deepEqual((await quarantined()).toSorted(), [rescued, bytes.toString('latin1')].toSorted());
  });

  it('say that something is missing where the file before them is shorter than it was', async () => {
    const runId = await writeAndRescue([begin, intent], 0, [answer, result]);
    const bytes = await readFile(fileOf(runId));
    await writeFile(fileOf(runId), bytes.subarray(0, bytes.indexOf('\n') + 1));
    const read = await journal().read(runId);
    assert.deepEqual([kindsOf(read.records), read.end], ['begin', 'damaged']);
  });

  it('are left alone where a newer version wrote them', async () => {
    const runId = await writeAndRescue([begin, intent], 0, [answer, result]);
    const line = journalLine(JSON.parse(JSON.stringify({ ...recordsOf(begin)[0], v: 3, seq: 2 })));
    await writeFile(rescueFileOf(runId, 0), line);
    assert.equal((await journal().read(runId)).end, 'newer');
    await assert.rejects(journal().reopen(runId, owner));
    assert.equal(await readFile(rescueFileOf(runId, 0), 'utf8'), line);
  });

  it('are doubted where something unreadable stands at the end of the file before them', async () => {
    const runId = await writeAndRescue([begin, intent], 0, [answer, result]);
    await appendFile(fileOf(runId), 'x\n');
    const read = await journal().read(runId);
    assert.deepEqual([kindsOf(read.records), read.end], ['begin intent answer result', 'damaged']);
  });

  it('are left alone where a newer version wrote the file before them', async () => {
    const runId = await writeAndRescue([begin, intent], 0, [answer, result]);
    await appendFile(fileOf(runId), journalLine(JSON.parse(JSON.stringify({ ...recordsOf(begin)[0], v: 3, seq: 2 }))));
    const read = await journal().read(runId);
    assert.deepEqual([kindsOf(read.records), read.end], ['begin intent', 'newer']);
  });

  it('change nothing where they were cut off before the first one', async () => {
    const runId = await writeAndRescue([begin, intent], 0, [answer]);
    await writeFile(rescueFileOf(runId, 0), (await readFile(rescueFileOf(runId, 0))).subarray(0, 20));
    const read = await journal().read(runId);
    assert.deepEqual([kindsOf(read.records), read.end], ['begin intent', 'whole']);
  });

  it('are none where their folder is there without them, as after another run', async () => {
    await Promise.all(rescueFolders().map((folder) => mkdir(folder, { mode: 0o700 })));
    const runId = await write(journal(), begin, intent);
    assert.equal(kindsOf((await reopen(runId)).records), 'begin intent reopened');
    await appendFile(fileOf(runId), 'x\n');
    assert.equal(kindsOf((await reopen(runId)).records), 'begin intent reopened damage reopened');
    await journal().forget(runId);
    await assert.rejects(stat(fileOf(runId)), { code: 'ENOENT' });
  });

  it('are none where there is a file in the place of a folder above theirs', async () => {
    const runId = await write(journal(), begin);
    await writeFile(path.join(temporary(), 'file'), 'x');
    const below = new Journal(path.dirname(fileOf(runId)), {
      now: () => new Date(WRITTEN_AT),
      rescueFolders: [path.join(temporary(), 'file', 'rescued')],
    });
    assert.equal(kindsOf((await below.read(runId)).records), 'begin');
  });

  if (process.platform !== 'win32') {
    const elsewhere = () => path.join(temporary(), 'elsewhere');

    it('are not written through a link, nor where others can write, but to the next folder', async () => {
      const [first = '', second = ''] = rescueFolders();
      await mkdir(elsewhere());
      await symlink(elsewhere(), first);
      const runId = await writeAndRescue([begin, intent], 0, [answer]);
      assert.deepEqual([await readdir(elsewhere()), await readdir(second)], [[], [`${runId}.jsonl`]]);
      await rm(first);
      await mkdir(first);
      await chmod(first, 0o777);
      const other = await writeAndRescue([begin, intent], 0, [answer]);
      assert.deepEqual(
        [await readdir(first), (await readdir(second)).toSorted()],
        [[], [runId, other].map((id) => `${id}.jsonl`).toSorted()],
      );
    });

    it('are not believed behind a link, and what it leads to stays', async () => {
      const runId = await writeAndRescue([begin, intent], 0, [answer, result]);
      await rename(rescueFolders()[0] ?? '', elsewhere());
      await symlink(elsewhere(), rescueFolders()[0] ?? '');
      assert.equal(kindsOf((await journal().read(runId)).records), 'begin intent');
      assert.equal(kindsOf((await reopen(runId)).records), 'begin intent reopened');
      assert.deepEqual(await readdir(elsewhere()), [`${runId}.jsonl`]);
    });

    it('cost no journal where a link leads to the folder of the journals', async () => {
      const runId = await write(journal(), begin, intent, answer, result);
      await symlink(path.dirname(fileOf(runId)), rescueFolders()[0] ?? '');
      assert.deepEqual(idsOf((await reopen(runId)).records), ['a1', 'a2']);
      assert.deepEqual(idsOf((await journal().read(runId)).records), ['a1', 'a2']);
    });

    it('are read where they were written, also once others can write there', async () => {
      const runId = await writeAndRescue([begin, intent], 0, [answer, result]);
      await chmod(rescueFolders()[0] ?? '', 0o777);
      assert.deepEqual(idsOf((await reopen(runId)).records), ['a1', 'a2']);
    });

    it('are not taken for nothing, and stay, where they can not be read now', async () => {
      const runId = await writeAndRescue([begin, intent], 0, [answer, result]);
      const before = await readFile(fileOf(runId));
      await rm(rescueFileOf(runId, 0));
      await symlink(rescueFileOf(runId, 0), rescueFileOf(runId, 0));
      await assert.rejects(journal().read(runId), { code: 'ELOOP' });
      await assert.rejects(journal().reopen(runId, owner), { code: 'ELOOP' });
      assert.deepEqual(await readFile(fileOf(runId)), before);
    });

    it('are not taken for nothing where their folder can not be looked at', async () => {
      const runId = await write(journal(), begin);
      await symlink(elsewhere(), elsewhere());
      const within = new Journal(path.dirname(fileOf(runId)), {
        now: () => new Date(WRITTEN_AT),
        rescueFolders: [path.join(elsewhere(), 'rescued')],
      });
      await assert.rejects(within.read(runId), { code: 'ELOOP' });
    });

    it('are refused, not waited for, where a pipe is in their place', async () => {
      const runId = await writeAndRescue([begin, intent], 0, [answer, result]);
      await rm(rescueFileOf(runId, 0));
      execFileSync('mkfifo', [rescueFileOf(runId, 0)]);
      await assert.rejects(journal().read(runId), { message: 'This is not a file' });
    });
  }
});
