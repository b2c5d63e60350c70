import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { JournalEntry } from '../../src/submission/journalRecord';
import { runOf } from '../../src/submission/run';
import { breachOfRun } from './breachOfRun';
import {
  again,
  alike,
  baseline,
  begin,
  checked,
  damage,
  decide,
  end,
  intent,
  looked,
  noBaseline,
  owner,
  recordsOf,
  reopened,
  result,
  resultWith,
  second,
  shutdown,
  throttled,
  timeOf,
  unknown,
} from './journalEntries';
import { runFacts } from './runFacts';
import { runStory, STEPS } from './runStory';

describe('runOf, beside the state of its items', () => {
  it('keeps what a check found alike only for items that are still uncertain', () => {
    const alikeOf = (...entries: readonly JournalEntry[]) =>
      runOf(recordsOf(begin, intent, unknown, ...entries))?.alike.map(({ Id }) => Id);
    assert.deepEqual(alikeOf(alike), ['x']);
    assert.deepEqual(alikeOf(alike, decide('take-alike', [0, 1])), []);
    assert.deepEqual(alikeOf(alike, decide('seen-absent', [0, 1])), []);
    assert.deepEqual(alikeOf(alike, { ...checked, found: [], absent: [] }), []);
    assert.deepEqual(alikeOf({ ...alike, alike: [{ Id: 'of no item' }] }), []);
  });

  describe('baseline', () => {
    const baselineOf = (...entries: readonly JournalEntry[]) => runOf(recordsOf(begin, ...entries))?.baseline?.ids;

    it('is the last one', () => {
      assert.deepEqual(baselineOf(baseline, intent, { ...baseline, ids: ['old', 'a1'] }), ['old', 'a1']);
    });

    it('is none where Mews could not be asked, before or since', () => {
      assert.equal(baselineOf(), undefined);
      assert.equal(baselineOf(noBaseline, intent), undefined);
      assert.equal(baselineOf(baseline, intent, result, noBaseline, second), undefined);
    });
  });

  describe('lateItems', () => {
    const lateOf = (...entries: readonly JournalEntry[]) => runOf(recordsOf(begin, ...entries))?.lateItems;
    const refused = (status: number) => resultWith('rejected', { status });

    it('are absent items, and those that Mews refused while at work on them', () => {
      assert.deepEqual(lateOf(intent, unknown, checked), [1]);
      assert.deepEqual(lateOf(intent, refused(403)), [0, 1]);
      assert.deepEqual(lateOf(intent, refused(400)), []);
      assert.deepEqual(lateOf(intent, throttled), []);
    });

    it('are still these once a later request is refused for now', () => {
      assert.deepEqual(lateOf(intent, unknown, checked, { ...second, items: [[1, 2]] }, throttled), [1]);
      assert.deepEqual(lateOf(intent, refused(403), again, throttled), [0, 1]);
    });

    it('are no items with an Id, and no uncertain ones', () => {
      assert.deepEqual(lateOf(intent, refused(403), { ...checked, absent: [] }), [1]);
      assert.deepEqual(lateOf(intent, refused(403), again), []);
    });
  });

  it('has the Ids that checks saw since the baseline, or since there could be none', () => {
    const seenOf = (...entries: readonly JournalEntry[]) => runOf(recordsOf(begin, ...entries))?.seenIds;
    const other = { ...looked, programs: [{ Id: 'b' }] };
    assert.equal(seenOf(baseline, intent), undefined);
    assert.deepEqual(seenOf(baseline, intent, looked, other), ['a1', 'b']);
    assert.deepEqual(seenOf(baseline, intent, looked, baseline, other), ['b']);
    assert.equal(seenOf(baseline, intent, looked, noBaseline), undefined);
  });

  it('has the highest number of a request, whether or not it ended', () => {
    const lastOf = (...entries: readonly JournalEntry[]) => runOf(recordsOf(begin, ...entries))?.lastBatch;
    assert.deepEqual([lastOf(), lastOf(intent, result), lastOf(intent, second), lastOf(second, intent)], [0, 1, 2, 2]);
  });

  describe('lastSent', () => {
    const lastSentOf = (...entries: readonly JournalEntry[]) => runOf(recordsOf(begin, ...entries))?.lastSent;
    const serverTime = (seq: number) => baseline.serverTimeMs + (seq - 1) * 1000;

    it('is none before the first intent', () => {
      assert.equal(lastSentOf(baseline), undefined);
    });

    it('is when the intent was written, here and by the clock of Mews', () => {
      assert.deepEqual(lastSentOf(baseline, intent), { at: timeOf(2), serverTimeMs: serverTime(2) });
    });

    it('also is when the wait had ended', () => {
      assert.deepEqual(lastSentOf(baseline, intent, unknown), {
        at: timeOf(2),
        endedAt: timeOf(3),
        serverTimeMs: serverTime(3),
      });
    });

    it('is of the last attempt', () => {
      assert.deepEqual(lastSentOf(baseline, intent, throttled, again), {
        at: timeOf(4),
        serverTimeMs: serverTime(4),
      });
    });

    it('has no clock of Mews where none was seen', () => {
      const { serverTimeMs: _, ...timeless } = baseline;
      assert.deepEqual(lastSentOf(timeless, intent), { at: timeOf(2) });
      assert.deepEqual(lastSentOf(baseline, noBaseline, intent, unknown), { at: timeOf(3), endedAt: timeOf(4) });
    });

    it('reckons from the last baseline', () => {
      const later = { ...baseline, serverTimeMs: baseline.serverTimeMs + 3_600_000 };
      assert.deepEqual(lastSentOf(baseline, intent, result, later, second), {
        at: timeOf(5),
        serverTimeMs: later.serverTimeMs + 1000,
      });
    });

    it('is not known behind damage: a later request may have left', () => {
      assert.equal(lastSentOf(baseline, intent, unknown, damage), undefined);
      assert.equal(runOf(recordsOf(begin, baseline, intent), true)?.lastSent, undefined);
      assert.deepEqual(lastSentOf(baseline, intent, damage, baseline, second)?.at, timeOf(5));
    });
  });

  describe('owner, ended and openings', () => {
    const lifeOf = (...entries: readonly JournalEntry[]) => {
      const run = runOf(recordsOf(...entries));
      return [run?.owner?.pid, run?.ended, run?.openings];
    };
    const { owner: _, ...ownerless } = begin;
    const lives: readonly (readonly [string, readonly JournalEntry[], readonly unknown[]])[] = [
      ['under way', [begin, intent], [owner.pid, false, 1]],
      ['ended', [begin, intent, result, end], [owner.pid, true, 1]],
      ['closed with its window', [begin, intent, shutdown], [owner.pid, false, 1]],
      ['reopened', [begin, intent, result, end, reopened], [4712, false, 2]],
      ['reopened and ended again', [begin, intent, reopened, end], [4712, true, 2]],
      ['reopened twice', [begin, intent, reopened, reopened], [4712, false, 3]],
      ['of version 1, which names no owner', [ownerless, intent], [undefined, false, 1]],
    ];
    for (const [what, entries, expected] of lives) {
      it(`are ${JSON.stringify(expected)} for a run ${what}`, () => {
        assert.deepEqual(lifeOf(...entries), expected);
      });
    }
  });

  it('forgets no Id and no item that was sent, in any run, wherever it stops, damaged or not', () => {
    const anySteps = fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(anySteps, fc.integer({ min: 1, max: 12 }), fc.boolean(), (steps, programCount, damaged) => {
        const records = recordsOf(...runStory(steps, programCount));
        const { sent } = runFacts(records);
        for (let length = 1; length <= records.length; length++) {
          const prefix = records.slice(0, length);
          const run = runOf(prefix, damaged);
          assert.equal(breachOfRun(run, prefix), undefined);
          if (damaged)
            assert.deepEqual(
              run?.openItems.filter((item) => sent.has(item)),
              [],
            );
        }
      }),
      { numRuns: 200 },
    );
  });
});
