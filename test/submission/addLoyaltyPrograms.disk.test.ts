import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AddPorts } from '../../src/submission/addLoyaltyPrograms';
import { Journal } from '../../src/submission/journal';
import type { JournalEntry } from '../../src/submission/journalRecord';
import type { RunJournal } from '../../src/submission/runJournal';
import { fullDisk } from './fullDisk';
import { idsOf, kindsOf, outcomesOf, standOf, useSandboxRuns } from './sandboxRun';

describe('addLoyaltyPrograms, when the disk fails', () => {
  const { sandbox, add, adds, journal, folder, time } = useSandboxRuns();
  const operation = 'loyaltyPrograms/add';

  const changed = (change: (run: RunJournal) => RunJournal): AddPorts['journal'] => ({
    begin: async () => change(await journal().begin()),
  });
  const fullAt = (fails: (entry: JournalEntry) => boolean) => changed((run) => fullDisk(run, fails));
  const idsInMews = () =>
    sandbox()
      .programs()
      .map(({ Id }) => Id);

  for (const below of ['file', path.join('file', 'journal')]) {
    it(`sends nothing where there is a file in the place of the folder (${below})`, async () => {
      await writeFile(path.join(folder(), 'file'), 'x');
      const blocked = new Journal(path.join(folder(), below), { now: time().now, rescueFolders: [] });
      const { report } = await add({ ports: { journal: blocked } });
      assert.deepEqual([report.runId, report.batches, report.recordFailure?.when], [undefined, [], 'before-sending']);
      assert.match(report.recordFailure?.code ?? '', /^(EEXIST|ENOTDIR|ENOENT)$/);
      assert.deepEqual(adds(), []);
    });
  }

  const recordFailure = { when: 'before-sending', code: 'ENOSPC' } as const;

  it('sends nothing where the beginning can not be written, and names no run', async () => {
    const { report } = await add({ ports: { journal: fullAt(({ kind }) => kind === 'begin') } });
    assert.deepEqual(report, { batches: [], cancelled: false, foundAfterRefusal: [], recordFailure });
    assert.deepEqual(adds(), []);
  });

  for (const kind of ['baseline', 'decision', 'intent'] as const) {
    it(`sends nothing where the ${kind} can not be written`, async () => {
      const ran = await add({
        request: { addedAnyway: [0] },
        ports: { journal: fullAt((entry) => entry.kind === kind) },
      });
      const { runId, ...report } = ran.report;
      assert.deepEqual(report, { batches: [], cancelled: false, foundAfterRefusal: [], recordFailure });
      assert.deepEqual([ran.run?.runId, standOf(ran.run)], [runId, ['not-sent', [], [], [0, 1, 2]]]);
      assert.deepEqual(adds(), []);
    });
  }

  it('sends no further request where its intent can not be written, and keeps the Ids it has', async () => {
    const full = fullAt((entry) => entry.kind === 'intent' && entry.batch === 2);
    const ran = await add({ count: 3, request: { batchSize: 1 }, ports: { journal: full } });
    assert.deepEqual([outcomesOf(ran), ran.report.recordFailure], [['0+1 confirmed'], recordFailure]);
    assert.deepEqual([idsOf(ran), standOf(ran.run)], [idsInMews(), ['not-sent', [0], [], [1, 2]]]);
    assert.equal(adds().length, 1);
  });

  it('does not send a throttled request again where its intent can not be written', async () => {
    sandbox().fault({ kind: 'error', status: 429, operation });
    const full = fullAt((entry) => entry.kind === 'intent' && entry.attempt === 2);
    const ran = await add({ ports: { journal: full } });
    assert.deepEqual([outcomesOf(ran), ran.report.recordFailure], [['0+3 throttled'], recordFailure]);
    assert.deepEqual([standOf(ran.run), adds().length], [['not-sent', [], [], [0, 1, 2]], 1]);
  });

  for (const kind of ['answer', 'result'] as const) {
    it(`rescues what came where the ${kind} can not be written, has the Ids in the report, and stops`, async () => {
      const ran = await add({
        count: 2,
        request: { batchSize: 1 },
        ports: { journal: fullAt((entry) => entry.kind === kind) },
      });
      assert.deepEqual([outcomesOf(ran), idsOf(ran)], [['0+1 confirmed'], idsInMews()]);
      const rescuedTo = path.join(folder(), 'rescue', `${ran.report.runId}.jsonl`);
      assert.deepEqual(ran.report.recordFailure, { when: 'after-answer', code: 'ENOSPC', rescuedTo });
      assert.equal(adds().length, 1);
      // They are read with the run, so nothing of it is uncertain.
      assert.equal(kindsOf(ran), 'begin baseline intent answer result');
      assert.deepEqual(standOf(ran.run), ['not-sent', [0], [], [1]]);
      assert.deepEqual(
        ran.run?.created.map(({ Id }) => Id),
        idsInMews(),
      );
    });
  }

  it('has the Ids in the report where no place takes them, and calls the items uncertain', async () => {
    const nowhere = changed((run) => ({
      ...fullDisk(run, ({ kind }) => kind === 'answer'),
      rescue: async () => undefined,
    }));
    const ran = await add({ ports: { journal: nowhere } });
    assert.deepEqual([idsOf(ran), ran.report.recordFailure], [idsInMews(), { when: 'after-answer', code: 'ENOSPC' }]);
    assert.deepEqual(standOf(ran.run), ['uncertain', [], [0, 1, 2], []]);
  });

  it('does not send again what was throttled where that could not be written', async () => {
    sandbox().fault({ kind: 'error', status: 429, operation });
    const ran = await add({ ports: { journal: fullAt(({ kind }) => kind === 'result') } });
    assert.deepEqual([outcomesOf(ran), ran.report.recordFailure?.when], [['0+3 throttled'], 'after-answer']);
    assert.deepEqual([time().waits, adds().length], [[], 1]);
  });

  it('loses nothing, and says nothing, where only the end can not be written', async () => {
    const ran = await add({ ports: { journal: fullAt(({ kind }) => kind === 'end') } });
    assert.equal(ran.report.recordFailure, undefined);
    assert.deepEqual([idsOf(ran).length, ran.run?.state], [3, 'confirmed']);
  });

  it('reports all the same where the file can not be closed', async () => {
    const failing = changed((run) => ({
      ...run,
      close: async () => {
        await run.close();
        throw Object.assign(new Error('EIO: i/o error, close'), { code: 'EIO' });
      },
    }));
    const ran = await add({ ports: { journal: failing } });
    assert.deepEqual([outcomesOf(ran), ran.report.recordFailure], [['0+3 confirmed'], undefined]);
  });

  it('closes its file, whatever happens', async () => {
    for (const kind of ['begin', 'baseline', 'intent', 'answer', 'end', 'nothing']) {
      const opened: RunJournal[] = [];
      const kept = changed((run) => {
        opened.push(run);
        return fullDisk(run, (entry) => entry.kind === kind);
      });
      await add({ ports: { journal: kept } });
      assert.equal(opened.length, 1);
      for (const run of opened) await assert.rejects(run.append({ kind: 'shutdown' }), { code: 'EBADF' }, kind);
    }
  });
});
