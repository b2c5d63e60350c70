import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { RATE_WINDOW_MS } from '../../src/mews/limits';
import { idsOf, kindsOf, outcomesOf, standOf, useSandboxRuns } from './sandboxRun';

describe('addLoyaltyPrograms, when it is cancelled', () => {
  const { sandbox, add, adds, post, time, journal, connection } = useSandboxRuns();
  const operation = 'loyaltyPrograms/add';

  it('sends nothing where that happened before', async () => {
    const ran = await add({ signal: AbortSignal.abort() });
    assert.deepEqual([outcomesOf(ran), ran.report.cancelled], [['0+3 not-sent cancelled'], true]);
    assert.deepEqual(standOf(ran.run), ['not-sent', [], [], [0, 1, 2]]);
    assert.deepEqual(adds(), []);
  });

  it('sends nothing where that happens while the journal begins', async () => {
    const controller = new AbortController();
    const begin = () => {
      controller.abort();
      return journal().begin();
    };
    const ran = await add({ signal: controller.signal, ports: { journal: { begin } } });
    assert.deepEqual([outcomesOf(ran), adds()], [['0+3 not-sent cancelled'], []]);
    assert.deepEqual(standOf(ran.run), ['not-sent', [], [], [0, 1, 2]]);
  });

  it('claims nothing where that happens in the tick in which a request leaves, and nothing goes uncaught', async () => {
    const controller = new AbortController();
    const sending = post();
    const ran = await add({
      signal: controller.signal,
      ports: {
        post: (body, signal) => {
          const sent = sending(body, signal);
          controller.abort();
          return sent;
        },
      },
    });
    // mocha fails a test during which an exception goes uncaught.
    await turn();
    assert.deepEqual([outcomesOf(ran), ran.report.cancelled], [['0+3 unknown cancelled'], true]);
    assert.deepEqual([standOf(ran.run), adds()], [['uncertain', [], [0, 1, 2], []], []]);
  });

  it('claims nothing of a request that is on its way up', async () => {
    const controller = new AbortController();
    // It reads nothing, and the body is longer than what the sockets hold: the upload can't come to its end.
    const server = createServer({ pauseOnConnect: true }, () => controller.abort());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    assert.ok(typeof bound === 'object' && bound);
    const to = { ...connection(), platformAddress: `http://127.0.0.1:${bound.port}` };
    const long = Array.from({ length: 1_000 }, (_, index) => ({ Name: 'N'.repeat(10_000), Code: `C${index}` }));
    const existing = { kind: 'read', programs: [], ids: [] } as const;
    const ran = await add({ request: { programs: long, connection: to, existing }, signal: controller.signal });
    assert.deepEqual(outcomesOf(ran), ['0+1000 unknown cancelled']);
    assert.deepEqual([ran.run?.state, ran.run?.uncertain.length], ['uncertain', 1_000]);
    server.close();
  });

  it('claims nothing of a request that waits for its answer, and sends no other', async () => {
    sandbox().fault({ kind: 'hold', commit: true, operation });
    const controller = new AbortController();
    const adding = add({ count: 4, request: { batchSize: 2 }, signal: controller.signal });
    await sandbox().whenReceived(operation);
    controller.abort();
    const ran = await adding;
    assert.deepEqual([outcomesOf(ran), ran.report.cancelled], [['0+2 unknown cancelled'], true]);
    assert.equal(kindsOf(ran), 'begin baseline intent result end');
    assert.deepEqual(standOf(ran.run), ['uncertain', [], [0, 1], [2, 3]]);
    assert.equal(adds().length, 1);
  });

  it('claims nothing of a request whose answer is coming', async () => {
    sandbox().fault({ kind: 'slow', part: 'body', everyMs: 60_000, operation });
    const controller = new AbortController();
    const sending = post();
    const ran = await add({
      signal: controller.signal,
      ports: {
        post: async (body, signal) => {
          const sent = sending(body, signal);
          while (sandbox().programs().length === 0) await turn();
          controller.abort();
          return sent;
        },
      },
    });
    assert.deepEqual(
      [outcomesOf(ran), standOf(ran.run)],
      [['0+3 unknown cancelled'], ['uncertain', [], [0, 1, 2], []]],
    );
  });

  it('records every Id where that happens after the answer came, and sends no further request', async () => {
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
    assert.deepEqual([outcomesOf(ran), ran.report.cancelled], [['0+2 confirmed'], true]);
    assert.equal(kindsOf(ran), 'begin baseline intent answer result end');
    assert.deepEqual(standOf(ran.run), ['not-sent', [0, 1], [], [2, 3]]);
    assert.deepEqual(
      ran.run?.created.map(({ Id }) => Id),
      sandbox()
        .programs()
        .map(({ Id }) => Id),
    );
    assert.equal(adds().length, 1);
  });

  it('records every Id where that happens while the answer is written', async () => {
    const controller = new AbortController();
    const begin = async () => {
      const run = await journal().begin();
      return {
        ...run,
        append: async (entry: Parameters<typeof run.append>[0]) => {
          if (entry.kind === 'answer') controller.abort();
          await run.append(entry);
        },
      };
    };
    const ran = await add({ signal: controller.signal, ports: { journal: { begin } } });
    // Everything was sent and confirmed: there was nothing left to cancel.
    assert.deepEqual([outcomesOf(ran), ran.report.cancelled], [['0+3 confirmed'], false]);
    assert.deepEqual([idsOf(ran).length, standOf(ran.run)], [3, ['confirmed', [0, 1, 2], [], []]]);
  });

  it('sends nothing more where that happens between two requests', async () => {
    const controller = new AbortController();
    const ran = await add({
      count: 3,
      request: { batchSize: 1 },
      signal: controller.signal,
      ports: { onBatch: ({ items }) => items[0] === 1 && controller.abort() },
    });
    assert.deepEqual([outcomesOf(ran), ran.report.cancelled], [['0+1 confirmed', '1+1 confirmed'], true]);
    assert.deepEqual([standOf(ran.run), adds().length], [['not-sent', [0, 1], [], [2]], 2]);
  });

  it('sends nothing more where that happens in a pause after a 429', async () => {
    sandbox().fault({ kind: 'error', status: 429, headers: { 'Retry-After': '60' }, operation });
    const controller = new AbortController();
    time().onWaited = () => controller.abort();
    let pauseMs = 0;
    const pace = { pauseMs: () => pauseMs, took: () => (pauseMs = 500) };
    const ran = await add({ signal: controller.signal, ports: { pace } });
    // A request did leave and was refused: "not sent" would be less than the truth.
    assert.deepEqual([outcomesOf(ran), ran.report.cancelled], [['0+3 throttled'], true]);
    assert.deepEqual(standOf(ran.run), ['not-sent', [], [], [0, 1, 2]]);
    assert.deepEqual([time().waits, adds().length, sandbox().programs().length], [[60_000], 1, 0]);
    assert.equal(kindsOf(ran), 'begin baseline intent answer result end');
  });

  it('sends nothing where that happens while the first request waits for its turn', async () => {
    const controller = new AbortController();
    time().onWaited = () => controller.abort();
    const pace = { pauseMs: () => RATE_WINDOW_MS, took: () => undefined };
    const ran = await add({ signal: controller.signal, ports: { pace } });
    assert.deepEqual([outcomesOf(ran), ran.report.cancelled], [['0+3 not-sent cancelled'], true]);
    assert.deepEqual([time().waits, adds()], [[RATE_WINDOW_MS], []]);
  });

  it('says cancelled of no run that stopped for another reason', async () => {
    sandbox().fault({ kind: 'error', status: 500, operation });
    const controller = new AbortController();
    const { report } = await add({ signal: controller.signal });
    assert.deepEqual([report.batches.length, report.cancelled], [1, false]);
  });
});
