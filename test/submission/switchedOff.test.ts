import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import type { Fault } from '../sandbox/fault';
import { fullDisk } from './fullDisk';
import { type Mutation, mutatedSource } from './mutatedSource';
import { programs, type RunSource, realSource, useSandboxRuns } from './sandboxRun';

// Each rule that keeps programs from being created twice, or from being taken for what they are not, is switched off once.
// What is asserted must hold with the source as it is and fail without the rule: else it held by luck.

type AddFault = Exclude<Fault, { kind: 'resetOnConnection' }>;

const FILES = ['addLoyaltyPrograms', 'checkUncertain', 'continueRun', '../mews/mewsClient'] as const;

describe('a rule that is switched off', () => {
  const { sandbox, add, adds, check, goOn, time, left, journal, startOver } = useSandboxRuns();
  const fault = (next: AddFault) => sandbox().fault({ ...next, operation: 'loyaltyPrograms/add' });

  /** Every program of the run is in Mews once at most, and each that is there is known. */
  async function assertOnce(runId: string | undefined) {
    const { run } = await left(runId);
    const inMews = sandbox().programs();
    assert.deepEqual(
      inMews.map(({ Code }) => Code),
      [...new Set(inMews.map(({ Code }) => Code))],
    );
    assert.deepEqual(run?.created.map(({ Id }) => Id).toSorted(), inMews.map(({ Id }) => Id).toSorted());
  }

  /** What is late comes up as soon as so much time has passed; in the end it does. */
  async function late(afterMs: number, work: () => Promise<void>) {
    let released = 0;
    time().onWaited = async (elapsedMs) => {
      if (elapsedMs >= afterMs) released += sandbox().release();
      await turn();
    };
    await work();
    if (released === 0) assert.equal(sandbox().release(), 1);
    await turn();
  }

  const scenarios: readonly (readonly [string, Mutation, () => Promise<void>])[] = [
    [
      'no redirect is followed',
      { file: '../mews/postJson', from: "redirect: 'manual'", to: "redirect: 'follow'" },
      async () => {
        let requests = 0;
        const server = createServer((_, response) => {
          requests++;
          response.end();
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const bound = server.address();
        assert.ok(typeof bound === 'object' && bound);
        fault({ kind: 'answer', status: 307, headers: { Location: `http://127.0.0.1:${bound.port}/` } });
        await add().finally(() => server.close());
        assert.deepEqual([adds().length, requests], [1, 0]);
      },
    ],
    [
      'no request is sent again behind a 5xx',
      {
        file: 'retryPause',
        from: "if (outcome.kind !== 'not-sent' || !MENDS_ITSELF[outcome.why]) return undefined;",
        to: "if (outcome.kind !== 'not-sent' && outcome.kind !== 'unknown') return undefined;",
      },
      async () => {
        fault({ kind: 'error', status: 503, commit: true });
        const { report } = await add();
        await check(report.runId);
        await assertOnce(report.runId);
      },
    ],
    [
      'no request leaves without its intent on disk',
      { file: 'sendItems', from: 'if (unwritten) return', to: 'if (false) return' },
      async () => {
        fault({ kind: 'resetAfterRequest', commit: true });
        const begin = async () =>
          fullDisk(await journal().begin(), ({ kind }) => kind === 'intent' || kind === 'result');
        const { report } = await add({ ports: { journal: { begin } } });
        await goOn(report.runId);
        await check(report.runId);
        await assertOnce(report.runId);
      },
    ],
    [
      'no request follows one that is uncertain',
      {
        file: 'sendItems',
        from: "if (sent.batch?.outcome.kind !== 'confirmed') return { batches, cancelled: signal.aborted };",
        to: '',
      },
      async () => {
        fault({ kind: 'closeAfterRequest', times: 2 });
        const { report, run } = await add({ request: { batchSize: 1 } });
        assert.deepEqual([report.batches.length, run?.uncertainItems], [1, [0]]);
      },
    ],
    [
      'only an answer in the shape of Mews counts as a refusal',
      {
        file: '../mews/errorAnswer',
        from: 'REFUSALS.has(answer.status) && fromMews',
        to: 'REFUSALS.has(answer.status)',
      },
      async () => {
        fault({ kind: 'answer', status: 401, body: '<html>', commit: true });
        const { report } = await add();
        await goOn(report.runId);
        await check(report.runId);
        await assertOnce(report.runId);
      },
    ],
    [
      'a check waits the quiet period',
      { file: 'quietPeriod', from: 'QUIET_MS = 120_000', to: 'QUIET_MS = 0' },
      async () => {
        fault({ kind: 'resetAfterRequest', commit: true, commitDelayMs: 'release' });
        const { report } = await add();
        await late(100_000, async () => {
          await check(report.runId);
          await goOn(report.runId);
        });
        await assertOnce(report.runId);
      },
    ],
    [
      'a check looks twice',
      { file: 'checkUncertain', from: 'const second = await look(2);', to: 'const second = first;' },
      async () => {
        fault({ kind: 'resetAfterRequest', commit: true, commitDelayMs: 'release' });
        const { report } = await add();
        await late(150_000, async () => {
          await check(report.runId);
        });
        await assertOnce(report.runId);
      },
    ],
    [
      'what was there before is not taken for ours',
      { file: 'checkUncertain', from: '...(run.baseline?.ids ?? [])', to: '...[]' },
      async () => {
        const [program] = programs(1);
        assert.ok(program);
        sandbox().addProgram({ Name: program.Name, Code: program.Code, Type: 'Hotel', Subscription: 'Free' });
        fault({ kind: 'closeAfterRequest' });
        const { report } = await add({ count: 1, request: { addedAnyway: [0] } });
        const { run } = await check(report.runId);
        assert.deepEqual([run?.created, run?.openItems], [[], [0]]);
      },
    ],
    [
      'what other runs created is not taken for ours',
      { file: 'checkUncertain', from: '[...ports.knownIds, ', to: '[' },
      async () => {
        fault({ kind: 'closeAfterRequest' });
        const { report } = await add({ count: 1 });
        const other = await add({ count: 1 });
        const knownIds = other.run?.created.map(({ Id }) => Id) ?? [];
        const { run } = await check(report.runId, { ports: { knownIds } });
        assert.deepEqual([run?.created, run?.openItems], [[], [0]]);
      },
    ],
    [
      'nothing of a run is sent while some of it is uncertain',
      { file: 'continueRun', from: 'run.uncertainItems.length > 0 || ', to: '' },
      async () => {
        fault({ kind: 'closeAfterRequest', times: 2 });
        const { report } = await add({ request: { batchSize: 1 } });
        const { run } = await goOn(report.runId, { request: { batchSize: 1 } });
        assert.deepEqual([adds().length, run?.uncertainItems], [1, [0]]);
      },
    ],
    [
      'what is sent again is looked for before',
      { file: 'continueRun', from: 'foundItems(programs, run.lateItems, cameUp, true).found', to: '[]' },
      async () => {
        fault({ kind: 'resetAfterRequest', commit: true, commitDelayMs: 'release' });
        const { report } = await add();
        await check(report.runId);
        await late(0, async () => undefined);
        await goOn(report.runId);
        await assertOnce(report.runId);
      },
    ],
    [
      'nothing is sent again that could not be looked for',
      { file: 'continueRun', from: 'run.lateItems.length > 0', to: 'false' },
      async () => {
        fault({ kind: 'resetAfterRequest', commit: true, commitDelayMs: 'release' });
        const { report } = await add();
        await check(report.runId);
        await late(0, async () => undefined);
        sandbox().fault({ kind: 'error', status: 401, message: 'No', operation: 'loyaltyPrograms/getAll' });
        await goOn(report.runId);
        await goOn(report.runId);
        await assertOnce(report.runId);
      },
    ],
  ];
  for (const [rule, mutation, scenario] of scenarios) {
    it(`shows: ${rule}`, async () => {
      await scenario();
      const mutated: RunSource = await mutatedSource(FILES, mutation);
      assert.notEqual(mutated.addLoyaltyPrograms, realSource.addLoyaltyPrograms);
      startOver(mutated);
      await assert.rejects(scenario, assert.AssertionError);
    });
  }
});
