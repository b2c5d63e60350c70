import assert from 'node:assert/strict';
import type { AddOutcome, NotSentReason, UnknownReason } from '../../src/mews/addOutcome';
import { MAX_RETRIES_UNREACHED, type Pauses, retryPause } from '../../src/submission/retryPause';

const none: Pauses = { throttled: [], unreached: [] };
const half = () => 0.5;
const notSent = (why: NotSentReason): AddOutcome => ({ kind: 'not-sent', why });

describe('retryPause', () => {
  it('is as long as a 429 asks for', () => {
    const outcome: AddOutcome = { kind: 'throttled', status: 429, retryAfter: { kind: 'pause', pauseMs: 7_000 } };
    assert.deepEqual(retryPause(outcome, none, half), { why: 'throttled', pauseMs: 7_000 });
    const longer = retryPause(outcome, { throttled: [9_000], unreached: [1_000] }, half);
    assert.deepEqual(longer, { why: 'throttled', pauseMs: 9_000 });
    assert.equal(retryPause(outcome, { ...none, throttled: [1, 2, 3, 4] }, half), undefined);
    const tooLong = { ...outcome, retryAfter: { kind: 'too-long', pauseMs: 121_000 } } as const;
    assert.equal(retryPause(tooLong, none, half), undefined);
  });

  for (const why of ['host-not-found', 'connection-refused', 'unreachable', 'no-proxy'] as const) {
    it(`grows for ${why}, which never reached Mews, and comes ${MAX_RETRIES_UNREACHED} times`, () => {
      const unreached: number[] = [];
      for (;;) {
        const pause = retryPause(notSent(why), { throttled: [60_000], unreached }, half);
        if (!pause) break;
        assert.equal(pause.why, 'unreached');
        unreached.push(pause.pauseMs);
      }
      assert.deepEqual(unreached, [1_500, 2_000, 3_000]);
    });
  }

  it('is never shorter than the one before, however the dice fall', () => {
    const pause = retryPause(notSent('unreachable'), { ...none, unreached: [1_999] }, () => 0);
    assert.deepEqual(pause, { why: 'unreached', pauseMs: 1_999 });
  });

  const finals: readonly AddOutcome[] = [
    ...(['cancelled', 'certificate', 'tls-off', 'proxy-login', 'proxy-refused'] as const).map(notSent),
    { kind: 'confirmed', matched: [] },
    { kind: 'partial', matched: [], missing: [0] },
    ...[400, 401, 403, 404, 409, 413].map((status) => ({ kind: 'rejected', status }) as const),
    ...(
      [
        'cancelled',
        'deadline',
        'connection-lost',
        'no-proxy',
        'answer-broken-off',
        'answer-too-large',
        'unreadable-answer',
        'no-content',
        'redirect',
        'not-from-mews',
        'web-page',
        'proxy-login',
        'proxy-refused',
        'gateway-error',
        'request-timeout',
        'server-error',
      ] as const satisfies readonly UnknownReason[]
    ).map((why) => ({ kind: 'unknown', why, status: 503 }) as const),
  ];
  for (const outcome of finals) {
    it(`is none for ${Object.values(outcome).join(' ')}`, () => {
      assert.equal(retryPause(outcome, none, half), undefined);
    });
  }
});
