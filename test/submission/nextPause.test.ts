import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MAX_PAUSE_MS, MIN_PAUSE_MS, type RetryAfter } from '../../src/mews/retryAfter';
import { MAX_ATTEMPTS, MAX_PAUSES_MS, nextPause } from '../../src/submission/nextPause';
import { anyRuns } from '../anyRuns';

const pause = (pauseMs: number): RetryAfter => ({ kind: 'pause', pauseMs });
const absent: RetryAfter = { kind: 'absent' };
const half = () => 0.5;

describe('nextPause', function () {
  this.timeout(anyRuns.timeoutMs);

  const cases: readonly (readonly [string, RetryAfter, readonly number[], number | undefined])[] = [
    ['the pause that was asked for', pause(7_000), [], 7_000],
    ['a longer pause than before', pause(9_000), [7_000], 9_000],
    ['no shorter pause than before', pause(2_000), [7_000], 7_000],
    ['a growing pause where none was asked for', absent, [], 1_500],
    ['a pause grown once', absent, [1_500], 2_000],
    ['a pause grown twice', absent, [1_500, 2_000], 3_000],
    ['a pause grown three times', absent, [1_500, 2_000, 3_000], 5_000],
    ['no grown pause shorter than one asked for before', absent, [60_000], 60_000],
    ['nothing where the pause is too long', { kind: 'too-long', pauseMs: 121_000 }, [], undefined],
    ['nothing after the last attempt', pause(1_000), [1_000, 1_000, 1_000, 1_000], undefined],
    ['the last pause that fits', pause(100_000), [100_000, 100_000], 100_000],
    ['nothing where all pauses take too long', pause(100_001), [100_000, 100_000], undefined],
    ['nothing where the pause before takes too long again', pause(1_000), [120_000, 120_000], undefined],
  ];
  for (const [what, retryAfter, pauses, expected] of cases) {
    it(`gives ${what}`, () => {
      assert.equal(nextPause(retryAfter, pauses, half), expected);
    });
  }

  it('ends after few attempts and a bounded time, with pauses that never shrink', () => {
    const asked = fc.oneof(
      { weight: 3, arbitrary: fc.constant(absent) },
      { weight: 9, arbitrary: fc.integer({ min: MIN_PAUSE_MS, max: MAX_PAUSE_MS }).map(pause) },
      fc.integer({ min: MAX_PAUSE_MS + 1 }).map((pauseMs): RetryAfter => ({ kind: 'too-long', pauseMs })),
    );
    fc.assert(
      fc.property(
        fc.infiniteStream(asked),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (answers, dice) => {
          const pauses: number[] = [];
          while (pauses.length < MAX_ATTEMPTS) {
            const next = nextPause(answers.next().value, pauses, () => dice.next().value);
            if (next === undefined) break;
            pauses.push(next);
          }
          assert.ok(pauses.length < MAX_ATTEMPTS);
          assert.ok(pauses.reduce((sum, each) => sum + each, 0) <= MAX_PAUSES_MS);
          assert.deepEqual(
            pauses,
            pauses.toSorted((one, other) => one - other),
          );
          assert.ok(pauses.every((each) => each >= MIN_PAUSE_MS));
        },
      ),
      anyRuns.parameters(500),
    );
  });

  it('stays within five attempts and five minutes', () => {
    assert.deepEqual([MAX_ATTEMPTS, MAX_PAUSES_MS], [5, 300_000]);
  });
});
