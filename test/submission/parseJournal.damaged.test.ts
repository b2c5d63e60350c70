import assert from 'node:assert/strict';
import { parseJournal } from '../../src/submission/parseJournal';
import { runOf } from '../../src/submission/run';
import { breachOfJournal } from './breachOfJournal';
import { damage, decision, end, everyKind, noBaseline, recordsOf, shutdown } from './journalEntries';
import { type Mutation, mutatedSource } from './mutatedSource';
import { runStory, STEPS } from './runStory';

describe('parseJournal and runOf, of a journal that is damaged', function () {
  // A busy machine takes its time for some ten thousand journals.
  this.timeout(120_000);
  const reader = { parseJournal, runOf };
  const rare = [noBaseline, decision, shutdown, damage, end];
  const long = recordsOf(
    ...runStory(Array.from({ length: 20 }, () => [...STEPS, ...STEPS.toReversed()]).flat(), 60).slice(
      0,
      200 - rare.length,
    ),
    ...rare,
  );
  /** Refused for now, then sent again and lost; sent and not found, then refused for now, then sent again. */
  const stories = (['throttled', 'unknown'] as const).map((step) =>
    recordsOf(...runStory([step, 'throttled', 'killed-sending'], 3)),
  );
  const flips = (of: Parameters<typeof breachOfJournal>[0]) => {
    for (const story of stories) {
      const breach = breachOfJournal(of, story, 'flip');
      if (breach !== undefined) return breach;
    }
    return undefined;
  };

  it('have 200 records of all kinds to try it with', () => {
    assert.deepEqual(
      [long.length, new Set(long.map(({ kind }) => kind))],
      [200, new Set(everyKind.map(({ kind }) => kind))],
    );
  });

  it('have every whole record, and forget nothing that was sent, wherever it is cut off', () => {
    assert.equal(breachOfJournal(reader, long, 'cut'), undefined);
  });

  it('have every record before a flipped bit, none behind it, and take nothing that was sent for open', () => {
    assert.equal(flips(reader), undefined);
  });

  const cuts = (of: Parameters<typeof breachOfJournal>[0]) => breachOfJournal(of, long, 'cut');
  const switchedOff: readonly (readonly [string, (of: typeof reader) => string | undefined, Mutation, RegExp])[] = [
    [
      'the checksum',
      flips,
      {
        file: 'journalLine',
        from: "if (line.toString('latin1', 0, CHECKSUM_LENGTH + 1) !==",
        to: "if ('' ===",
      },
      /^bit \d+: (whole|made up, or lost)$/,
    ],
    [
      'the look at a last line feed that became another character',
      flips,
      { file: 'parseJournal', from: "if (take(tail.subarray(0, -1)) === 'taken')", to: 'if (Math.random() > 1)' },
      /^bit \d+: torn$/,
    ],
    [
      'the record that is whole but for its line feed',
      cuts,
      { file: 'parseJournal', from: "if (take(tail) === 'taken')", to: 'if (Math.random() > 1)' },
      /^cut at \d+: made up, or lost$/,
    ],
    [
      'damage as a reason for doubt',
      flips,
      { file: 'run', from: 'if (damaged) projection.damage();', to: '' },
      /^bit \d+: item 0 was sent and looks open$/,
    ],
    [
      'damage as a reason to believe no refusal before it',
      flips,
      {
        file: 'run',
        from: 'this.before = new Map();\n    this.lastSent = undefined;',
        to: 'this.lastSent = undefined;',
      },
      /^bit \d+: item 0 was sent and looks open$/,
    ],
    [
      'the answers that nobody has read',
      cuts,
      { file: 'run', from: 'if (this.intent && this.answer) this.settle', to: 'if (Math.random() > 1) this.settle' },
      /^cut at \d+: id\d+ is lost$/,
    ],
    [
      'what was known of an item before it was refused for now',
      cuts,
      { file: 'run', from: 'this.mark([index], state);', to: "this.mark([index], 'unsent');" },
      /^cut at \d+: item \d+ was sent and looks as if it was not$/,
    ],
  ];
  for (const [rule, breachOf, mutation, expected] of switchedOff) {
    it(`do not without ${rule}`, async () => {
      const mutated = await mutatedSource(['parseJournal', 'run'], mutation);
      assert.match(breachOf(mutated) ?? '', expected);
    });
  }
});
