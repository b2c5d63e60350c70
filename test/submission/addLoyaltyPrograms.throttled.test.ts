import assert from 'node:assert/strict';
import { idsOf, kindsOf, outcomesOf, useSandboxRuns } from './sandboxRun';

const busy = (seconds?: string) =>
  ({ kind: 'error', status: 429, ...(seconds !== undefined && { headers: { 'Retry-After': seconds } }) }) as const;

describe('addLoyaltyPrograms, when Mews takes no more requests', () => {
  const { sandbox, add } = useSandboxRuns();

  it('sends the same request again after the pause Mews asked for', async () => {
    sandbox().fault(busy('7'));
    const ran = await add({ count: 2 });
    assert.deepEqual([outcomesOf(ran), ran.waits], [['0+2 confirmed'], [7_000]]);
    const [first, second] = sandbox().seen;
    assert.equal(first?.text, second?.text);
    assert.equal(sandbox().seen.length, 2);
    assert.equal(sandbox().programs().length, 2);
    assert.equal(kindsOf(ran), 'begin intent answer result intent answer result end');
    assert.deepEqual(
      ran.records.flatMap((record) => (record.kind === 'intent' ? [record.attempt] : [])),
      [1, 2],
    );
    assert.deepEqual(
      [ran.run?.state, ran.run?.results.map(({ outcome }) => outcome)],
      ['confirmed', ['throttled', 'confirmed']],
    );
    assert.deepEqual(
      ran.progress.map(({ kind }) => kind),
      ['sending', 'pausing', 'sending'],
    );
  });

  it('pauses longer every time where Mews asks for none', async () => {
    for (let time = 0; time < 4; time++) sandbox().fault(busy());
    const ran = await add({ ports: { random: () => 0.5 } });
    assert.deepEqual([outcomesOf(ran), ran.waits], [['0+3 confirmed'], [1_500, 2_000, 3_000, 5_000]]);
  });

  it('gives up after five attempts, with nothing created and no doubt', async () => {
    sandbox().fault({ ...busy('2'), times: 'always' });
    const ran = await add();
    assert.deepEqual([outcomesOf(ran), ran.waits], [['0+3 throttled'], [2_000, 2_000, 2_000, 2_000]]);
    assert.equal(sandbox().seen.length, 5);
    assert.deepEqual([ran.run?.state, ran.run?.notCreated, ran.run?.uncertain], ['not-sent', 3, []]);
  });

  it('gives up at once where the pause is too long to wait for', async () => {
    sandbox().fault(busy('121'));
    const { report, waits } = await add();
    const [batch] = report.batches;
    assert.deepEqual(batch?.outcome.kind === 'throttled' && batch.outcome.retryAfter, {
      kind: 'too-long',
      pauseMs: 121_000,
    });
    assert.deepEqual([waits, sandbox().seen.length], [[], 1]);
  });

  it('counts attempts for each request anew', async () => {
    for (let time = 0; time < 4; time++) sandbox().fault(busy('1'));
    sandbox().fault({ ...busy('1'), skip: 1 });
    const ran = await add({ count: 2, request: { batchSize: 1 } });
    assert.deepEqual(outcomesOf(ran), ['0+1 confirmed', '1+1 confirmed']);
    assert.equal(idsOf(ran).length, 2);
    assert.equal(ran.waits.length, 5);
  });

  it('stops at a 5xx that follows a 429', async () => {
    sandbox().fault(busy('1'));
    sandbox().fault({ kind: 'error', status: 502, commit: true });
    const ran = await add();
    assert.deepEqual([outcomesOf(ran), ran.run?.state], [['0+3 unknown server-error'], 'uncertain']);
    assert.equal(sandbox().seen.length, 2);
  });
});
