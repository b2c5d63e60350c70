import assert from 'node:assert/strict';
import { journalLine } from '../../src/submission/journalLine';
import { parseJournal } from '../../src/submission/parseJournal';
import { runOf } from '../../src/submission/run';
import { breachOfJournal } from './breachOfJournal';
import { damage, decision, end, everyKind, noBaseline, recordsOf, shutdown } from './journalEntries';
import { type Mutation, mutatedSource } from './mutatedSource';
import { runStory, STEPS } from './runStory';

const records = recordsOf(...everyKind);
const lines = records.map(journalLine);
const file = (...texts: readonly string[]) => Buffer.from(texts.join(''));
const sizeOf = (...texts: readonly string[]) => file(...texts).length;

describe('parseJournal', () => {
  const whole = file(...lines);

  it('reads a whole journal', () => {
    assert.deepEqual(parseJournal(whole), { records, end: 'whole', bytes: whole.length });
  });

  it('reads nothing from nothing', () => {
    assert.deepEqual(parseJournal(file()), { records: [], end: 'whole', bytes: 0 });
  });

  it('reads a whole journal whose last line feed is missing', () => {
    const cut = whole.subarray(0, -1);
    assert.deepEqual(parseJournal(cut), { records, end: 'whole', bytes: cut.length });
  });

  it('reads records that count from another number', () => {
    const later = file(...lines.slice(4));
    assert.deepEqual(parseJournal(later, 4), { records: records.slice(4), end: 'whole', bytes: later.length });
    for (const firstSeq of [0, 3, 5]) {
      assert.deepEqual(parseJournal(later, firstSeq), { records: [], end: 'damaged', bytes: 0 });
    }
  });

  const [first = '', second = '', third = ''] = lines;
  const newer = journalLine(JSON.parse(JSON.stringify({ ...records[1], v: 3 })));
  const cases: readonly (readonly [string, Buffer, number, 'torn' | 'damaged' | 'newer', number?])[] = [
    ['a record twice', file(first, second, second, third), 2, 'damaged'],
    ['a record left out', file(first, third), 1, 'damaged'],
    ['records in another order', file(first, third, second), 1, 'damaged'],
    ['no beginning', file(second, third), 0, 'damaged'],
    ['an empty line between', file(first, '\n', second), 1, 'damaged'],
    ['an empty line at its end', file(first, '\n'), 1, 'damaged'],
    ['the line feeds of another system', file(first.replace('\n', '\r\n'), second), 0, 'damaged'],
    ['a byte order mark', file('\ufeff', first), 0, 'damaged'],
    ['zeros where a disk lost a block, and a line behind', file(first, '\0'.repeat(512), second), 1, 'damaged'],
    ['a record cut off, and a whole one behind', file(first, second.slice(0, -9), third), 1, 'damaged'],
    ['another character for the last line feed', file(first, second.replace('\n', 'x')), 2, 'damaged'],
    ['another character for a line feed', file(first.replace('\n', 'x'), second, third), 0, 'damaged'],
    ['a record of a newer version', file(first, newer, third), 1, 'newer'],
    ['only a newer version', file(newer, second), 0, 'newer'],
    ['a newer version cut off', file(first, newer.slice(0, -2)), 1, 'torn'],
    ['a record cut off', file(first, second.slice(0, -2)), 1, 'torn'],
    ['the first character of a record', file(first, second.slice(0, 1)), 1, 'torn'],
    ['zeros at its end, as after a power failure', file(first, '\0'.repeat(512)), 1, 'torn'],
    ['its only record cut off', file(first.slice(0, 40)), 0, 'torn'],
  ];
  for (const [what, bytes, believed, ends] of cases) {
    it(`believes ${believed} of a journal with ${what}: ${ends}`, () => {
      const taken = file(...lines.slice(0, believed));
      const exact = taken.subarray(0, what.includes('the last line feed') ? -1 : undefined).length;
      assert.deepEqual(parseJournal(bytes), { records: records.slice(0, believed), end: ends, bytes: exact });
    });
  }

  it('takes what follows a newer record for newer, whatever it is', () => {
    assert.equal(parseJournal(file(first, newer, 'x\n')).end, 'newer');
  });

  it('counts bytes, not characters', () => {
    assert.ok(sizeOf(...lines) > lines.join('').length);
    assert.equal(parseJournal(whole).bytes, sizeOf(...lines));
  });
});

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
