import assert from 'node:assert/strict';
import { journalLine } from '../../src/submission/journalLine';
import { parseJournal } from '../../src/submission/parseJournal';
import { everyKind, recordsOf } from './journalEntries';

const records = recordsOf(...everyKind);
const lines = records.map((record) => journalLine(record));
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
