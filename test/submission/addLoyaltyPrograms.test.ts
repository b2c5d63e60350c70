import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { runOf } from '../../src/submission/run';
import { idsOf, kindsOf, outcomesOf, owner, programs, useSandboxRuns } from './sandboxRun';

describe('addLoyaltyPrograms', () => {
  const { sandbox, add, adds, post, journal, connection, time } = useSandboxRuns();
  const idsInMews = () =>
    sandbox()
      .programs()
      .map(({ Id }) => Id);

  it('adds the programs, in one request, and has every Id in the report and in the journal', async () => {
    const ran = await add({ count: 3 });
    assert.deepEqual(outcomesOf(ran), ['0+3 confirmed']);
    assert.deepEqual(idsOf(ran), idsInMews());
    const { runId, batches: _, ...rest } = ran.report;
    assert.deepEqual(rest, { cancelled: false, foundAfterRefusal: [] });
    assert.deepEqual(await journal().runIds(), [runId]);
    assert.equal(kindsOf(ran), 'begin baseline intent answer result end');
    assert.deepEqual([ran.run?.state, ran.run?.created.map(({ Id }) => Id)], ['confirmed', idsInMews()]);
    assert.equal(adds().length, 1);
  });

  it('begins the journal with what was frozen, and no token', async () => {
    const request = {
      connection: {
        ...connection(),
        enterpriseName: 'Hotel Aurora',
        chainName: 'Aurora Hotels',
        chainId: 'c-1',
      },
      fingerprint: '0123456789abcdef',
      text: 'the text',
      chainId: '62791846-d2ee-4093-9349-fcc13a3ccc51',
    };
    const { report, records } = await add({ count: 1, request });
    const { v: _, seq: _1, at: _2, ...begin } = records[0] ?? {};
    assert.deepEqual(begin, {
      kind: 'begin',
      runId: report.runId,
      connection: 'Aurora',
      platformAddress: sandbox().address,
      portfolio: false,
      enterpriseName: 'Hotel Aurora',
      chainName: 'Aurora Hotels',
      tokenChainId: 'c-1',
      fingerprint: '0123456789abcdef',
      owner,
      chainId: '62791846-d2ee-4093-9349-fcc13a3ccc51',
      file: 'file:///aurora.loyalty.json',
      sha256: createHash('sha256').update('the text').digest('hex'),
      client: 'Test 1.0.0',
      programs: programs(1),
    });
  });

  it('keeps the Ids that were there before, and the time of Mews', async () => {
    const before = [sandbox().addProgram({ Name: 'A', Code: 'P1', Type: 'Hotel', Subscription: 'Free' }).Id];
    sandbox().addProgram({ Name: 'B', Code: 'ELSE', Type: 'Hotel', Subscription: 'Free' });
    const { run, records } = await add();
    assert.deepEqual([run?.baseline?.ids, run?.baseline?.serverTimeMs], [before, time().serverNowMs()]);
    assert.equal(records[1]?.kind, 'baseline');
  });

  it('adds all the same where Mews could not be asked before, and keeps that it could not', async () => {
    const existing = { kind: 'failed', why: 'server-error', status: 503 } as const;
    const ran = await add({ request: { existing } });
    assert.equal(kindsOf(ran), 'begin no-baseline intent answer result end');
    assert.deepEqual(ran.records[1]?.kind === 'no-baseline' && ran.records[1].why, 'failed 503');
    assert.deepEqual([ran.run?.baseline, ran.run?.state], [undefined, 'confirmed']);
  });

  it('keeps that the person wanted programs added that Mews has already', async () => {
    const ran = await add({ count: 4, request: { addedAnyway: [0, 1, 3] } });
    assert.equal(kindsOf(ran), 'begin baseline decision intent answer result end');
    const { kind, what, items } = ran.records[2]?.kind === 'decision' ? ran.records[2] : assert.fail();
    assert.deepEqual(
      [kind, what, items],
      [
        'decision',
        'add-existing',
        [
          [0, 2],
          [3, 1],
        ],
      ],
    );
    assert.equal(sandbox().programs().length, 4);
  });

  it('keeps of each program the four members of the API, in the request as in the journal', async () => {
    const [program] = programs(1);
    assert.ok(program);
    const written = { ...program, DataClusterId: 'x', AccessToken: 'pasted' };
    const { records } = await add({ request: { programs: [written] } });
    assert.deepEqual(records[0]?.kind === 'begin' && records[0].programs, [program]);
    assert.ok(adds()[0]?.text?.includes(program.Code) && !adds()[0]?.text?.includes('pasted'));
  });

  it('ends stopped where not every program got its Id, and done where each did', async () => {
    const ends = [];
    for (const fault of [undefined, { kind: 'error', status: 400, message: 'No' }] as const) {
      if (fault) sandbox().fault({ ...fault, operation: 'loyaltyPrograms/add', skip: 1 });
      const { records } = await add({ count: 2, request: { batchSize: 1 } });
      const end = records.at(-1);
      ends.push(end?.kind === 'end' && end.state);
    }
    assert.deepEqual(ends, ['done', 'stopped']);
  });

  it('has the intent on disk before a request leaves', async () => {
    const sending = post();
    const before: string[] = [];
    await add({
      count: 2,
      request: { batchSize: 1 },
      ports: {
        post: async (body, signal) => {
          const [runId = ''] = await journal().runIds();
          before.push((await journal().read(runId)).records.map(({ kind }) => kind).join(' '));
          return sending(body, signal);
        },
      },
    });
    assert.deepEqual(before, ['begin baseline intent', 'begin baseline intent answer result intent']);
  });

  it('gives the Ids even where the window is closed before the answer is read', async () => {
    const { records } = await add({ count: 2 });
    const run = runOf(records.slice(0, 4));
    assert.deepEqual([run?.state, run?.created.map(({ Id }) => Id)], ['confirmed', idsInMews()]);
  });

  it('leaves a run that can be read, wherever its journal breaks off', async () => {
    const { records } = await add({ count: 2, request: { batchSize: 1 } });
    for (let length = 1; length <= records.length; length++) {
      const run = runOf(records.slice(0, length));
      const inFlight = records[length - 1]?.kind === 'intent';
      assert.equal(run?.uncertain.length, inFlight ? 1 : 0, `${length} records`);
      assert.equal(run?.created.length, records.slice(0, length).filter(({ kind }) => kind === 'answer').length);
    }
  });

  it('keeps two runs at once apart', async () => {
    const runs = await Promise.all([add({ count: 2 }), add({ count: 3 })]);
    assert.deepEqual(
      runs.map(({ run }) => [run?.state, run?.created.length]),
      [
        ['confirmed', 2],
        ['confirmed', 3],
      ],
    );
    assert.notEqual(runs[0]?.report.runId, runs[1]?.report.runId);
    assert.deepEqual(runs.flatMap(idsOf).toSorted(), idsInMews().toSorted());
  });
});
