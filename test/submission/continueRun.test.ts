import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import type { ReadPort } from '../../src/submission/existingPrograms';
import type { JournalRecord } from '../../src/submission/journalRecord';
import type { Fault } from '../sandbox/fault';
import { fullDisk } from './fullDisk';
import { kindsOf, outcomesOf, owner, type RunOptions, standOf, useSandboxRuns } from './sandboxRun';

type AddFault = Exclude<Fault, { kind: 'resetOnConnection' }>;

describe('continueRun', () => {
  const { sandbox, add, adds, check, goOn, read, journal, time, left, connection } = useSandboxRuns();
  const operation = 'loyaltyPrograms/add';

  /** Adds through a fault; gives the run's id. */
  async function stopped(fault: AddFault, options: RunOptions = {}) {
    sandbox().fault({ ...fault, operation });
    return (await add(options)).report.runId;
  }
  /** A run whose answer was lost, and whose programs a check looked for. So many are created, before that or at a release. */
  async function absent(commit: number, options: RunOptions = {}, when: 'before' | 'at-release' = 'before') {
    const late = when === 'before' ? {} : ({ commitDelayMs: 'release' } as const);
    const runId = await stopped({ kind: 'resetAfterRequest', commit, ...late }, options);
    assert.equal((await check(runId)).report.kind, 'checked');
    return runId;
  }
  async function release() {
    assert.equal(sandbox().release(), 1);
    await turn();
  }
  const inMews = () =>
    sandbox()
      .programs()
      .map(({ Id }) => Id);
  const codesSent = (index: number) =>
    JSON.parse(adds()[index]?.text ?? '').LoyaltyPrograms.map(({ Code }: { readonly Code: string }) => Code);
  const entriesAfter = (records: readonly JournalRecord[]) =>
    kindsOf({ records: records.slice(records.findLastIndex(({ kind }) => kind === 'reopened')) });

  it('sends what was not sent, in the same journal, with a new baseline, and counts batches on', async () => {
    const runId = await stopped(
      { kind: 'error', status: 400, message: 'No', skip: 1 },
      { count: 5, request: { batchSize: 2 } },
    );
    const { report, run, records } = await goOn(runId, { request: { batchSize: 2 } });
    assert.ok(report.kind === 'sent');
    assert.deepEqual(outcomesOf({ report }), ['2+2 confirmed', '4+1 confirmed']);
    assert.equal(entriesAfter(records), 'reopened decision baseline intent answer result intent answer result end');
    assert.deepEqual(
      records.flatMap((record) => (record.kind === 'intent' ? [record.batch] : [])),
      [1, 2, 3, 4],
    );
    const decision = records.find(({ kind }) => kind === 'decision');
    assert.deepEqual(decision?.kind === 'decision' && [decision.what, decision.items], ['send', [[2, 3]]]);
    assert.deepEqual(standOf(run), ['confirmed', [0, 1, 2, 3, 4], [], []]);
    assert.deepEqual(
      run?.created.map(({ Id }) => Id),
      inMews(),
    );
    const end = records.at(-1);
    assert.deepEqual(end?.kind === 'end' && end.state, 'done');
  });

  it('counts on from a request that nobody saw end', async () => {
    const runId = await stopped({ kind: 'error', status: 400, message: 'No' }, { count: 1 });
    const { journal: open } = await journal().reopen(runId ?? '', owner);
    await open.append({ kind: 'intent', batch: 2, attempt: 1, items: [[0, 1]], sha256: '' });
    await open.close();
    await check(runId);
    const { records } = await goOn(runId);
    const last = records.findLast(({ kind }) => kind === 'intent');
    assert.deepEqual(last?.kind === 'intent' && last.batch, 3);
  });

  it('sends again what a check did not find', async () => {
    const runId = await absent(1);
    const { report, run } = await goOn(runId);
    assert.deepEqual(report.kind === 'sent' && [report.foundBefore, outcomesOf({ report })], [[], ['1+2 confirmed']]);
    assert.deepEqual(codesSent(1), ['P1', 'P2']);
    assert.deepEqual([standOf(run), inMews().length], [['confirmed', [0, 1, 2], [], []], 3]);
  });

  it('has the decision and the baseline on disk before anything leaves', async () => {
    const runId = await absent(0);
    const before: string[] = [];
    const post = async () => {
      before.push(entriesAfter((await journal().read(runId ?? '')).records));
      return { kind: 'not-started' } as const;
    };
    await goOn(runId, { ports: { post } });
    assert.deepEqual(before, ['reopened decision baseline intent']);
  });

  it('keeps what has come up late with its Id, and does not send it', async () => {
    const runId = await absent(2, {}, 'at-release');
    assert.deepEqual(standOf((await left(runId)).run), ['not-sent', [], [], [0, 1, 2]]);
    await release();
    const late = inMews();
    assert.equal(late.length, 2);
    const { report, run, records } = await goOn(runId);
    assert.ok(report.kind === 'sent');
    assert.deepEqual(report.foundBefore.map(({ index, Id }) => [index, Id]).toSorted(), [...late.entries()]);
    assert.deepEqual([outcomesOf({ report }), codesSent(1)], [['2+1 confirmed'], ['P2']]);
    assert.match(entriesAfter(records), /^reopened decision checked baseline intent/);
    assert.deepEqual([standOf(run), inMews().length], [['confirmed', [0, 1, 2], [], []], 3]);
  });

  it('sends nothing where all of it has come up late', async () => {
    const runId = await absent(3, {}, 'at-release');
    await release();
    const { report, run, records } = await goOn(runId);
    assert.deepEqual([report.kind, adds().length], ['all-found', 1]);
    assert.deepEqual(standOf(run), ['confirmed', [0, 1, 2], [], []]);
    assert.equal(entriesAfter(records), 'reopened decision checked baseline end');
  });

  it('takes nothing late that was never sent: somebody else made it', async () => {
    const runId = await stopped({ kind: 'error', status: 401, message: 'No' }, { count: 2 });
    const other = sandbox().addProgram({ Name: 'Program 0', Code: 'P0', Type: 'Hotel', Subscription: 'Free' });
    const { report, run } = await goOn(runId);
    assert.deepEqual(report.kind === 'sent' && [report.foundBefore, outcomesOf({ report })], [[], ['0+2 confirmed']]);
    assert.ok(run?.created.every(({ Id }) => Id !== other.Id));
    assert.deepEqual(run?.baseline?.ids, [other.Id]);
  });

  it('takes nothing late that was there before, is known from a run, or only looks like it', async () => {
    const members = { Name: 'Program 0', Code: 'P0', Type: 'Hotel', Subscription: 'Free' } as const;
    sandbox().addProgram(members);
    const runId = await absent(0, { count: 1 });
    const known = sandbox().addProgram(members);
    sandbox().addProgram({ ...members, Name: 'Foreign' });
    const { report, run } = await goOn(runId, { knownIds: [known.Id] });
    assert.deepEqual(report.kind === 'sent' && [report.foundBefore, outcomesOf({ report })], [[], ['0+1 confirmed']]);
    assert.deepEqual([run?.baseline?.ids.length, run?.created.map(({ Id }) => Id)], [3, inMews().slice(3)]);
  });

  it('has a baseline of its own: what it found before is not taken for the next lost answer', async () => {
    const runId = await absent(0, { count: 1 });
    const foreign = sandbox().addProgram({ Name: 'Foreign', Code: 'P0', Type: 'Hotel', Subscription: 'Free' });
    sandbox().fault({ kind: 'resetAfterRequest', operation });
    await goOn(runId);
    const { report, run } = await check(runId);
    assert.deepEqual(report.kind === 'checked' && [report.found, report.alike, report.absent], [[], [], [0]]);
    assert.deepEqual([run?.baseline?.ids, standOf(run)], [[foreign.Id], ['not-sent', [], [], [0]]]);
  });

  it('takes nothing that a person knows for another from a check without a baseline', async () => {
    const existing = { kind: 'failed', why: 'deadline' } as const;
    sandbox().addProgram({ Name: 'Program 0', Code: 'P0', Type: 'Hotel', Subscription: 'Free' });
    const runId = await absent(0, { count: 1, request: { existing } });
    assert.equal((await left(runId)).run?.alike.length, 1);
    const { journal: open } = await journal().reopen(runId ?? '', owner);
    await open.append({ kind: 'decision', what: 'seen-absent', items: [[0, 1]] });
    await open.close();
    const { run } = await goOn(runId);
    assert.deepEqual([standOf(run), inMews().length], [['confirmed', [0], [], []], 2]);
    assert.equal(run?.created[0]?.Id, inMews()[1]);
  });

  it('takes nothing where nothing tells what was there before', async () => {
    const existing = { kind: 'failed', why: 'deadline' } as const;
    sandbox().addProgram({ Name: 'Program 0', Code: 'P0', Type: 'Hotel', Subscription: 'Free' });
    const runId = await stopped({ kind: 'error', status: 403, message: 'No' }, { count: 1, request: { existing } });
    const { report, run } = await goOn(runId);
    assert.deepEqual(report.kind === 'sent' && [report.foundBefore, outcomesOf({ report })], [[], ['0+1 confirmed']]);
    assert.equal(run?.created[0]?.Id, inMews()[1]);
  });

  it('forgets nothing of what it does not send this time', async () => {
    sandbox().addProgram({ Name: 'Program 1', Code: 'P1', Type: 'Hotel', Subscription: 'Free' });
    const runId = await absent(3, { count: 3 }, 'at-release');
    // What was there before stays nobody's, although it is not asked for by name.
    const first = await goOn(runId, { request: { items: [0] } });
    assert.deepEqual(standOf(first.run), ['not-sent', [0], [], [1, 2]]);
    await release();
    const { report, run } = await goOn(runId, { request: { items: [2] } });
    // One of the late ones has the Code of a program that has its Id by now.
    assert.deepEqual(report.kind === 'all-found' && report.foundBefore.map(({ index }) => index).toSorted(), [1, 2]);
    assert.deepEqual(standOf(run), ['confirmed', [0, 1, 2], [], []]);
    assert.equal(adds().length, 2);
  });

  describe('sends nothing', () => {
    it('while items of the run are uncertain', async () => {
      const runId = await stopped({ kind: 'resetAfterRequest', commit: true }, { count: 2, request: { batchSize: 1 } });
      const seen = sandbox().seen.length;
      const { report, run, records } = await goOn(runId);
      assert.deepEqual([report, sandbox().seen.length], [{ kind: 'uncertain-first' }, seen]);
      assert.deepEqual(standOf(run), ['uncertain', [], [0], [1]]);
      assert.equal(entriesAfter(records), 'reopened end');
    });

    for (const [what, items] of [
      ['has an Id', [0, 1]],
      ['is none of the run', [1, 2, 3]],
    ] as const) {
      it(`where it is told to send an item that ${what}`, async () => {
        const runId = await absent(1);
        const seen = sandbox().seen.length;
        const { report } = await goOn(runId, { request: { items } });
        assert.deepEqual([report, sandbox().seen.length], [{ kind: 'uncertain-first' }, seen]);
      });
    }

    const failures: readonly (readonly [string, AddFault])[] = [
      ['refuses', { kind: 'error', status: 401, message: 'No' }],
      ['fails', { kind: 'error', status: 503, times: 3 }],
      ['is busy', { kind: 'error', status: 429, headers: { 'Retry-After': '999' } }],
    ];
    for (const [what, fault] of failures) {
      it(`of what was sent before where Mews ${what} when it is asked`, async () => {
        const runId = await absent(1);
        sandbox().fault({ ...fault, operation: 'loyaltyPrograms/getAll' });
        const { report, run, records } = await goOn(runId);
        assert.deepEqual([report.kind, adds().length], ['unread', 1]);
        assert.deepEqual([standOf(run), entriesAfter(records)], [['not-sent', [0], [], [1, 2]], 'reopened end']);
      });
    }

    it('where it is cancelled before', async () => {
      const runId = await stopped({ kind: 'error', status: 401, message: 'No' });
      const { report } = await goOn(runId, { signal: AbortSignal.abort() });
      assert.deepEqual(report, { kind: 'unread', why: { kind: 'cancelled' } });
      assert.equal(adds().length, 1);
    });

    it('where it is cancelled while Mews is asked', async () => {
      const runId = await stopped({ kind: 'error', status: 401, message: 'No' });
      const controller = new AbortController();
      const cancelling: ReadPort = (codes, states, signal) => {
        controller.abort();
        return read()(codes, states, signal);
      };
      const { report } = await goOn(runId, { signal: controller.signal, ports: { read: cancelling } });
      assert.deepEqual([report.kind, adds().length], ['unread', 1]);
    });

    it('where it is cancelled once Mews has answered', async () => {
      const runId = await absent(0);
      const controller = new AbortController();
      const cancelling: ReadPort = async (codes, states, signal) => {
        const answer = await read()(codes, states, signal);
        controller.abort();
        return answer;
      };
      const { report, run } = await goOn(runId, { signal: controller.signal, ports: { read: cancelling } });
      assert.deepEqual(report.kind === 'sent' && outcomesOf({ report }), ['0+3 not-sent cancelled']);
      assert.deepEqual([run?.openItems, adds().length], [[0, 1, 2], 1]);
    });

    for (const kind of ['decision', 'checked', 'baseline', 'intent'] as const) {
      it(`where the ${kind} can not be written`, async () => {
        const runId = await absent(1, {}, 'at-release');
        await release();
        const { report } = await goOn(runId, { journal: (open) => fullDisk(open, (entry) => entry.kind === kind) });
        assert.ok(report.kind === 'sent');
        assert.deepEqual(report.recordFailure, { when: 'before-sending', code: 'ENOSPC' });
        // What came up has an Id, whatever the disk does.
        assert.deepEqual(
          report.foundBefore.map(({ index }) => index),
          kind === 'decision' ? [] : [0],
        );
        assert.deepEqual([report.batches, adds().length], [[], 1]);
      });
    }
  });

  it('sends what was never sent even where Mews can not be asked, and keeps that', async () => {
    const runId = await stopped({ kind: 'error', status: 401, message: 'No' });
    sandbox().fault({ kind: 'error', status: 401, message: 'No', operation: 'loyaltyPrograms/getAll' });
    const { report, run, records } = await goOn(runId);
    assert.deepEqual(report.kind === 'sent' && outcomesOf({ report }), ['0+3 confirmed']);
    assert.match(entriesAfter(records), /^reopened decision no-baseline intent/);
    assert.deepEqual([run?.state, run?.baseline], ['confirmed', undefined]);
  });

  it('sends through the connection it is given, to the ChainId of the run', async () => {
    const chainId = sandbox().chains.borealisCollection.Id;
    const to = { ...connection(), accessToken: sandbox().tokens.portfolioAccessToken, portfolio: true };
    const runId = await stopped(
      { kind: 'error', status: 404, message: 'No' },
      { request: { connection: to, chainId } },
    );
    const { run } = await goOn(runId, { request: { connection: to } });
    assert.deepEqual(new Set(run?.created.map(({ ChainId }) => ChainId)), new Set([chainId]));
  });

  it('looks after what it does not send as well', async () => {
    const runId = await absent(3, { count: 3 }, 'at-release');
    await release();
    const { run } = await goOn(runId, { request: { items: [0] } });
    assert.deepEqual([standOf(run), adds().length], [['confirmed', [0, 1, 2], [], []], 1]);
  });

  it('stops at an answer that is lost, like any run, and goes on behind another check', async () => {
    const runId = await absent(0, { count: 3, request: { batchSize: 1 } });
    sandbox().fault({ kind: 'resetAfterRequest', commit: true, operation });
    const lost = await goOn(runId, { request: { batchSize: 1 } });
    assert.deepEqual(standOf(lost.run), ['uncertain', [], [0], [1, 2]]);
    assert.equal((await goOn(runId)).report.kind, 'uncertain-first');
    await check(runId);
    const { run } = await goOn(runId);
    assert.deepEqual([standOf(run), inMews().length], [['confirmed', [0, 1, 2], [], []], 3]);
  });

  it('keeps what a 403 created all the same', async () => {
    const runId = await absent(0);
    sandbox().fault({ kind: 'error', status: 403, message: 'No', commit: 1, operation });
    const { report, run } = await goOn(runId);
    assert.deepEqual(report.kind === 'sent' && report.foundAfterRefusal.map(({ Id }) => Id), inMews());
    assert.deepEqual(
      run?.created.map(({ index }) => index),
      [0],
    );
  });

  it('keeps a late program of a 403 that could not be looked after, and does not send it', async () => {
    sandbox().fault({ kind: 'error', status: 401, message: 'No', operation: 'loyaltyPrograms/getAll', skip: 1 });
    const runId = await stopped({ kind: 'error', status: 403, message: 'No', commit: 1 });
    assert.deepEqual([standOf((await left(runId)).run), inMews().length], [['rejected', [], [], [0, 1, 2]], 1]);
    const { report, run } = await goOn(runId);
    assert.deepEqual(report.kind === 'sent' && report.foundBefore.map(({ Id }) => Id), inMews().slice(0, 1));
    assert.deepEqual([inMews().length, standOf(run)], [3, ['confirmed', [0, 1, 2], [], []]]);
  });

  it('sends nothing of a 403 that could not be looked after where it can not look now', async () => {
    sandbox().fault({
      kind: 'error',
      status: 401,
      message: 'No',
      operation: 'loyaltyPrograms/getAll',
      skip: 1,
      times: 2,
    });
    const runId = await stopped({ kind: 'error', status: 403, message: 'No', commit: 1 });
    const { report } = await goOn(runId);
    assert.deepEqual([report.kind, inMews().length], ['unread', 1]);
    assert.deepEqual(time().waits, []);
  });

  it('keeps what came up since a check that had no baseline, and does not send it', async () => {
    const existing = { kind: 'failed', why: 'deadline' } as const;
    const runId = await absent(1, { count: 2, request: { existing } }, 'at-release');
    assert.deepEqual(standOf((await left(runId)).run), ['not-sent', [], [], [0, 1]]);
    await release();
    const { run } = await goOn(runId);
    assert.equal(inMews().length, 2);
    assert.deepEqual(standOf(run), ['confirmed', [0, 1], [], []]);
  });
});
