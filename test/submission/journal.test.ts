import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Journal } from '../../src/submission/journal';
import type { JournalEntry } from '../../src/submission/journalRecord';
import { answer, begin, end, intent, recordsOf, result } from './journalEntries';
import { useTemporaryFolder } from './temporaryFolder';

const entries = [begin, intent, answer, result, end] as const;

describe('Journal', () => {
  const temporary = useTemporaryFolder();
  const folder = () => path.join(temporary(), 'a', 'journal');
  const journal = (at = '2026-08-01T12:00:00.123Z') => new Journal(folder(), () => new Date(at));

  async function write(to: Journal, ...written: readonly JournalEntry[]): Promise<string> {
    const run = await to.begin();
    for (const entry of written) await run.append(entry);
    await run.close();
    return run.runId;
  }

  it('reads back what was appended, numbered and dated', async () => {
    const runId = await write(journal(), ...entries);
    const at = '2026-08-01T12:00:00.123Z';
    assert.deepEqual(await journal().read(runId), {
      records: recordsOf(...entries).map((record) => ({ ...record, at })),
      incomplete: false,
    });
  });

  it('has a record in the file as soon as append resolves', async () => {
    const run = await journal().begin();
    for (const [index, entry] of entries.entries()) {
      await run.append(entry);
      assert.equal((await journal().read(run.runId)).records.length, index + 1);
    }
    await run.close();
  });

  it('names runs after their time, so that they sort by age', async () => {
    const times = ['2026-08-01T12:00:00.000Z', '2025-01-01T00:00:00.000Z', '2026-08-01T12:00:00.001Z'];
    for (const at of times) await write(journal(at), begin);
    const names = await journal().runIds();
    assert.deepEqual(
      names.map((name) => name.slice(0, 24)),
      times.toSorted().map((at) => at.replace(/[:.]/g, '-')),
    );
    for (const name of names) assert.match(name, /^[0-9A-Za-z-]+$/);
  });

  it('has no runs where there is no folder, and makes none by looking', async () => {
    assert.deepEqual(await journal().runIds(), []);
    await assert.rejects(stat(folder()), { code: 'ENOENT' });
  });

  it('takes other files for no runs', async () => {
    const runId = await write(journal(), begin);
    for (const name of ['notes.txt', '.jsonl.swp', 'run.jsonl.bak']) await writeFile(path.join(folder(), name), 'x');
    assert.deepEqual(await journal().runIds(), [runId]);
  });

  it('keeps two runs of the same moment apart, even when they write at once', async () => {
    const [one, other] = await Promise.all([journal().begin(), journal().begin()]);
    assert.notEqual(one.runId, other.runId);
    for (const entry of entries) await Promise.all([one.append({ ...entry }), other.append({ ...entry })]);
    await Promise.all([one.close(), other.close()]);
    for (const { runId } of [one, other]) {
      const { records, incomplete } = await journal().read(runId);
      assert.deepEqual([records.length, incomplete], [entries.length, false]);
    }
    assert.equal((await journal().runIds()).length, 2);
  });

  it('rejects with the error of the file system where no record can be kept', async () => {
    await writeFile(path.join(temporary(), 'file'), 'x');
    for (const below of ['file', path.join('file', 'journal')]) {
      const blocked = new Journal(path.join(temporary(), below), () => new Date());
      await assert.rejects(blocked.begin(), (error: NodeJS.ErrnoException) =>
        /^(EEXIST|ENOTDIR|ENOENT)$/.test(error.code ?? ''),
      );
    }
  });

  it('rejects to append to a run that is closed, and to read one there never was', async () => {
    const run = await journal().begin();
    await run.close();
    await assert.rejects(run.append(begin));
    await assert.rejects(journal().read('2026'), { code: 'ENOENT' });
  });

  it('says so where the folder of the runs can not be read', async () => {
    await writeFile(path.join(temporary(), 'file'), 'x');
    await assert.rejects(new Journal(path.join(temporary(), 'file'), () => new Date()).runIds(), { code: 'ENOTDIR' });
  });

  // Windows has no such modes: there, the profile's own folder keeps others out.
  if (process.platform !== 'win32') {
    it('lets nobody else read the folder and the files', async () => {
      const runId = await write(journal(), begin);
      const modes = await Promise.all([folder(), path.join(folder(), `${runId}.jsonl`)].map((file) => stat(file)));
      assert.deepEqual(
        modes.map(({ mode }) => (mode & 0o777).toString(8)),
        ['700', '600'],
      );
    });
  }

  it('only ever appends: what was written stays byte for byte', async () => {
    const run = await journal().begin();
    const file = path.join(folder(), `${run.runId}.jsonl`);
    let before = '';
    for (const entry of entries) {
      await run.append(entry);
      const text = await readFile(file, 'utf8');
      assert.ok(text.startsWith(before) && text.length > before.length);
      before = text;
    }
    await run.close();
  });

  it('appends behind what another process has written meanwhile', async () => {
    const run = await journal().begin();
    await run.append(begin);
    const file = path.join(folder(), `${run.runId}.jsonl`);
    await writeFile(file, 'foreign\n', { flag: 'a' });
    await run.append(intent);
    await run.close();
    assert.equal((await readFile(file, 'utf8')).split('\n').length, 4);
    assert.deepEqual(
      (await journal().read(run.runId)).records.map(({ kind }) => kind),
      ['begin'],
    );
  });
});
