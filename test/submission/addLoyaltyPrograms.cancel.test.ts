import assert from 'node:assert/strict';
import { kindsOf, outcomesOf, useSandboxRuns } from './sandboxRun';

describe('addLoyaltyPrograms, when it is cancelled', () => {
  const { sandbox, add, post } = useSandboxRuns();

  it('sends nothing where that happened before', async () => {
    const ran = await add({ signal: AbortSignal.abort() });
    assert.deepEqual(outcomesOf(ran), ['0+3 not-sent cancelled']);
    assert.deepEqual([ran.run?.state, ran.run?.uncertain, ran.run?.notCreated], ['not-sent', [], 3]);
    assert.deepEqual(sandbox().seen, []);
  });

  it('sends no further request after the one that is under way', async () => {
    const controller = new AbortController();
    const sending = post();
    const ran = await add({
      count: 4,
      request: { batchSize: 2 },
      signal: controller.signal,
      ports: {
        post: async (body, signal) => {
          const exchange = await sending(body, signal);
          controller.abort();
          return exchange;
        },
      },
    });
    assert.deepEqual(outcomesOf(ran), ['0+2 confirmed']);
    assert.equal(kindsOf(ran), 'begin intent answer result end');
    assert.deepEqual([ran.run?.created.length, ran.run?.uncertain, ran.run?.notCreated], [2, [], 2]);
    assert.equal(sandbox().seen.length, 1);
  });

  it('claims nothing of a request that is under way', async () => {
    sandbox().fault({ kind: 'hold', commit: true });
    const controller = new AbortController();
    const adding = add({ count: 4, request: { batchSize: 2 }, signal: controller.signal });
    await sandbox().whenReceived('loyaltyPrograms/add');
    controller.abort();
    const ran = await adding;
    assert.deepEqual(outcomesOf(ran), ['0+2 unknown cancelled']);
    assert.equal(kindsOf(ran), 'begin intent result end');
    assert.deepEqual([ran.run?.state, ran.run?.uncertain.length, ran.run?.notCreated], ['uncertain', 2, 2]);
    assert.equal(sandbox().seen.length, 1);
  });

  it('sends nothing more where that happens during a pause', async () => {
    sandbox().fault({ kind: 'error', status: 429, headers: { 'Retry-After': '60' } });
    const controller = new AbortController();
    const ran = await add({ signal: controller.signal, ports: { wait: async () => controller.abort() } });
    // A request did leave and was refused: "not sent" would be less than the truth.
    assert.deepEqual(outcomesOf(ran), ['0+3 throttled']);
    assert.deepEqual([ran.run?.state, ran.run?.uncertain, ran.run?.notCreated], ['not-sent', [], 3]);
    assert.deepEqual([sandbox().seen.length, sandbox().programs().length], [1, 0]);
  });
});
