import assert from 'node:assert/strict';
import { idsOf, kindsOf, outcomesOf, standOf, useSandboxRuns } from './sandboxRun';

const operation = 'loyaltyPrograms/add';
const busy = (seconds?: string) =>
  ({
    kind: 'error',
    status: 429,
    operation,
    ...(seconds !== undefined && { headers: { 'Retry-After': seconds } }),
  }) as const;

describe('addLoyaltyPrograms, when Mews takes no more requests', () => {
  const { sandbox, add, adds, time } = useSandboxRuns();

  it('sends the same request again after the pause Mews asked for, with an intent of its own', async () => {
    sandbox().fault(busy('7'));
    const ran = await add({ count: 2 });
    assert.deepEqual([outcomesOf(ran), time().waits], [['0+2 confirmed'], [7_000]]);
    const [first, second] = adds();
    assert.equal(first?.text, second?.text);
    assert.deepEqual([adds().length, sandbox().programs().length], [2, 2]);
    assert.equal(kindsOf(ran), 'begin baseline intent answer result intent answer result end');
    assert.deepEqual(
      ran.records.flatMap((record) => (record.kind === 'intent' ? [[record.batch, record.attempt]] : [])),
      [
        [1, 1],
        [1, 2],
      ],
    );
    assert.deepEqual(
      [ran.run?.state, ran.run?.results.map(({ outcome }) => outcome)],
      ['confirmed', ['throttled', 'confirmed']],
    );
    assert.deepEqual(ran.progress, [
      { kind: 'sending', done: 0, total: 2, first: 0, count: 2 },
      { kind: 'pausing', why: 'throttled', done: 0, total: 2, pauseMs: 7_000 },
      { kind: 'sending', done: 0, total: 2, first: 0, count: 2 },
    ]);
  });

  it('pauses longer every time where Mews asks for none', async () => {
    for (let times = 0; times < 4; times++) sandbox().fault(busy());
    const ran = await add({ ports: { random: () => 0.5 } });
    assert.deepEqual([outcomesOf(ran), time().waits], [['0+3 confirmed'], [1_500, 2_000, 3_000, 5_000]]);
  });

  for (const odd of ['Wed, 21 Oct 2015 07:28:00 GMT', '-5', '', '0x10', '1e3', '5, 10', 'soon', '0']) {
    it(`pauses a second at the least where it is asked for "${odd}"`, async () => {
      sandbox().fault(busy(odd));
      const ran = await add();
      assert.deepEqual([outcomesOf(ran), time().waits], [['0+3 confirmed'], [1_000]]);
    });
  }

  it('gives up after five attempts, with nothing created and no doubt', async () => {
    sandbox().fault({ ...busy('2'), times: 'always' });
    const ran = await add();
    assert.deepEqual([outcomesOf(ran), time().waits], [['0+3 throttled'], [2_000, 2_000, 2_000, 2_000]]);
    assert.deepEqual([adds().length, standOf(ran.run)], [5, ['not-sent', [], [], [0, 1, 2]]]);
  });

  for (const long of ['121', '315360000', '999999999', 'Thu, 01 Jan 2099 00:00:00 GMT']) {
    it(`gives up at once where it is asked to wait too long (${long})`, async () => {
      sandbox().fault(busy(long));
      const { report, run } = await add();
      const [batch] = report.batches;
      assert.ok(batch?.outcome.kind === 'throttled' && batch.outcome.retryAfter.kind === 'too-long');
      assert.deepEqual([time().waits, adds().length, run?.state], [[], 1, 'not-sent']);
    });
  }

  it('counts attempts for each request anew', async () => {
    for (let times = 0; times < 4; times++) sandbox().fault(busy('1'));
    sandbox().fault({ ...busy('1'), skip: 1 });
    const ran = await add({ count: 2, request: { batchSize: 1 } });
    assert.deepEqual(outcomesOf(ran), ['0+1 confirmed', '1+1 confirmed']);
    assert.deepEqual([idsOf(ran).length, time().waits.length], [2, 5]);
  });

  it('stops at a 5xx that follows a 429', async () => {
    sandbox().fault(busy('1'));
    sandbox().fault({ kind: 'error', status: 502, commit: true, operation });
    const ran = await add();
    assert.deepEqual([outcomesOf(ran), ran.run?.state], [['0+3 unknown server-error'], 'uncertain']);
    assert.equal(adds().length, 2);
  });
});
