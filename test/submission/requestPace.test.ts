import assert from 'node:assert/strict';
import fc from 'fast-check';
import { OUR_REQUESTS_PER_WINDOW, RATE_WINDOW_MS } from '../../src/mews/limits';
import { requestPace } from '../../src/submission/requestPace';

/** Sends a request after each gap and the pause it is told; gives when each left, and the pauses. */
function send(gaps: readonly number[]): { readonly times: readonly number[]; readonly pauses: readonly number[] } {
  let now = 0;
  const pace = requestPace(() => now);
  const pauses: number[] = [];
  const times = gaps.map((gap) => {
    now += gap;
    const pauseMs = pace.pauseMs();
    now += pauseMs;
    pauses.push(pauseMs);
    pace.took();
    return now;
  });
  return { times, pauses };
}

const each = (count: number, gap: number) => Array.from({ length: count }, () => gap);

describe('requestPace', () => {
  it('lets the first requests go at once, and the next when the first of them is out of the window', () => {
    const { pauses } = send([...each(OUR_REQUESTS_PER_WINDOW, 0), 1_000, 0, 0]);
    assert.deepEqual(pauses, [...each(OUR_REQUESTS_PER_WINDOW, 0), RATE_WINDOW_MS - 1_000, 0, 0]);
  });

  it('never pauses where requests take their time', () => {
    const gap = RATE_WINDOW_MS / OUR_REQUESTS_PER_WINDOW;
    assert.deepEqual(new Set(send(each(1_000, gap)).pauses), new Set([0]));
  });

  it('counts requests that leave, not questions', () => {
    const pace = requestPace(() => 0);
    for (const _ of each(1_000, 0)) assert.equal(pace.pauseMs(), 0);
  });

  it('tells a pause that no timer cuts short', () => {
    let now = 0.25;
    const pace = requestPace(() => now);
    for (const _ of each(OUR_REQUESTS_PER_WINDOW, 0)) pace.took();
    now = 0.5;
    assert.equal(pace.pauseMs(), RATE_WINDOW_MS);
  });

  it('keeps every window below the limit, and no pause longer than a window', () => {
    const gaps = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1_000, noNaN: true })), {
      minLength: 150,
      maxLength: 600,
    });
    fc.assert(
      fc.property(gaps, (all) => {
        const { times, pauses } = send(all);
        for (const [index, time] of times.entries()) {
          const before = times[index - OUR_REQUESTS_PER_WINDOW];
          assert.ok(before === undefined || time - before >= RATE_WINDOW_MS - 1e-6);
        }
        assert.ok(pauses.every((pauseMs) => pauseMs >= 0 && pauseMs <= RATE_WINDOW_MS));
      }),
    );
  });
});
