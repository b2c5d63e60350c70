import assert from 'node:assert/strict';
import type { ReadPort } from '../../src/submission/existingPrograms';
import { fullDisk } from './fullDisk';
import { kindsOf, outcomesOf, programs, standOf, useSandboxRuns } from './sandboxRun';

describe('verifyRefusal', () => {
  const { sandbox, add, adds, read, journal } = useSandboxRuns();
  const operation = 'loyaltyPrograms/add';
  const reads = () => sandbox().seen.length - adds().length;
  const refusal = (status: number, commit: boolean | number) =>
    sandbox().fault({ kind: 'error', status, message: 'No', commit, operation });
  const inMews = () =>
    sandbox()
      .programs()
      .map(({ Id }) => Id);

  for (const status of [403, 409]) {
    it(`keeps with its Id what is there although a ${status} refused it, after one look`, async () => {
      refusal(status, 2);
      const ran = await add({ count: 3 });
      assert.deepEqual(outcomesOf(ran), ['0+3 rejected']);
      assert.deepEqual(ran.report.foundAfterRefusal.map(({ index, Id }) => [index, Id]).toSorted(), [
        ...inMews().entries(),
      ]);
      assert.equal(kindsOf(ran), 'begin baseline intent answer result checked end');
      assert.deepEqual(standOf(ran.run), ['rejected', [0, 1], [], [2]]);
      assert.deepEqual(
        ran.run?.created.map(({ Id, via }) => [Id, via]),
        inMews().map((Id) => [Id, 'check']),
      );
      assert.deepEqual([reads(), adds().length], [2, 1]);
    });

    it(`finds nothing where a ${status} means what it says`, async () => {
      refusal(status, false);
      const ran = await add();
      assert.deepEqual([ran.report.foundAfterRefusal, reads()], [[], 2]);
      assert.equal(kindsOf(ran), 'begin baseline intent answer result end');
      assert.deepEqual(standOf(ran.run), ['rejected', [], [], [0, 1, 2]]);
    });
  }

  for (const status of [400, 401, 404, 413]) {
    it(`does not look after a ${status}, which comes before any work`, async () => {
      refusal(status, false);
      const ran = await add();
      assert.deepEqual([outcomesOf(ran), reads()], [['0+3 rejected'], 1]);
    });
  }

  it('looks for the refused request alone, and takes nothing that an earlier one created', async () => {
    const twin = programs(1);
    sandbox().fault({ kind: 'error', status: 403, message: 'No', operation, skip: 1 });
    const asked: (readonly string[])[] = [];
    const noting: ReadPort = (codes, states, signal) => {
      asked.push(codes);
      return read()(codes, states, signal);
    };
    // The second program is equal to the first, which has an Id by then.
    const ran = await add({
      request: { programs: [...twin, ...twin, ...programs(2).slice(1)], batchSize: 1 },
      ports: { read: noting },
    });
    assert.deepEqual([outcomesOf(ran), asked.at(-1)], [['0+1 confirmed', '1+1 rejected'], ['P0']]);
    assert.deepEqual([ran.report.foundAfterRefusal, standOf(ran.run)], [[], ['rejected', [0], [], [1, 2]]]);
  });

  it('takes nothing that was there before, nor what only looks like it', async () => {
    const [program] = programs(1);
    assert.ok(program);
    sandbox().addProgram({ Name: program.Name, Code: program.Code, Type: 'Hotel', Subscription: 'Free' });
    refusal(403, false);
    const foreign: ReadPort = async (codes, states, signal) => {
      if (adds().length > 0) {
        sandbox().addProgram({ Name: 'Foreign', Code: program.Code, Type: 'Hotel', Subscription: 'Free' });
      }
      return read()(codes, states, signal);
    };
    const ran = await add({ count: 1, ports: { read: foreign } });
    assert.equal(sandbox().programs().length, 2);
    assert.deepEqual([ran.report.foundAfterRefusal, standOf(ran.run)], [[], ['rejected', [], [], [0]]]);
  });

  it('claims nothing without a baseline, and does not ask', async () => {
    refusal(403, 1);
    const ran = await add({ request: { existing: { kind: 'failed', why: 'deadline' } } });
    assert.deepEqual([ran.report.foundAfterRefusal, reads(), ran.run?.state], [[], 0, 'rejected']);
  });

  it('claims nothing where Mews can not be asked', async () => {
    refusal(403, 1);
    sandbox().fault({ kind: 'error', status: 401, message: 'No', operation: 'loyaltyPrograms/getAll', skip: 1 });
    const ran = await add();
    assert.deepEqual([ran.report.foundAfterRefusal, reads(), ran.run?.state], [[], 2, 'rejected']);
  });

  it('looks although the person has cancelled: the answer has come', async () => {
    refusal(403, 1);
    const controller = new AbortController();
    const ran = await add({ signal: controller.signal, ports: { onBatch: () => controller.abort() } });
    assert.deepEqual([ran.report.foundAfterRefusal.length, reads()], [1, 2]);
  });

  it('tells of it even where the record can not be written', async () => {
    refusal(403, 1);
    const begin = async () => fullDisk(await journal().begin(), ({ kind }) => kind === 'checked');
    const ran = await add({ ports: { journal: { begin } } });
    assert.deepEqual(
      ran.report.foundAfterRefusal.map(({ Id }) => Id),
      inMews(),
    );
  });

  it('takes nothing away from the report, and lets the run end, where a bug ends the look', async () => {
    refusal(403, 2);
    const bug = new RangeError('Invalid string length');
    let reads = 0;
    const failing: ReadPort = (codes, states, signal) => {
      if (reads++ > 0) throw bug;
      return read()(codes, states, signal);
    };
    const ran = await add({ ports: { read: failing } });
    assert.deepEqual([outcomesOf(ran), ran.report.foundAfterRefusal], [['0+3 rejected'], []]);
    assert.deepEqual([ran.report.bug, reads], [{ error: bug }, 2]);
    assert.equal(kindsOf(ran), 'begin baseline intent answer result end');
  });
});
