import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { runOf } from '../../src/submission/run';
import { closedAddress } from '../mews/closedAddress';
import { idsOf, kindsOf, outcomesOf, programs, useSandboxRuns } from './sandboxRun';

describe('addLoyaltyPrograms', () => {
  const { sandbox, add, post, journal, connection } = useSandboxRuns();
  const idsInMews = () =>
    sandbox()
      .programs()
      .map(({ Id }) => Id);

  it('adds the programs, in one request, and has every Id in the report and in the journal', async () => {
    const ran = await add({ count: 3 });
    assert.deepEqual(outcomesOf(ran), ['0+3 confirmed']);
    assert.deepEqual(idsOf(ran), idsInMews());
    assert.equal(ran.report.recordFailure, undefined);
    assert.equal(kindsOf(ran), 'begin intent answer result end');
    assert.deepEqual([ran.run?.state, ran.run?.created.map(({ Id }) => Id)], ['confirmed', idsInMews()]);
    assert.deepEqual(ran.records.at(-1)?.kind === 'end' && ran.records.at(-1), {
      ...ran.records.at(-1),
      state: 'done',
    });
    assert.equal(sandbox().seen.length, 1);
  });

  it('begins the journal with what was frozen, and no token', async () => {
    const request = {
      connection: { ...connection(), portfolio: true, enterpriseName: 'Hotel Aurora', chainName: 'Aurora Hotels' },
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
      portfolio: true,
      enterpriseName: 'Hotel Aurora',
      chainName: 'Aurora Hotels',
      chainId: '62791846-d2ee-4093-9349-fcc13a3ccc51',
      file: 'file:///aurora.loyalty.json',
      sha256: createHash('sha256').update('the text').digest('hex'),
      client: 'Test 1.0.0',
      programs: programs(1),
    });
  });

  it('keeps of each program the four members of the API, in the request as in the journal', async () => {
    const [program] = programs(1);
    assert.ok(program);
    const written = { ...program, DataClusterId: 'x', AccessToken: 'pasted' };
    const { records } = await add({ request: { programs: [written] } });
    assert.deepEqual(records[0]?.kind === 'begin' && records[0].programs, [program]);
    assert.ok(!sandbox().seen[0]?.text?.includes('pasted'));
  });

  it('sends several requests one after another, each with its part of the list in order', async () => {
    let underWay = 0;
    const sending = post();
    const ran = await add({
      count: 5,
      request: { batchSize: 2 },
      ports: {
        post: async (body, signal) => {
          assert.equal(++underWay, 1);
          const exchange = await sending(body, signal);
          underWay--;
          return exchange;
        },
      },
    });
    assert.deepEqual(outcomesOf(ran), ['0+2 confirmed', '2+2 confirmed', '4+1 confirmed']);
    const codes = sandbox().seen.map(({ text }) =>
      JSON.parse(text ?? '').LoyaltyPrograms.map(({ Code }: { Code: string }) => Code),
    );
    assert.deepEqual(codes, [['P0', 'P1'], ['P2', 'P3'], ['P4']]);
    assert.deepEqual(idsOf(ran), idsInMews());
    assert.equal(kindsOf(ran), `begin ${'intent answer result '.repeat(3)}end`);
    assert.deepEqual(
      ran.run?.created.map(({ index, Id }) => [index, Id]),
      [...idsInMews().entries()],
    );
    assert.deepEqual(
      ran.progress.map(({ kind, done, total }) => [kind, done, total]),
      [0, 2, 4].map((done) => ['sending', done, 5]),
    );
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
    assert.deepEqual(before, ['begin intent', 'begin intent answer result intent']);
  });

  it('gives the Ids even where the window is closed before the answer is read', async () => {
    const { records } = await add({ count: 2 });
    const run = runOf(records.slice(0, 3));
    assert.deepEqual([run?.state, run?.created.map(({ Id }) => Id)], ['confirmed', idsInMews()]);
  });

  it('keeps the Ids of a partial answer, calls the rest uncertain and stops', async () => {
    sandbox().fault({ kind: 'changed', change: 'fewer', index: 1 });
    const ran = await add({ count: 4, request: { batchSize: 2 } });
    assert.deepEqual(outcomesOf(ran), ['0+2 partial']);
    const [first] = idsInMews();
    assert.deepEqual(
      [idsOf(ran), ran.run?.state, ran.run?.uncertain.map(({ Code }) => Code)],
      [[first], 'uncertain', ['P1']],
    );
    assert.equal(sandbox().seen.length, 1);
  });

  const stops: readonly (readonly [
    string,
    Parameters<ReturnType<typeof sandbox>['fault']>[0],
    string,
    string,
    number,
  ])[] = [
    ['a refusal', { kind: 'error', status: 403, message: 'No' }, 'rejected', 'rejected', 0],
    [
      'a 500 after the programs were created',
      { kind: 'error', status: 500, commit: true },
      'unknown server-error',
      'uncertain',
      1,
    ],
    ['a 503', { kind: 'error', status: 503, headers: { 'Retry-After': '1' } }, 'unknown server-error', 'uncertain', 0],
    ['a 408', { kind: 'error', status: 408, commit: true }, 'unknown request-timeout', 'uncertain', 1],
    ['a lost connection', { kind: 'resetAfterRequest', commit: true }, 'unknown connection-lost', 'uncertain', 1],
    ['a closed connection', { kind: 'closeAfterRequest' }, 'unknown connection-lost', 'uncertain', 0],
    ['an answer cut off', { kind: 'cut', framing: 'contentLength' }, 'unknown answer-broken-off', 'uncertain', 1],
    ['a redirect', { kind: 'answer', status: 307, headers: { Location: '/' } }, 'unknown redirect', 'uncertain', 0],
    ['a page of a proxy', { kind: 'answer', status: 403, body: '<html>' }, 'unknown not-from-mews', 'uncertain', 0],
    ['no content', { kind: 'answer', status: 204, commit: true }, 'unknown no-content', 'uncertain', 1],
  ];
  for (const [what, fault, outcome, state, created] of stops) {
    it(`stops at ${what}, and never sends it again`, async () => {
      sandbox().fault(fault);
      const ran = await add({ count: 2, request: { batchSize: 1 } });
      assert.deepEqual(outcomesOf(ran), [`0+1 ${outcome}`]);
      assert.equal(sandbox().seen.length, 1);
      assert.equal(sandbox().programs().length, created);
      assert.deepEqual([ran.run?.state, ran.waits, ran.report.recordFailure], [state, [], undefined]);
      const end = ran.records.at(-1);
      assert.equal(end?.kind === 'end' && end.state, 'stopped');
    });
  }

  it('is not-sent where nobody listens, with no doubt left behind', async () => {
    const request = { connection: { ...connection(), platformAddress: await closedAddress() } };
    const ran = await add({ request });
    assert.deepEqual(outcomesOf(ran), ['0+3 not-sent connection-refused']);
    assert.deepEqual([ran.run?.state, ran.run?.uncertain, ran.run?.notCreated], ['not-sent', [], 3]);
  });

  it('takes its times from the clock it is given', async () => {
    let ms = 0;
    const { report } = await add({ ports: { clock: () => (ms += 250.4) } });
    assert.equal(report.batches[0]?.tookMs, 250);
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

  it('tells of every batch once its result is on disk', async () => {
    const told: string[] = [];
    const ran = await add({
      count: 4,
      request: { batchSize: 2 },
      ports: { onBatch: ({ from }) => told.push(`${from} of ${sandbox().programs().length}`) },
    });
    assert.deepEqual(told, ['0 of 2', '2 of 4']);
    assert.equal(ran.report.batches.length, 2);
  });
});
