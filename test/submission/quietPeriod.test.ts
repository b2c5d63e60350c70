import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ADD_DEADLINE_MS } from '../../src/mews/limits';
import { type LastSent, QUIET_MS, quietLeftMs } from '../../src/submission/quietPeriod';
import { anyRuns } from '../anyRuns';

const T0 = Date.parse('2026-08-01T12:00:00Z');
const SERVER = T0 - 7_000;
const YEARS = 10 * 365 * 24 * 3_600_000;
const at = (ms: number) => new Date(T0 + ms).toISOString();

/** A request whose intent was written at T0 and whose wait ended 5 s later, by our clock and by Mews'. */
const ended: LastSent = { at: at(0), endedAt: at(5_000), serverTimeMs: SERVER + 5_000 };
/** One that nobody saw end. */
const open: LastSent = { at: at(0), serverTimeMs: SERVER };

describe('quietLeftMs', () => {
  const cases: readonly (readonly [string, LastSent | undefined, number, number | undefined, number])[] = [
    ['all of it where nothing is known of the request', undefined, 0, undefined, QUIET_MS],
    ['all of it right behind the request', ended, 5_000, undefined, QUIET_MS],
    ['what is left of it', ended, 25_000, undefined, QUIET_MS - 20_000],
    ['its last millisecond', ended, 5_000 + QUIET_MS - 1, undefined, 1],
    ['nothing once it is over', ended, 5_000 + QUIET_MS, undefined, 0],
    ['nothing a day later', ended, 86_400_000, 86_400_000, 0],
    ['all of it where the clock was set back', ended, -YEARS, undefined, QUIET_MS],
    ['all of it where the clock was set back, whatever Mews says', ended, -YEARS, 86_400_000, QUIET_MS],
    ['what Mews says is left where the clock was set forward', ended, YEARS, 25_000, QUIET_MS - 20_000],
    ['nothing where Mews agrees that years have passed', ended, YEARS, YEARS, 0],
    ['the longer one of the two', ended, 65_000, 25_000, QUIET_MS - 20_000],
    ['the longer one of the two, the other way', ended, 25_000, 65_000, QUIET_MS - 20_000],
    ["all of it where Mews' clock went back", ended, YEARS, -YEARS, QUIET_MS],
    ['by our clock alone where Mews had none then', { at: at(0), endedAt: at(0) }, 20_000, YEARS, QUIET_MS - 20_000],
    ['all of it where nobody saw the request end, up to its deadline', open, 20_000, undefined, QUIET_MS],
    ['all of it at that deadline', open, ADD_DEADLINE_MS, undefined, QUIET_MS],
    ['what is left of it behind that deadline', open, ADD_DEADLINE_MS + 20_000, undefined, QUIET_MS - 20_000],
    ['nothing when it is over behind that deadline', open, ADD_DEADLINE_MS + QUIET_MS, undefined, 0],
    ["the same by Mews' clock", open, YEARS, ADD_DEADLINE_MS + 20_000, QUIET_MS - 20_000],
    ['all of it where the time is none', { at: 'yesterday' }, 0, undefined, QUIET_MS],
    ['all of it where the time of Mews is none', { ...ended, serverTimeMs: Number.NaN }, YEARS, YEARS, QUIET_MS],
  ];
  for (const [what, sent, now, serverNow, left] of cases) {
    it(`is ${what}`, () => {
      const clocks = { nowMs: T0 + now, ...(serverNow !== undefined && { serverNowMs: SERVER + serverNow }) };
      assert.equal(quietLeftMs(sent, clocks), left);
    });
  }

  it('is two minutes at most, never negative, and never less for a second clock', () => {
    const ms = fc.integer({ min: -YEARS, max: YEARS });
    fc.assert(
      fc.property(fc.constantFrom(ended, open), ms, ms, (sent, now, serverNow) => {
        const one = quietLeftMs(sent, { nowMs: T0 + now });
        const both = quietLeftMs(sent, { nowMs: T0 + now, serverNowMs: SERVER + serverNow });
        assert.ok(one >= 0 && both >= one && both <= QUIET_MS);
      }),
      anyRuns.parameters(500),
    );
    assert.equal(QUIET_MS, 120_000);
  }).timeout(anyRuns.timeoutMs);
});
