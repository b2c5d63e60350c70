import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { ADD_DEADLINE_MS } from '../../src/mews/limits';
import { BETWEEN_LOOKS_MS, type CheckProgress } from '../../src/submission/checkUncertain';
import type { ReadPort } from '../../src/submission/existingPrograms';
import { QUIET_MS } from '../../src/submission/quietPeriod';
import type { Fault } from '../sandbox/fault';
import { fullDisk } from './fullDisk';
import { kindsOf, programs, type RunOptions, standOf, useSandboxRuns } from './sandboxRun';

const YEARS = 10 * 365 * 24 * 3_600_000;
type AddFault = Exclude<Fault, { kind: 'resetOnConnection' }>;

describe('checkUncertain', () => {
  const { sandbox, add, adds, check, read, time, left, journal } = useSandboxRuns();

  /** A run whose answer was lost; gives its id. */
  async function lost(options: RunOptions = {}, fault: AddFault = { kind: 'resetAfterRequest', commit: true }) {
    sandbox().fault({ ...fault, operation: 'loyaltyPrograms/add' });
    const { report, run } = await add(options);
    assert.equal(run?.state, 'uncertain');
    return report.runId;
  }

  const inMews = () =>
    sandbox()
      .programs()
      .map(({ Id }) => Id);
  const foreign = (members: object = {}) =>
    sandbox().addProgram({ Name: 'Program 0', Code: 'P0', Type: 'Hotel', Subscription: 'Free', ...members }).Id;
  const reads = () => sandbox().seen.length - adds().length;

  it('waits, looks twice, and finds what the lost request created, each with its Id', async () => {
    const runId = await lost();
    const progress: CheckProgress[] = [];
    const before = reads();
    const { report, run, records } = await check(runId, { ports: { onProgress: (step) => progress.push(step) } });
    assert.ok(report.kind === 'checked');
    assert.deepEqual(report.found.map(({ index, Id }) => [index, Id]).toSorted(), [...inMews().entries()]);
    assert.deepEqual([report.alike, report.absent, report.extra], [[], [], []]);
    assert.deepEqual(standOf(run), ['confirmed', [0, 1, 2], [], []]);
    assert.deepEqual(new Set(run?.created.map(({ via }) => via)), new Set(['check']));
    assert.deepEqual(time().waits, [QUIET_MS, BETWEEN_LOOKS_MS]);
    assert.deepEqual(progress, [
      { kind: 'waiting', why: 'quiet', ms: QUIET_MS },
      { kind: 'looking', look: 1 },
      { kind: 'waiting', why: 'between', ms: BETWEEN_LOOKS_MS },
      { kind: 'looking', look: 2 },
    ]);
    assert.equal(kindsOf({ records }), 'begin baseline intent result end reopened looked looked checked');
    const looks = records.flatMap((record) => (record.kind === 'looked' ? [typeof record.serverTimeMs] : []));
    assert.deepEqual(looks, ['number', 'number']);
    assert.deepEqual([reads() - before, adds().length], [2, 1]);
  });

  it('calls absent what neither look finds', async () => {
    const runId = await lost({ count: 4 }, { kind: 'resetAfterRequest', commit: 2 });
    const { report, run } = await check(runId);
    assert.deepEqual(report.kind === 'checked' && report.absent, [2, 3]);
    assert.deepEqual(
      [standOf(run), run?.absentItems],
      [
        ['not-sent', [0, 1], [], [2, 3]],
        [2, 3],
      ],
    );
  });

  it('waits no more where the quiet period has passed', async () => {
    const runId = await lost();
    time().pass(QUIET_MS - 50_000);
    await check(runId);
    assert.deepEqual(time().waits, [50_000, BETWEEN_LOOKS_MS]);
    const again = await lost();
    time().pass(QUIET_MS);
    await check(again);
    assert.deepEqual(time().waits, [50_000, BETWEEN_LOOKS_MS, BETWEEN_LOOKS_MS]);
  });

  it('counts from the deadline of a request that nobody saw end', async () => {
    const { records } = await add();
    const killed = await journal().begin();
    for (const { v: _, seq: _1, at: _2, ...entry } of records.slice(0, 3)) await killed.append(entry);
    await killed.close();
    time().pass(ADD_DEADLINE_MS + 20_000);
    const { report } = await check(killed.runId);
    assert.deepEqual([report.kind, time().waits], ['checked', [QUIET_MS - 20_000, BETWEEN_LOOKS_MS]]);
  });

  describe('where the clock of this machine is set', () => {
    for (const [what, ms] of [
      ['forward', YEARS],
      ['back', -YEARS],
    ] as const) {
      it(`waits the quiet period all the same (${what})`, async () => {
        const runId = await lost({}, { kind: 'resetAfterRequest', commit: true, commitDelayMs: 'release' });
        time().setBy(ms);
        time().onWaited = async (elapsedMs) => {
          if (elapsedMs !== QUIET_MS) return;
          sandbox().release();
          await turn();
        };
        const whys: string[] = [];
        const onProgress = (step: CheckProgress) => step.kind === 'waiting' && whys.push(step.why);
        const { report, run } = await check(runId, { ports: { onProgress } });
        assert.equal(report.kind, 'checked');
        assert.deepEqual(whys, ['quiet', 'between']);
        assert.deepEqual(
          [time().waits, standOf(run)],
          [
            [QUIET_MS, BETWEEN_LOOKS_MS],
            ['confirmed', [0, 1, 2], [], []],
          ],
        );
      });
    }

    it('waits two minutes at most where it was set back long ago', async () => {
      const runId = await lost();
      time().pass(YEARS / 10);
      time().setBy(-YEARS);
      await check(runId);
      assert.deepEqual(time().waits, [QUIET_MS, BETWEEN_LOOKS_MS]);
    });

    it('has only this clock where Mews tells no time', async () => {
      const silent: ReadPort = async (codes, states, signal) => {
        const answer = await read()(codes, states, signal);
        if (answer.kind !== 'read') return answer;
        const { serverTimeMs: _, ...rest } = answer;
        return rest;
      };
      const runId = await lost({ ports: { read: silent } });
      const { report, records } = await check(runId, { ports: { read: silent } });
      assert.deepEqual([report.kind, time().waits], ['checked', [QUIET_MS, BETWEEN_LOOKS_MS]]);
      assert.ok(records.every((record) => record.kind !== 'looked' || record.serverTimeMs === undefined));
    });
  });

  it('finds what is only there at the second look', async () => {
    const runId = await lost({}, { kind: 'resetAfterRequest', commit: true, commitDelayMs: 'release' });
    time().onWaited = async (elapsedMs) => {
      if (elapsedMs !== QUIET_MS + BETWEEN_LOOKS_MS) return;
      assert.deepEqual(inMews(), []);
      sandbox().release();
      await turn();
    };
    const { run } = await check(runId);
    assert.deepEqual(standOf(run), ['confirmed', [0, 1, 2], [], []]);
  });

  it('finds what is only there at the first look', async () => {
    const runId = await lost();
    let looks = 0;
    const forgetful: ReadPort = async (codes, states, signal) => {
      const answer = await read()(codes, states, signal);
      return ++looks === 2 && answer.kind === 'read' ? { ...answer, programs: [] } : answer;
    };
    const { run } = await check(runId, { ports: { read: forgetful } });
    assert.deepEqual([standOf(run), looks], [['confirmed', [0, 1, 2], [], []], 2]);
  });

  it('takes nothing that was there before, however equal', async () => {
    const before = foreign();
    const runId = await lost({ count: 2 }, { kind: 'resetAfterRequest' });
    const { report, run } = await check(runId);
    assert.deepEqual(report, { kind: 'checked', found: [], alike: [], absent: [0, 1], extra: [] });
    assert.deepEqual([run?.baseline?.ids, run?.created], [[before], []]);
  });

  it('takes nothing that was there before and was deleted since', async () => {
    const before = foreign();
    const runId = await lost({ count: 1 }, { kind: 'resetAfterRequest' });
    await sandbox().call('loyaltyPrograms/delete', { LoyaltyProgramIds: [before] });
    const { report } = await check(runId);
    assert.deepEqual(report.kind === 'checked' && report.absent, [0]);
  });

  it('finds its own beside one that was there before', async () => {
    foreign();
    const runId = await lost({ count: 1, request: { addedAnyway: [0] } });
    const { run } = await check(runId);
    assert.deepEqual(
      run?.created.map(({ Id }) => Id),
      inMews().slice(1),
    );
  });

  it('finds a program of its own that somebody has deleted meanwhile', async () => {
    const runId = await lost({ count: 1 });
    await sandbox().call('loyaltyPrograms/delete', { LoyaltyProgramIds: inMews() });
    const { run } = await check(runId);
    assert.deepEqual(standOf(run), ['confirmed', [0], [], []]);
  });

  it('takes no program that another run is known to have created', async () => {
    const runId = await lost({ count: 1 }, { kind: 'resetAfterRequest' });
    const other = foreign();
    const { report } = await check(runId, { ports: { knownIds: [other] } });
    assert.deepEqual(report, { kind: 'checked', found: [], alike: [], absent: [0], extra: [] });
  });

  it('takes no program that the same run has an Id for', async () => {
    const [twin] = programs(1);
    assert.ok(twin);
    const request = { programs: [twin, twin] };
    const both = await lost({ request }, { kind: 'changed', change: 'fewer', index: 1 });
    const { run } = await check(both);
    assert.deepEqual(
      run?.created.map(({ Id, via }) => [Id, via]),
      inMews().map((Id, index) => [Id, index === 0 ? 'answer' : 'check']),
    );
    const one = await lost({ request }, { kind: 'delay', commit: 1 });
    const { report } = await check(one);
    assert.deepEqual(report, { kind: 'checked', found: [], alike: [], absent: [1], extra: [] });
  });

  it('counts equal twins once each', async () => {
    const [twin] = programs(1);
    assert.ok(twin);
    const runId = await lost({ request: { programs: [twin, twin, twin] } }, { kind: 'resetAfterRequest', commit: 2 });
    const { report, run } = await check(runId);
    assert.ok(report.kind === 'checked');
    assert.deepEqual(report.found.map(({ Id }) => Id).toSorted(), inMews().toSorted());
    assert.deepEqual([report.absent.length, run?.created.length], [1, 2]);
    assert.equal(new Set(report.found.map(({ index }) => index)).size, 2);
  });

  it('tells of more than was sent', async () => {
    const runId = await lost({ count: 1 });
    foreign();
    const { report, run } = await check(runId);
    assert.ok(report.kind === 'checked');
    assert.deepEqual([report.found.length, report.extra.length, run?.created.length], [1, 1, 1]);
  });

  for (const [what, members] of [
    ['another Name', { Name: 'Foreign' }],
    ['another Type', { Type: 'SoftBrand' }],
    ['another Subscription', { Subscription: 'Paid' }],
  ] as const) {
    it(`finds only alike what has ${what}, and leaves the item uncertain`, async () => {
      const runId = await lost({ count: 2 }, { kind: 'resetAfterRequest' });
      const id = foreign(members);
      const { report, run } = await check(runId);
      assert.ok(report.kind === 'checked');
      assert.deepEqual([report.found, report.alike.map(({ index, Id }) => [index, Id])], [[], [[0, id]]]);
      assert.deepEqual([standOf(run), run?.alike.length], [['uncertain', [], [0], [1]], 1]);
    });
  }

  it('finds only alike what Mews gives with the Code in another case', async () => {
    const runId = await lost({ count: 1 });
    const changing: ReadPort = async (codes, states, signal) => {
      const answer = await read()(codes, states, signal);
      if (answer.kind !== 'read') return answer;
      return { ...answer, programs: answer.programs.map((one) => ({ ...one, Code: ` ${one.Code?.toLowerCase()}` })) };
    };
    const { run } = await check(runId, { ports: { read: changing } });
    assert.deepEqual([standOf(run), run?.alike.length], [['uncertain', [], [0], []], 1]);
  });

  it('finds all only alike without a baseline', async () => {
    const runId = await lost({ request: { existing: { kind: 'failed', why: 'deadline' } } });
    const { report, run } = await check(runId);
    assert.ok(report.kind === 'checked');
    assert.deepEqual([report.found, report.alike.length], [[], 3]);
    assert.deepEqual(standOf(run), ['uncertain', [], [0, 1, 2], []]);
  });

  it('looks for the uncertain items alone', async () => {
    const runId = await lost(
      { count: 3, request: { batchSize: 1 } },
      { kind: 'closeAfterRequest', commit: true, skip: 1 },
    );
    const asked: (readonly string[])[] = [];
    const noting: ReadPort = (codes, states, signal) => {
      asked.push([...codes, ...states]);
      return read()(codes, states, signal);
    };
    const { run } = await check(runId, { ports: { read: noting } });
    assert.deepEqual(asked, [
      ['P1', 'Active', 'Deleted'],
      ['P1', 'Active', 'Deleted'],
    ]);
    assert.deepEqual(standOf(run), ['not-sent', [0, 1], [], [2]]);
  });

  describe('leaves the items as uncertain as before', () => {
    const failures: readonly (readonly [string, AddFault])[] = [
      ['is refused', { kind: 'error', status: 401, message: 'No' }],
      ['fails', { kind: 'error', status: 500, times: 3 }],
      ['gets no more requests through', { kind: 'error', status: 429, headers: { 'Retry-After': '999' } }],
      ['gets the page of a proxy', { kind: 'answer', status: 200, body: '<html>' }],
      ['gets an answer cut off', { kind: 'cut', framing: 'contentLength', times: 3 }],
    ];
    for (const [what, fault] of failures) {
      for (const look of [1, 2]) {
        it(`where look ${look} ${what}`, async () => {
          const runId = await lost();
          sandbox().fault({ ...fault, operation: 'loyaltyPrograms/getAll', skip: look - 1 });
          const { report, run, records } = await check(runId);
          assert.equal(report.kind, 'unread');
          assert.deepEqual(standOf(run), ['uncertain', [], [0, 1, 2], []]);
          assert.equal(records.filter(({ kind }) => kind === 'looked').length, look - 1);
          assert.ok(records.every(({ kind }) => kind !== 'checked'));
        });
      }
    }

    for (const wait of [1, 2]) {
      it(`where it is cancelled in wait ${wait}`, async () => {
        const runId = await lost();
        const controller = new AbortController();
        time().onWaited = () => {
          if (time().waits.length === wait) controller.abort();
        };
        const before = reads();
        const told: string[] = [];
        const onProgress = ({ kind }: CheckProgress) => told.push(kind);
        const { report, run } = await check(runId, { signal: controller.signal, ports: { onProgress } });
        assert.deepEqual([report, reads() - before], [{ kind: 'cancelled' }, wait - 1]);
        // The wait is over, and nothing is said to follow.
        assert.equal(told.at(-1), 'waiting');
        assert.deepEqual(standOf(run), ['uncertain', [], [0, 1, 2], []]);
      });
    }

    it('where it is cancelled during a look', async () => {
      const runId = await lost();
      sandbox().fault({ kind: 'hold', operation: 'loyaltyPrograms/getAll' });
      const controller = new AbortController();
      const received = reads() + 1;
      const checking = check(runId, { signal: controller.signal });
      await sandbox().whenReceived('loyaltyPrograms/getAll', received);
      controller.abort();
      assert.deepEqual((await checking).report, { kind: 'cancelled' });
      assert.deepEqual(standOf((await left(runId)).run), ['uncertain', [], [0, 1, 2], []]);
    });

    for (const kind of ['looked', 'checked'] as const) {
      it(`where the record can not be written (${kind})`, async () => {
        const runId = await lost();
        const { report, run } = await check(runId, {
          journal: (open) => fullDisk(open, (entry) => entry.kind === kind),
        });
        assert.deepEqual(report, { kind: 'record-failed', code: 'ENOSPC' });
        assert.deepEqual(standOf(run), ['uncertain', [], [0, 1, 2], []]);
      });
    }
  });

  it('comes to the same when it is killed again and again', async () => {
    const runId = await lost({}, { kind: 'resetAfterRequest', commit: 2 });
    const ended = async (kind: 'looked' | 'checked', after: number) => {
      let left = after;
      await check(runId, {
        // What a killed process has not written can't be told from what it could not write.
        journal: (open) => fullDisk(open, (entry) => entry.kind === kind && left-- === 0),
      });
    };
    await ended('looked', 0);
    await ended('looked', 1);
    await ended('checked', 0);
    assert.deepEqual(standOf((await left(runId)).run), ['uncertain', [], [0, 1, 2], []]);
    const { run } = await check(runId);
    assert.deepEqual(standOf(run), ['not-sent', [0, 1], [], [2]]);
    const created = run?.created;
    const again = await check(runId);
    assert.deepEqual([again.run?.created, standOf(again.run)], [created, standOf(run)]);
    assert.equal(adds().length, 1);
  });
});
