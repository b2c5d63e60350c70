import assert from 'node:assert/strict';
import { appendFile, mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Journal } from '../../src/submission/journal';
import { journalLine } from '../../src/submission/journalLine';
import { runOf } from '../../src/submission/run';
import { answer, begin, end, intent, owner, recordsOf, result } from './journalEntries';
import { syncsIn } from './syncsIn';
import { kindsOf, useJournals, WRITTEN_AT } from './useJournals';

describe('Journal, reopening a run', () => {
  const { folder, journal, fileOf, rescueFileOf, write, place, quarantined, reopen } = useJournals();
  const lines = recordsOf(begin, intent, answer, result).map((record) => journalLine(record));
  const [first = '', second = '', third = '', fourth = ''] = lines;

  it('goes on with the numbers, by another owner, and keeps what was there', async () => {
    const runId = await write(journal(), begin, intent);
    const before = await readFile(fileOf(runId), 'utf8');
    const { journal: run, file } = await journal('2027-01-01T00:00:00.000Z').reopen(runId, { ...owner, pid: 9 });
    assert.equal(run.runId, runId);
    assert.deepEqual([kindsOf(file.records), file.end], ['begin intent reopened', 'whole']);
    await run.append(end);
    await run.close();
    assert.ok((await readFile(fileOf(runId), 'utf8')).startsWith(before));
    const [, , reopened, last] = (await journal().read(runId)).records;
    assert.deepEqual(
      [reopened, last?.seq],
      [{ v: 2, seq: 2, at: '2027-01-01T00:00:00.000Z', kind: 'reopened', owner: { ...owner, pid: 9 } }, 3],
    );
    assert.deepEqual(await quarantined(), []);
  });

  it('writes no new file where nothing has to be taken away', async () => {
    const runId = await write(journal(), begin, intent);
    const { ino } = await stat(fileOf(runId));
    await reopen(runId);
    assert.equal((await stat(fileOf(runId))).ino, ino);
  });

  // Windows syncs no folder, and needs not.
  if (process.platform !== 'win32') {
    it('syncs what it keeps and the new file, each with its folder', async () => {
      const runId = await place(first, 'x\n');
      const syncs = await syncsIn(fileOf(runId), async () => {
        await reopen(runId);
      });
      assert.equal(syncs, 4);
    });
  }

  it('takes away what was cut off, at any byte of the last record', async () => {
    for (let length = 0; length < second.length - 1; length += 7) {
      const file = await reopen(await place(first, second.slice(0, length)));
      assert.deepEqual([kindsOf(file.records), file.end], ['begin reopened', 'whole']);
      assert.ok((await readFile(fileOf('r1'), 'utf8')).startsWith(`${first}`));
    }
    assert.deepEqual(await quarantined(), []);
  });

  it('gives back the line feed that is missing', async () => {
    const file = await reopen(await place(first, second.slice(0, -1)));
    assert.deepEqual([kindsOf(file.records), file.end], ['begin intent reopened', 'whole']);
    assert.ok((await readFile(fileOf('r1'), 'utf8')).startsWith(first + second));
  });

  it('reads on in a journal of version 1', async () => {
    const { items: _, ...former } = intent;
    const old = [
      { ...recordsOf(begin)[0], v: 1 },
      { v: 1, seq: 1, at: WRITTEN_AT, ...former, from: 0, count: 2 },
    ];
    const file = await reopen(await place(...old.map((record) => journalLine(JSON.parse(JSON.stringify(record))))));
    assert.deepEqual(
      file.records.map(({ v, kind }) => `${v} ${kind}`),
      ['1 begin', '1 intent', '2 reopened'],
    );
    assert.deepEqual(runOf(file.records)?.uncertainItems, [0, 1]);
  });

  const damages: readonly (readonly [string, readonly string[], string])[] = [
    ['in the middle', [first, second.replace('intent', 'intend'), third, fourth], 'begin damage reopened'],
    ['at the end', [first, second, third.replace('q-1', 'q-2')], 'begin intent damage reopened'],
    ['in the last line feed', [first, second.replace('\n', 'x')], 'begin intent damage reopened'],
    ['where a line is lost', [first, third, fourth], 'begin damage reopened'],
    ['from the start', ['x\n', first], 'damage reopened'],
  ];
  for (const [what, parts, expected] of damages) {
    it(`cuts out damage ${what}, says so, and keeps the file as it was`, async () => {
      const runId = await place(...parts);
      const { end: read, records } = await journal().read(runId);
      assert.equal(read, 'damaged');
      const file = await reopen(runId);
      assert.deepEqual([kindsOf(file.records), file.end], [expected, 'whole']);
      assert.deepEqual(file.records.slice(0, records.length), records);
      assert.deepEqual(await quarantined(), [Buffer.from(parts.join('')).toString('latin1')]);
      assert.deepEqual(runOf(file.records)?.openItems ?? [], []);
      assert.deepEqual(await readdir(folder()), ['damaged', 'r1.jsonl']);
    });
  }

  it('keeps each damaged file, one beside the other', async () => {
    const runId = await place(first, 'x\n');
    await reopen(runId);
    await appendFile(fileOf(runId), 'y\n');
    await reopen(runId);
    const [one, other] = (await quarantined()).toSorted((a, b) => a.length - b.length);
    assert.deepEqual([one, other?.slice(-2)], [`${Buffer.from(`${first}x\n`).toString('latin1')}`, 'y\n']);
  });

  if (process.platform !== 'win32') {
    it('lets nobody else read what it keeps or writes anew', async () => {
      const runId = await place(first, 'x\n');
      await reopen(runId);
      const [name = ''] = await readdir(path.join(folder(), 'damaged'));
      assert.match(name, /^r1-[0-9a-f]{8}\.jsonl$/);
      const files = [path.join(folder(), 'damaged'), path.join(folder(), 'damaged', name), fileOf(runId)];
      const modes = await Promise.all(files.map((file) => stat(file)));
      assert.deepEqual(
        modes.map(({ mode }) => (mode & 0o777).toString(8)),
        ['700', '600', '600'],
      );
    });
  }

  it('leaves the file as it is where the damage can not be kept', async () => {
    const runId = await place(first, 'x\n');
    await writeFile(path.join(folder(), 'damaged'), 'a file in the place of the folder');
    await assert.rejects(journal().reopen(runId, owner), { code: 'EEXIST' });
    assert.equal(await readFile(fileOf(runId), 'utf8'), `${first}x\n`);
  });

  it('leaves the file as it is where what lies elsewhere can not be kept', async () => {
    const runId = await place(first, 'x\n');
    await mkdir(rescueFileOf(runId, 0), { recursive: true });
    await assert.rejects(journal().reopen(runId, owner), { message: 'This is not a file' });
    assert.equal(await readFile(fileOf(runId), 'utf8'), `${first}x\n`);
  });

  it('rejects where the record of it can not be written', async () => {
    const runId = await place(first);
    const stopped = new Journal(folder(), { now: () => assert.fail('no clock'), rescueFolders: [] });
    await assert.rejects(stopped.reopen(runId, owner), /no clock/);
    assert.equal(await readFile(fileOf(runId), 'utf8'), first);
  });

  it('leaves the file as it is where the new one can not be written', async () => {
    const runId = await place(first, 'x\n');
    await mkdir(`${fileOf(runId)}.new`);
    await assert.rejects(journal().reopen(runId, owner), { code: /^E/ });
    assert.equal(await readFile(fileOf(runId), 'utf8'), `${first}x\n`);
    assert.equal((await quarantined()).length, 1);
  });

  it('writes over what a former reopening left half written', async () => {
    const runId = await place(first, 'x\n');
    await writeFile(`${fileOf(runId)}.new`, 'half of a file, longer than the new one'.repeat(100));
    assert.equal(kindsOf((await reopen(runId)).records), 'begin damage reopened');
  });

  const newer = journalLine(JSON.parse(JSON.stringify({ ...recordsOf(begin, end)[1], v: 3 })));
  for (const parts of [[first, newer], [newer], [first, newer, 'x\n'], [first, newer, second.slice(0, 9)]]) {
    it(`refuses a journal of a newer version and touches no byte of it (${parts.length} parts)`, async () => {
      const runId = await place(...parts);
      await utimes(fileOf(runId), 1, 1);
      await assert.rejects(journal().reopen(runId, owner), /newer version/);
      assert.equal(await readFile(fileOf(runId), 'utf8'), parts.join(''));
      assert.equal((await stat(fileOf(runId))).mtimeMs, 1000);
      assert.deepEqual(await readdir(folder()), ['r1.jsonl']);
    });
  }

  it('rejects for a run there never was, and makes none', async () => {
    await mkdir(folder(), { recursive: true });
    await assert.rejects(journal().reopen('r1', owner), { code: 'ENOENT' });
    assert.deepEqual(await readdir(folder()), []);
  });
});
