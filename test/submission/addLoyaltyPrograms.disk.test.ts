import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AddPorts } from '../../src/submission/addLoyaltyPrograms';
import { Journal } from '../../src/submission/journal';
import type { JournalEntry } from '../../src/submission/journalRecord';
import { runOf } from '../../src/submission/run';
import { idsOf, outcomesOf, useSandboxRuns } from './sandboxRun';
import { useTemporaryFolder } from './temporaryFolder';

describe('addLoyaltyPrograms, when the disk fails', () => {
  const { sandbox, add, journal } = useSandboxRuns();
  const temporary = useTemporaryFolder();

  /** A journal whose disk is full when the record comes that `fails` names. */
  function fullAt(fails: (entry: JournalEntry) => boolean): AddPorts['journal'] {
    return {
      begin: async () => {
        const run = await journal().begin();
        return {
          ...run,
          append: async (entry) => {
            if (fails(entry))
              throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
            await run.append(entry);
          },
        };
      },
    };
  }

  for (const below of ['file', path.join('file', 'journal')]) {
    it(`sends nothing where there is a file in the place of the folder (${below})`, async () => {
      await writeFile(path.join(temporary(), 'file'), 'x');
      const blocked = new Journal(path.join(temporary(), below), () => new Date());
      const { report } = await add({ ports: { journal: blocked } });
      assert.deepEqual([report.runId, report.batches, report.recordFailure?.when], [undefined, [], 'before-sending']);
      assert.match(report.recordFailure?.code ?? '', /^(EEXIST|ENOTDIR|ENOENT)$/);
      assert.deepEqual(sandbox().seen, []);
    });
  }

  it('sends nothing where the beginning can not be written, and names no run', async () => {
    const { report } = await add({ ports: { journal: fullAt(({ kind }) => kind === 'begin') } });
    assert.deepEqual(report, { batches: [], recordFailure: { when: 'before-sending', code: 'ENOSPC' } });
    assert.deepEqual(sandbox().seen, []);
  });

  it('sends nothing where the intent can not be written', async () => {
    const ran = await add({ ports: { journal: fullAt(({ kind }) => kind === 'intent') } });
    const { runId, ...report } = ran.report;
    assert.deepEqual(report, { batches: [], recordFailure: { when: 'before-sending', code: 'ENOSPC' } });
    assert.deepEqual([ran.run?.runId, ran.run?.state, ran.run?.notCreated], [runId, 'not-sent', 3]);
    assert.deepEqual(sandbox().seen, []);
  });

  it('sends no further request where its intent can not be written, and keeps the Ids it has', async () => {
    const full = fullAt((entry) => entry.kind === 'intent' && entry.batch === 2);
    const ran = await add({ count: 3, request: { batchSize: 1 }, ports: { journal: full } });
    assert.deepEqual(outcomesOf(ran), ['0+1 confirmed']);
    assert.deepEqual(ran.report.recordFailure, { when: 'before-sending', code: 'ENOSPC' });
    assert.deepEqual([idsOf(ran).length, ran.run?.created.length, ran.run?.uncertain], [1, 1, []]);
    assert.equal(sandbox().seen.length, 1);
  });

  it('does not send a throttled request again where its intent can not be written', async () => {
    sandbox().fault({ kind: 'error', status: 429 });
    const full = fullAt((entry) => entry.kind === 'intent' && entry.attempt === 2);
    const ran = await add({ ports: { journal: full } });
    assert.deepEqual(ran.report.recordFailure, { when: 'before-sending', code: 'ENOSPC' });
    assert.deepEqual([ran.run?.state, ran.run?.notCreated, sandbox().seen.length], ['not-sent', 3, 1]);
  });

  for (const kind of ['answer', 'result'] as const) {
    it(`has the Ids in the report where the ${kind} can not be written, and stops`, async () => {
      const ran = await add({
        count: 2,
        request: { batchSize: 1 },
        ports: { journal: fullAt((entry) => entry.kind === kind) },
      });
      assert.deepEqual(outcomesOf(ran), ['0+1 confirmed']);
      assert.deepEqual(ran.report.recordFailure, { when: 'after-answer', code: 'ENOSPC' });
      assert.deepEqual(
        idsOf(ran),
        sandbox()
          .programs()
          .map(({ Id }) => Id),
      );
      assert.equal(sandbox().seen.length, 1);
      // Without the answer the journal calls it uncertain; with it, the Ids are there.
      assert.equal(ran.run?.uncertain.length, kind === 'answer' ? 1 : 0);
      assert.equal(ran.run?.created.length, kind === 'answer' ? 0 : 1);
    });
  }

  it('loses nothing, and says nothing, where only the end can not be written', async () => {
    const ran = await add({ ports: { journal: fullAt(({ kind }) => kind === 'end') } });
    assert.equal(ran.report.recordFailure, undefined);
    assert.deepEqual([idsOf(ran).length, ran.run?.state], [3, 'confirmed']);
  });

  it('reports all the same where the file can not be closed', async () => {
    const failing: AddPorts['journal'] = {
      begin: async () => {
        const run = await journal().begin();
        return {
          ...run,
          close: async () => {
            await run.close();
            throw Object.assign(new Error('EIO: i/o error, close'), { code: 'EIO' });
          },
        };
      },
    };
    const ran = await add({ ports: { journal: failing } });
    assert.deepEqual([outcomesOf(ran), ran.report.recordFailure], [['0+3 confirmed'], undefined]);
  });

  it('closes its file, whatever happens', async () => {
    let open = 0;
    const counting = (inner: AddPorts['journal']): AddPorts['journal'] => ({
      begin: async () => {
        const run = await inner.begin();
        open++;
        return {
          ...run,
          close: async () => {
            open--;
            await run.close();
          },
        };
      },
    });
    for (const kind of ['begin', 'intent', 'answer', 'end', 'nothing']) {
      await add({ ports: { journal: counting(fullAt((entry) => entry.kind === kind)) } });
      assert.equal(open, 0, kind);
    }
  });

  it('leaves a run that can be read, wherever its journal breaks off', async () => {
    const { records } = await add({ count: 2, request: { batchSize: 1 } });
    for (let length = 1; length <= records.length; length++) {
      const run = runOf(records.slice(0, length));
      assert.ok(run);
      const inFlight = records[length - 1]?.kind === 'intent';
      assert.equal(run.uncertain.length, inFlight ? 1 : 0, `${length} records`);
      assert.equal(run.created.length, records.slice(0, length).filter(({ kind }) => kind === 'answer').length);
    }
  });
});
