import assert from 'node:assert/strict';
import { parseJournal } from '../../src/submission/journal';
import { journalLine } from '../../src/submission/journalLine';
import { answer, begin, end, intent, recordsOf, result } from './journalEntries';

const records = recordsOf(begin, intent, answer, result, end);
const lines = records.map(journalLine);
const bytes = Buffer.from(lines.join(''), 'utf8');

describe('parseJournal', () => {
  it('reads a whole journal', () => {
    assert.deepEqual(parseJournal(bytes.toString('utf8')), { records, incomplete: false });
  });

  it('reads nothing from nothing', () => {
    assert.deepEqual(parseJournal(''), { records: [], incomplete: false });
  });

  it('keeps every whole record of a journal that is cut off, at any byte', () => {
    const ends = lines.map((_, index) => Buffer.byteLength(lines.slice(0, index + 1).join('')));
    for (let length = 0; length < bytes.length; length++) {
      const whole = ends.filter((byte) => byte <= length).length;
      assert.deepEqual(parseJournal(bytes.subarray(0, length).toString('utf8')), {
        records: records.slice(0, whole),
        incomplete: length !== (ends[whole - 1] ?? 0),
      });
    }
  });

  it('never believes a record with a flipped bit, nor anything behind it', () => {
    const ends = lines.map((_, index) => Buffer.byteLength(lines.slice(0, index + 1).join('')));
    const damaged = Buffer.from(bytes);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const byte = bit >> 3;
      const mask = 1 << (bit & 7);
      damaged.writeUInt8(damaged.readUInt8(byte) ^ mask, byte);
      const read = parseJournal(damaged.toString('utf8'));
      damaged.writeUInt8(damaged.readUInt8(byte) ^ mask, byte);
      const whole = ends.filter((end) => end <= byte).length;
      assert.equal(read.incomplete, true, `bit ${bit}`);
      assert.equal(read.records.length, whole, `bit ${bit}`);
      assert.equal(JSON.stringify(read.records), JSON.stringify(records.slice(0, whole)), `bit ${bit}`);
    }
  });

  const [first = '', second = '', third = ''] = lines;
  const newer = journalLine(JSON.parse(JSON.stringify({ ...records[1], v: 2 })));
  const cases: readonly (readonly [string, string, number])[] = [
    ['a record twice', first + second + second + third, 2],
    ['a record left out', first + third, 1],
    ['records in another order', first + third + second, 1],
    ['no beginning', second + third, 0],
    ['an empty line between', `${first}\n${second}`, 1],
    ['a record of a newer version', first + newer + third, 1],
    ['the line feeds of another system', first.replace('\n', '\r\n') + second, 0],
    ['a byte order mark', `\ufeff${first}`, 0],
    ['zeros where a disk lost a block', first + '\0'.repeat(512), 1],
  ];
  for (const [what, text, believed] of cases) {
    it(`believes ${believed} records of a journal with ${what}`, () => {
      assert.deepEqual(parseJournal(text), { records: records.slice(0, believed), incomplete: true });
    });
  }
});
