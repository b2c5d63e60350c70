import assert from 'node:assert/strict';
import { appendFile, mkdir, readFile, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Journal } from '../../src/submission/journal';
import { MAX_JOURNAL_BYTES } from '../../src/submission/journalLimits';
import { journalLine } from '../../src/submission/journalLine';
import { answer, begin, end, intent, owner, recordsOf, result } from './journalEntries';
import { syncsIn } from './syncsIn';
import { kindsOf, useJournals, WRITTEN_AT } from './useJournals';

const entries = [begin, intent, answer, result, end] as const;

describe('Journal', () => {
  const { temporary, folder, journal, fileOf, rescueFileOf, write, place, writeAndRescue } = useJournals();

  describe('begin', () => {
    it('starts a file in which a record stands as soon as append resolves', async () => {
      const run = await journal().begin();
      for (const [index, entry] of entries.entries()) {
        await run.append(entry);
        const read = await journal().read(run.runId);
        assert.deepEqual(
          read.records,
          recordsOf(...entries.slice(0, index + 1)).map((record) => ({ ...record, at: WRITTEN_AT })),
        );
        assert.equal(read.end, 'whole');
      }
      await run.close();
    });

    it('is neither read nor reopened where it is larger than any run makes, however little stands in it', async () => {
      const runId = await write(journal(), begin);
      await truncate(fileOf(runId), MAX_JOURNAL_BYTES + 1);
      await assert.rejects(journal().read(runId), /larger than any journal/);
      await assert.rejects(journal().reopen(runId, owner), /larger than any journal/);
    });

    it('is not read without what had to be written elsewhere, where that is larger', async () => {
      const runId = await write(journal(), begin);
      const rescued = rescueFileOf(runId, 1);
      await mkdir(path.dirname(rescued), { recursive: true });
      await writeFile(rescued, '');
      await truncate(rescued, MAX_JOURNAL_BYTES + 1);
      await assert.rejects(journal().read(runId), /larger than any journal/);
      await assert.rejects(journal().reopen(runId, owner), /larger than any journal/);
    });

    it('names runs after their time, so that they sort by age', async () => {
      const times = ['2026-08-01T12:00:00.000Z', '2025-01-01T00:00:00.000Z', '2026-08-01T12:00:00.001Z'];
      for (const time of times) await write(journal(time), begin);
      const names = await journal().runIds();
      assert.deepEqual(
        names.map((name) => name.slice(0, 24)),
        times.toSorted().map((time) => time.replace(/[:.]/g, '-')),
      );
      for (const name of names) assert.match(name, /^[0-9TZ-]{24}-[0-9a-f]{8}$/);
    });

    it('keeps two runs of the same moment apart, even when they write at once', async () => {
      const [one, other] = await Promise.all([journal().begin(), journal().begin()]);
      assert.notEqual(one.runId, other.runId);
      for (const entry of entries) await Promise.all([one.append({ ...entry }), other.append({ ...entry })]);
      await Promise.all([one.close(), other.close()]);
      for (const { runId } of [one, other]) {
        const read = await journal().read(runId);
        assert.deepEqual([kindsOf(read.records), read.end], [entries.map(({ kind }) => kind).join(' '), 'whole']);
      }
      assert.equal((await journal().runIds()).length, 2);
    });

    // Windows syncs no folder, and needs not.
    if (process.platform !== 'win32') {
      it('makes the entry of the file in its folder durable with the first record', async () => {
        const run = await journal().begin();
        const syncs: number[] = [];
        for (const entry of [begin, intent]) syncs.push(await syncsIn(temporary(), () => run.append(entry)));
        await run.close();
        assert.deepEqual(syncs, [1, 0]);
      });
    }

    it('rejects with the error of the file system where no record can be kept', async () => {
      await writeFile(path.join(temporary(), 'file'), 'x');
      for (const below of ['file', path.join('file', 'journal')]) {
        const blocked = new Journal(path.join(temporary(), below), { now: () => new Date(), rescueFolders: [] });
        await assert.rejects(blocked.begin(), (error: NodeJS.ErrnoException) =>
          /^(EEXIST|ENOTDIR|ENOENT)$/.test(error.code ?? ''),
        );
      }
    });

    // Windows has no such modes: there, the profile's own folder keeps others out.
    if (process.platform !== 'win32') {
      it('lets nobody else read the folder and the files', async () => {
        const runId = await write(journal(), begin);
        const modes = await Promise.all([folder(), fileOf(runId)].map((file) => stat(file)));
        assert.deepEqual(
          modes.map(({ mode }) => (mode & 0o777).toString(8)),
          ['700', '600'],
        );
      });
    }

    it('only ever appends: what was written stays byte for byte', async () => {
      const run = await journal().begin();
      let before = '';
      for (const entry of entries) {
        await run.append(entry);
        const text = await readFile(fileOf(run.runId), 'utf8');
        assert.ok(text.startsWith(before) && text.length > before.length);
        before = text;
      }
      await run.close();
    });

    it('appends behind what another process has written meanwhile', async () => {
      const run = await journal().begin();
      await run.append(begin);
      await appendFile(fileOf(run.runId), 'foreign\n');
      await run.append(intent);
      await run.close();
      assert.equal((await readFile(fileOf(run.runId), 'utf8')).split('\n').length, 4);
      const read = await journal().read(run.runId);
      assert.deepEqual([kindsOf(read.records), read.end], ['begin', 'damaged']);
    });
  });

  describe('runIds', () => {
    it('are none where there is no folder, and none is made by looking', async () => {
      assert.deepEqual(await journal().runIds(), []);
      await assert.rejects(stat(folder()), { code: 'ENOENT' });
    });

    it('leave out other files and folders', async () => {
      const runId = await write(journal(), begin);
      for (const name of ['notes.txt', '.jsonl.swp', 'run.jsonl.bak', `${runId}.jsonl.new`]) {
        await writeFile(path.join(folder(), name), 'x');
      }
      for (const name of ['damaged', 'archive', 'folder.jsonl']) await mkdir(path.join(folder(), name));
      await writeFile(path.join(folder(), 'damaged', 'r0.jsonl'), 'x');
      assert.deepEqual(await journal().runIds(), [runId]);
    });

    it('reject where the folder can not be read', async () => {
      await writeFile(path.join(temporary(), 'file'), 'x');
      const blocked = new Journal(path.join(temporary(), 'file'), { now: () => new Date(), rescueFolders: [] });
      await assert.rejects(blocked.runIds(), { code: 'ENOTDIR' });
    });
  });

  describe('at', () => {
    it('reads the journals of another folder', async () => {
      const runId = await write(journal(), begin);
      const elsewhere = new Journal(temporary(), { now: () => new Date(), rescueFolders: [] });
      assert.deepEqual(await elsewhere.runIds(), []);
      assert.deepEqual(await elsewhere.at(folder()).runIds(), [runId]);
    });
  });

  describe('read', () => {
    it('rejects for a run there never was', async () => {
      await assert.rejects(journal().read('2026'), { code: 'ENOENT' });
    });

    it('changes nothing, whatever stands in the file', async () => {
      for (const bytes of ['', 'x', 'x\n', journalLine(recordsOf(begin)[0] ?? assert.fail()).slice(0, -1)]) {
        const runId = await place(bytes);
        await journal().read(runId);
        assert.equal(await readFile(fileOf(runId), 'utf8'), bytes);
      }
    });
  });

  describe('stampOf', () => {
    it('is another one once the file has changed, and the same until then', async () => {
      const runId = await write(journal(), begin);
      await utimes(fileOf(runId), 1, 1);
      const stamps = [await journal().stampOf(runId)];
      await journal().read(runId);
      assert.equal(await journal().stampOf(runId), stamps[0]);
      await appendFile(fileOf(runId), 'x');
      await utimes(fileOf(runId), 1, 1);
      stamps.push(await journal().stampOf(runId));
      await utimes(fileOf(runId), 1, 2);
      stamps.push(await journal().stampOf(runId));
      assert.equal(new Set(stamps).size, 3);
    });

    it('rejects where there is no file', async () => {
      await assert.rejects(journal().stampOf('r1'), { code: 'ENOENT' });
    });
  });

  describe('forget', () => {
    it('takes the run away, what lies elsewhere too, and no other one', async () => {
      const other = await write(journal(), ...entries);
      const runId = await writeAndRescue([begin, intent], 0, [answer, result]);
      await journal().forget(runId);
      assert.deepEqual(await journal().runIds(), [other]);
      await assert.rejects(journal().read(runId), { code: 'ENOENT' });
      await assert.rejects(stat(rescueFileOf(runId, 0)), { code: 'ENOENT' });
    });

    if (process.platform !== 'win32') {
      it('makes it durable that the run is gone', async () => {
        const runId = await write(journal(), begin);
        assert.equal(await syncsIn(fileOf(runId), () => journal().forget(runId)), 1);
      });
    }

    it('rejects for a run there never was', async () => {
      await assert.rejects(journal().forget('r1'), { code: 'ENOENT' });
    });
  });
});
