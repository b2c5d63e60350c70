import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fetch from 'node-fetch';
import { ADD_PATH } from '../../src/mews/addBody';
import { OUR_REQUESTS_PER_WINDOW, RATE_WINDOW_MS } from '../../src/mews/limits';
import { postJson } from '../../src/mews/postJson';
import type { JournalEntry } from '../../src/submission/journalRecord';
import { journalRefusal } from '../../src/submission/journalRefusal';
import { requestPace } from '../../src/submission/requestPace';
import { runOf } from '../../src/submission/run';
import type { RunJournal } from '../../src/submission/runJournal';
import { type SendPorts, type SendProgress, type SendRequest, sendItems } from '../../src/submission/sendItems';
import { closedAddress } from '../mews/closedAddress';
import type { Fault } from '../sandbox/fault';
import { begin as beginRecord } from './journalEntries';
import { idsOf, kindsOf, outcomesOf, programs, standOf, useSandboxRuns } from './sandboxRun';

interface SendOptions {
  readonly count?: number;
  readonly request?: Partial<SendRequest>;
  readonly ports?: Partial<SendPorts>;
  readonly journal?: (journal: RunJournal) => RunJournal;
}

describe('sendItems', () => {
  const { sandbox, connection, post, journal, time } = useSandboxRuns();

  /** Sends without a look before, in a journal that has only its beginning. */
  async function send({ count = 3, request = {}, ports = {}, journal: changed = (open) => open }: SendOptions = {}) {
    const open = await journal().begin();
    const sent = request.programs ?? programs(count);
    await open.append({ ...beginRecord, runId: open.runId, programs: sent });
    const progress: SendProgress[] = [];
    const report = await sendItems(
      {
        connection: connection(),
        client: 'Test 1.0.0',
        chainId: null,
        programs: sent,
        items: [...sent.keys()],
        batchSize: 1000,
        firstBatch: 1,
        ...request,
      },
      changed(open),
      {
        post: post(),
        wait: time().wait,
        now: time().now,
        clock: time().clock,
        random: () => 0,
        pace: requestPace(time().clock),
        onProgress: (step) => progress.push(step),
        onBatch: () => undefined,
        ...ports,
      },
      new AbortController().signal,
    );
    await open.close();
    const { records } = await journal().read(open.runId);
    return { report, records, run: runOf(records), progress };
  }

  const codesSent = () =>
    sandbox().seen.map(({ text }) =>
      JSON.parse(text ?? '').LoyaltyPrograms.map(({ Code }: { readonly Code: string }) => Code),
    );

  it('writes the intent, posts, writes the answer, then the result, each when the one before is done', async () => {
    const events: string[] = [];
    const noted = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      events.push(`${name}…`);
      const result = await work();
      events.push(name);
      return result;
    };
    const sending = post();
    await send({
      count: 2,
      request: { batchSize: 1 },
      journal: (open) => ({ ...open, append: (entry) => noted(entry.kind, () => open.append(entry)) }),
      ports: {
        post: (body, signal) => noted('post', () => sending(body, signal)),
        onBatch: () => events.push('told'),
      },
    });
    const one = ['intent…', 'intent', 'post…', 'post', 'answer…', 'answer', 'result…', 'result', 'told'];
    assert.deepEqual(events, [...one, ...one]);
  });

  it('sends the items it is told to, in order, each request with its part, and counts on from the first number', async () => {
    const ran = await send({ count: 9, request: { items: [0, 2, 3, 6, 7, 8], batchSize: 4, firstBatch: 5 } });
    assert.deepEqual(outcomesOf(ran), ['0+1,2+2,6+1 confirmed', '7+2 confirmed']);
    assert.deepEqual(codesSent(), [
      ['P0', 'P2', 'P3', 'P6'],
      ['P7', 'P8'],
    ]);
    assert.deepEqual(
      ran.records.flatMap((record) => (record.kind === 'intent' ? [[record.batch, record.items]] : [])),
      [
        [
          5,
          [
            [0, 1],
            [2, 2],
            [6, 1],
          ],
        ],
        [6, [[7, 2]]],
      ],
    );
    assert.deepEqual(
      ran.run?.created.map(({ index, Id }) => [index, Id]),
      sandbox()
        .programs()
        .map(({ Id, Code }) => [Number(Code.slice(1)), Id]),
    );
    assert.deepEqual(ran.progress, [
      { kind: 'sending', done: 0, total: 6, first: 0, count: 4 },
      { kind: 'sending', done: 4, total: 6, first: 7, count: 2 },
    ]);
  });

  it('keeps in the intent what the body says, without its tokens', async () => {
    const chainId = sandbox().chains.auroraHotels.Id;
    const { records } = await send({ count: 2, request: { chainId } });
    const expected = createHash('sha256')
      .update(JSON.stringify([chainId, programs(2)]))
      .digest('hex');
    assert.deepEqual(
      records.flatMap((record) => (record.kind === 'intent' ? [record.sha256] : [])),
      [expected],
    );
  });

  it('keeps the answer as it came', async () => {
    const { records } = await send({ count: 1 });
    const answer = records.find((record) => record.kind === 'answer');
    assert.ok(answer?.kind === 'answer');
    assert.deepEqual(
      JSON.parse(answer.body).LoyaltyPrograms.map(({ Id }: { readonly Id: string }) => Id),
      sandbox()
        .programs()
        .map(({ Id }) => Id),
    );
    assert.deepEqual([answer.status, typeof answer.requestId], [200, 'string']);
  });

  it('takes its times from the clock it is given, of the last attempt alone', async () => {
    const sending = post();
    sandbox().fault({ kind: 'error', status: 429, headers: { 'Retry-After': '9' } });
    const { report, records } = await send({
      ports: {
        post: async (body, signal) => {
          time().pass(250.4);
          return sending(body, signal);
        },
      },
    });
    assert.equal(report.batches[0]?.tookMs, 250);
    assert.deepEqual(
      records.flatMap((record) => (record.kind === 'result' ? [record.tookMs] : [])),
      [250, 250],
    );
  });

  it('waits for its turn where it has sent as many requests as it may', async () => {
    const count = OUR_REQUESTS_PER_WINDOW + 2;
    const times: number[] = [];
    const pace = requestPace(time().clock);
    const ran = await send({
      count,
      request: { batchSize: 1 },
      ports: {
        pace,
        // Any answer does here, and 152 of them at a server would take their time.
        post: async (body) => {
          times.push(time().clock());
          const programsOfBody: object[] = JSON.parse(body).LoyaltyPrograms;
          const LoyaltyPrograms = programsOfBody.map((program) => ({ ...program, Id: `id ${times.length}` }));
          return { kind: 'answered', answer: { status: 200, body: JSON.stringify({ LoyaltyPrograms }) } };
        },
      },
    });
    assert.equal(ran.run?.created.length, count);
    assert.deepEqual(time().waits, [RATE_WINDOW_MS]);
    assert.equal(times.filter((at) => at < RATE_WINDOW_MS).length, OUR_REQUESTS_PER_WINDOW);
    assert.deepEqual(
      ran.progress.filter(({ kind }) => kind === 'pausing'),
      [{ kind: 'pausing', why: 'pace', done: 150, total: count, pauseMs: RATE_WINDOW_MS }],
    );
  });

  it('waits for its turn behind a pause as well', async () => {
    sandbox().fault({ kind: 'error', status: 429, headers: { 'Retry-After': '2' } });
    let pauseMs = 0;
    const pace = { pauseMs: () => pauseMs, took: () => (pauseMs += 500) };
    const ran = await send({ ports: { pace } });
    assert.deepEqual([outcomesOf(ran), time().waits], [['0+3 confirmed'], [2_000, 500]]);
  });

  describe('where nothing reached Mews', () => {
    const notFound = { kind: 'failed', error: { type: 'system', code: 'ENOTFOUND', syscall: 'getaddrinfo' } } as const;

    it('tries again three times, each with its own intent, and leaves no doubt behind', async () => {
      const ran = await send({ ports: { post: post({ ...connection(), platformAddress: await closedAddress() }) } });
      assert.deepEqual(outcomesOf(ran), ['0+3 not-sent connection-refused']);
      assert.deepEqual(time().waits, [1_000, 1_000, 1_000]);
      assert.equal(kindsOf(ran), `begin${' intent result'.repeat(4)}`);
      assert.deepEqual(
        ran.records.flatMap((record) => (record.kind === 'intent' ? [record.attempt] : [])),
        [1, 2, 3, 4],
      );
      assert.deepEqual(standOf(ran.run), ['not-sent', [], [], [0, 1, 2]]);
      assert.deepEqual(
        ran.progress.flatMap((step) => (step.kind === 'pausing' ? [step.why] : [])),
        ['unreached', 'unreached', 'unreached'],
      );
    });

    it('goes on as soon as Mews is reached', async () => {
      let fails = 2;
      const sending = post();
      const ran = await send({
        count: 2,
        request: { batchSize: 1 },
        ports: { post: async (body, signal) => (fails-- > 0 ? notFound : sending(body, signal)) },
      });
      assert.deepEqual(outcomesOf(ran), ['0+1 confirmed', '1+1 confirmed']);
      assert.deepEqual([time().waits.length, sandbox().seen.length], [2, 2]);
    });

    it('stops for good at an answer that is lost on a later try', async () => {
      let fails = 1;
      sandbox().fault({ kind: 'resetAfterRequest', commit: true });
      const sending = post();
      const ran = await send({
        ports: { post: async (body, signal) => (fails-- > 0 ? notFound : sending(body, signal)) },
      });
      assert.deepEqual([outcomesOf(ran), sandbox().seen.length], [['0+3 unknown connection-lost'], 1]);
      assert.deepEqual(standOf(ran.run), ['uncertain', [], [0, 1, 2], []]);
    });

    it('counts a 429 in between apart', async () => {
      const answers = [notFound, 429, notFound, 429, notFound, notFound] as const;
      let next = 0;
      const ran = await send({
        ports: {
          post: async () => {
            const answer = answers[next++];
            return answer === 429 ? { kind: 'answered', answer: { status: 429, body: '' } } : notFound;
          },
        },
      });
      assert.deepEqual([outcomesOf(ran), next], [['0+3 not-sent host-not-found'], 6]);
    });

    it('does not try a certificate again', async () => {
      const error = { type: 'system', code: 'CERT_HAS_EXPIRED' };
      const ran = await send({ ports: { post: async () => ({ kind: 'failed', error }) } });
      assert.deepEqual([outcomesOf(ran), time().waits], [['0+3 not-sent certificate'], []]);
    });
  });

  const uncertain = (created: number, kept: number) => ({ state: 'uncertain', created, kept });
  const rejected = { state: 'rejected', created: 0, kept: 0 };
  const lost = JSON.stringify({ LoyaltyPrograms: [] });
  const stops: readonly (readonly [string, Fault, string, { state: string; created: number; kept: number }])[] = [
    ['a 400', { kind: 'error', status: 400, message: 'No' }, 'rejected', rejected],
    ['a 401', { kind: 'error', status: 401, message: 'No' }, 'rejected', rejected],
    ['a 403', { kind: 'error', status: 403, message: 'No' }, 'rejected', rejected],
    ['a 404', { kind: 'error', status: 404, message: 'No' }, 'rejected', rejected],
    ['a 409', { kind: 'error', status: 409, message: 'No' }, 'rejected', rejected],
    ['a 413', { kind: 'error', status: 413, message: 'No' }, 'rejected', rejected],
    ['a 408', { kind: 'error', status: 408, commit: true }, 'unknown request-timeout', uncertain(2, 0)],
    ...[500, 502, 503, 504, 520, 526].flatMap((status) =>
      [false, true].map(
        (commit) =>
          [
            `a ${status}, ${commit ? 'with' : 'without'} the programs`,
            { kind: 'error', status, commit, headers: { 'Retry-After': '1' } },
            'unknown server-error',
            uncertain(commit ? 2 : 0, 0),
          ] as const,
      ),
    ),
    ['a lost connection', { kind: 'resetAfterRequest', commit: true }, 'unknown connection-lost', uncertain(2, 0)],
    ['a lost connection', { kind: 'resetAfterRequest' }, 'unknown connection-lost', uncertain(0, 0)],
    ['an unread request', { kind: 'resetBeforeReading' }, 'unknown connection-lost', uncertain(0, 0)],
    ['a closed connection', { kind: 'closeAfterRequest' }, 'unknown connection-lost', uncertain(0, 0)],
    ['an answer cut off', { kind: 'cut', framing: 'contentLength' }, 'unknown answer-broken-off', uncertain(2, 0)],
    ['an answer cut off', { kind: 'cut', framing: 'untilClose' }, 'unknown unreadable-answer', uncertain(2, 0)],
    ['a redirect', { kind: 'answer', status: 307, headers: { Location: '/' } }, 'unknown redirect', uncertain(0, 0)],
    ['a proxy', { kind: 'answer', status: 403, body: '<html>' }, 'unknown proxy-refused', uncertain(0, 0)],
    ['a page', { kind: 'answer', status: 200, body: '<html>' }, 'unknown web-page', uncertain(0, 0)],
    ['no program', { kind: 'answer', status: 200, body: lost }, 'unknown unreadable-answer', uncertain(0, 0)],
    ['no content', { kind: 'answer', status: 204, commit: true }, 'unknown no-content', uncertain(2, 0)],
    ['a 201', { kind: 'answer', status: 201, commit: true }, 'unknown unreadable-answer', uncertain(2, 0)],
    ['fewer programs', { kind: 'changed', change: 'fewer', index: 1 }, 'partial', uncertain(2, 1)],
    ['one Id for two', { kind: 'changed', change: 'duplicateId' }, 'partial', uncertain(2, 1)],
    ['an empty Id', { kind: 'changed', change: 'emptyId' }, 'partial', uncertain(2, 1)],
  ];
  for (const [what, fault, outcome, { state, created, kept }] of stops) {
    it(`stops at ${what} (${fault.kind}), never sends it again, and sends no further request`, async () => {
      sandbox().fault(fault);
      const ran = await send({ count: 4, request: { batchSize: 2 } });
      assert.deepEqual([outcomesOf(ran), ran.report.cancelled], [[`0+2 ${outcome}`], false]);
      assert.equal(ran.report.recordFailure, undefined);
      assert.deepEqual([sandbox().seen.length, sandbox().programs().length, time().waits], [1, created, []]);
      assert.deepEqual([ran.run?.state, ran.run?.created.length], [state, kept]);
      // What was not sent is not in doubt.
      assert.deepEqual(ran.run?.openItems.slice(-2), [2, 3]);
      assert.equal(kindsOf(ran).match(/intent/g)?.length, 1);
    });
  }

  it('stops at its deadline, and never sends it again', async () => {
    sandbox().fault({ kind: 'hold', commit: true });
    const ran = await send({
      ports: {
        post: (body, signal) =>
          postJson(sandbox().address + ADD_PATH, body, { fetch, signal, deadlineMs: 50, userAgent: 'Test/1.0.0' }),
      },
    });
    assert.deepEqual([outcomesOf(ran), time().waits], [['0+3 unknown deadline'], []]);
    assert.deepEqual([sandbox().seen.length, standOf(ran.run)], [1, ['uncertain', [], [0, 1, 2], []]]);
  });

  const confirmed = ['foreign', 'reordered', 'missingChainId', 'otherChainId', 'changedName', 'extraMembers'] as const;
  for (const change of confirmed) {
    it(`goes on behind an answer that brings every Id (${change})`, async () => {
      sandbox().fault({ kind: 'changed', change });
      const ran = await send({ count: 4, request: { batchSize: 2 } });
      assert.deepEqual(outcomesOf(ran), ['0+2 confirmed', '2+2 confirmed']);
      const ids = new Map(ran.run?.created.map(({ index, Id }) => [index, Id]));
      const inMews = sandbox()
        .programs()
        .map(({ Id }) => Id);
      assert.deepEqual(
        [0, 1, 2, 3].map((item) => ids.get(item)),
        inMews,
      );
      assert.equal(ran.run?.created.length, change === 'foreign' ? 5 : 4);
    });
  }

  /** Two requests, with a journal that has no room for some of its records. */
  const sendWithoutRoomFor = (isRefused: (entry: JournalEntry) => boolean) =>
    send({
      count: 2,
      request: { batchSize: 1 },
      journal: (open) => ({
        ...open,
        append: async (entry) => {
          if (isRefused(entry)) throw journalRefusal('JOURNAL_FULL');
          await open.append(entry);
        },
      }),
    });
  const hasBody = (entry: JournalEntry) => entry.kind === 'answer' && entry.body !== '';

  it('writes an answer without its body where the journal has no room for that, and goes on', async () => {
    const ran = await sendWithoutRoomFor(hasBody);
    assert.deepEqual(outcomesOf(ran), ['0+1 confirmed', '1+1 confirmed']);
    assert.deepEqual([ran.report.recordFailure, ran.report.bug], [undefined, undefined]);
    assert.deepEqual(
      [kindsOf(ran), standOf(ran.run)],
      [`begin${' intent answer result'.repeat(2)}`, ['confirmed', [0, 1], [], []]],
    );
  });

  it('rescues the result where the journal has no room for that either, and stops', async () => {
    const ran = await sendWithoutRoomFor((entry) => entry.kind === 'result' || hasBody(entry));
    assert.deepEqual([outcomesOf(ran), ran.report.recordFailure?.code], [['0+1 confirmed'], 'JOURNAL_FULL']);
    assert.deepEqual([kindsOf(ran), standOf(ran.run)], ['begin intent answer result', ['not-sent', [0], [], [1]]]);
  });

  describe('where something fails that should not', () => {
    const bug = new RangeError('Maximum call stack size exceeded');
    const fail = () => {
      throw bug;
    };
    const onceUncertain = ['uncertain', [], [0], []];

    it('keeps an answer that can not be judged, and calls its programs uncertain', async () => {
      let answered = false;
      const one = {
        Name: 'Gold',
        get Code() {
          return answered ? fail() : 'P0';
        },
      };
      const sending = post();
      const ran = await send({
        request: { programs: [one], items: [0] },
        ports: {
          post: async (body, signal) => {
            const exchange = await sending(body, signal);
            answered = true;
            return exchange;
          },
        },
      });
      assert.deepEqual([outcomesOf(ran), ran.report.bug], [['0+1 unknown bug'], { error: bug }]);
      assert.deepEqual([kindsOf(ran), standOf(ran.run)], ['begin intent answer result', onceUncertain]);
      const [created] = sandbox().programs();
      assert.ok(ran.records.some((record) => record.kind === 'answer' && record.body.includes(created?.Id ?? '-')));
    });

    it('notes an answer that can neither be judged nor kept, and calls its programs uncertain', async () => {
      const answer = {
        status: 200,
        get body() {
          return fail();
        },
      };
      const ran = await send({ count: 1, ports: { post: async () => ({ kind: 'answered', answer }) } });
      assert.deepEqual([outcomesOf(ran), ran.report.bug], [['0+1 unknown bug'], { error: bug }]);
      assert.deepEqual([kindsOf(ran), standOf(ran.run)], ['begin intent answer result', onceUncertain]);
      assert.deepEqual(
        ran.records.flatMap((record) => (record.kind === 'answer' ? [[record.status, record.body]] : [])),
        [[200, '']],
      );
    });

    for (const [kept, records] of [
      ['', 'begin intent answer result'],
      ['undefined', 'begin intent'],
    ] as const) {
      it(`keeps the Ids where the answer can not be written (${kept === '' ? 'but without its body' : 'not even without its body'})`, async () => {
        const ran = await send({
          count: 2,
          request: { batchSize: 1 },
          journal: (open) => ({
            ...open,
            append: async (entry) => (entry.kind === 'answer' && entry.body !== kept ? fail() : open.append(entry)),
            rescue: async () => fail(),
          }),
        });
        const ids = sandbox()
          .programs()
          .map(({ Id }) => Id);
        assert.deepEqual([outcomesOf(ran), idsOf(ran), ids.length], [['0+1 confirmed'], ids, 1]);
        assert.deepEqual(ran.report.bug, { error: bug });
        assert.deepEqual(ran.report.recordFailure, kept === '' ? undefined : { when: 'after-answer' });
        assert.deepEqual([kindsOf(ran), ran.run?.created.length], [records, kept === '' ? 1 : 0]);
      });
    }

    const inPauses = { kind: 'error', status: 429, headers: { 'Retry-After': '2' } } as const;
    const ways: readonly (readonly [string, () => Partial<SendPorts>, readonly string[], string, boolean])[] = [
      ['the request', () => ({ post: async () => fail() }), ['0+1 unknown bug'], 'begin intent result', false],
      ['what is told', () => ({ onBatch: fail }), ['0+1 confirmed'], 'begin intent answer result', false],
      ['the progress', () => ({ onProgress: fail }), [], 'begin', false],
      ['the clock', () => ({ clock: fail }), ['0+1 unknown bug'], 'begin intent result', false],
      ['a pause', () => ({ wait: async () => fail() }), ['0+1 throttled'], 'begin intent answer result', true],
    ];
    for (const [what, ports, outcomes, records, throttled] of ways) {
      it(`has what came so far in the report and in the journal, and stops (${what})`, async () => {
        if (throttled) sandbox().fault(inPauses);
        const ran = await send({ count: 2, request: { batchSize: 1 }, ports: ports() });
        assert.deepEqual([outcomesOf(ran), ran.report.bug], [outcomes, { error: bug }]);
        assert.deepEqual([kindsOf(ran), ran.report.cancelled], [records, false]);
      });
    }

    it('says so where an intent can not be written for it', async () => {
      const ran = await send({ journal: (open) => ({ ...open, append: async () => fail() }) });
      assert.deepEqual(ran.report, {
        batches: [],
        cancelled: false,
        recordFailure: { when: 'before-sending' },
        bug: { error: bug },
      });
    });
  });
});
