import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { journalLine, parseJournalLine } from '../../src/submission/journalLine';
import { anyProgram } from '../mews/programArbitraries';
import { answer, begin, end, intent, recordsOf, result } from './journalEntries';

const records = recordsOf(begin, intent, answer, result, end);
const lineOf = (value: unknown) => {
  const json = JSON.stringify(value);
  return `${crc32(json).toString(16).padStart(8, '0')} ${json}`;
};

describe('journalLine', () => {
  it('gives one line that reads as the record again', () => {
    for (const record of records) {
      const line = journalLine(record);
      assert.equal(line.indexOf('\n'), line.length - 1);
      assert.match(line, /^[0-9a-f]{8} \{/);
      assert.deepEqual(parseJournalLine(line.slice(0, -1)), record);
    }
  });

  it('gives back every program, whatever its characters are', () => {
    fc.assert(
      fc.property(fc.array(anyProgram), fc.string({ unit: 'binary' }), (programs, file) => {
        const [record] = recordsOf({ ...begin, programs: programs.map((program) => ({ ...program })), file });
        assert.ok(record);
        const line = Buffer.from(journalLine(record), 'utf8').toString('utf8');
        assert.deepEqual(parseJournalLine(line.slice(0, -1)), record);
      }),
    );
  });
});

describe('parseJournalLine', () => {
  const [first, ...others] = records;
  const good = lineOf(first);

  it('reads a line that someone else wrote by the same rules', () => {
    assert.deepEqual(parseJournalLine(good), first);
  });

  const bad: readonly (readonly [string, string])[] = [
    ['an empty line', ''],
    ['a line without a checksum', good.slice(9)],
    ['a checksum in capitals', good.slice(0, 8).toUpperCase().replace(/^/, 'A').slice(0, 8) + good.slice(8)],
    ['another checksum', `00000000${good.slice(8)}`],
    ['no blank behind the checksum', `${good.slice(0, 8)}\t${good.slice(9)}`],
    ['something behind the record', `${good} `],
    ['a line feed of another system', `${good}\r`],
    ['no JSON with its right checksum', `${crc32('{').toString(16).padStart(8, '0')} {`],
    ['a newer version', lineOf({ ...first, v: 2 })],
    ['no version', lineOf({ ...first, v: undefined })],
    ['a kind nobody knows', lineOf({ ...first, kind: 'baseline' })],
    ['a negative number', lineOf({ ...first, seq: -1 })],
    ['programs that are no list', lineOf({ ...first, programs: {} })],
    ['a program without a Code', lineOf({ ...first, programs: [{ Name: 'Gold' }] })],
    ...others.flatMap((record) =>
      Object.keys(record)
        .filter((member) => member !== 'requestId')
        .map(
          (member) =>
            [`a record of kind ${record.kind} without ${member}`, lineOf({ ...record, [member]: undefined })] as const,
        ),
    ),
  ];
  for (const [what, line] of bad) {
    it(`takes ${what} for no record`, () => {
      assert.equal(parseJournalLine(line), undefined);
    });
  }
});
