import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { redactor } from '../../src/mews/redact';
import { journalLine, parseJournalLine } from '../../src/submission/journalLine';
import type { JournalRecord } from '../../src/submission/journalRecord';
import { anyEntry } from './anyEntry';
import { begin, everyKind, intent, recordsOf, result } from './journalEntries';

const records = recordsOf(...everyKind);
const lineOf = (value: unknown) => {
  const json = JSON.stringify(value);
  return Buffer.from(`${crc32(json).toString(16).padStart(8, '0')} ${json}`);
};
const withoutLineFeed = (line: string) => Buffer.from(line.slice(0, -1));

describe('journalLine', () => {
  it('gives one line that reads as the record again, for every kind', () => {
    assert.equal(new Set(records.map(({ kind }) => kind)).size, 13);
    for (const record of records) {
      const line = journalLine(record);
      assert.equal(line.indexOf('\n'), line.length - 1);
      assert.match(line, /^[0-9a-f]{8} \{/);
      assert.deepEqual(parseJournalLine(withoutLineFeed(line)), { kind: 'record', record });
    }
  });

  it('gives back every record, whatever its characters are', () => {
    fc.assert(
      fc.property(anyEntry, fc.nat(), fc.string({ unit: 'binary' }), (entry, seq, at) => {
        const record = { v: 2, seq, at, ...entry } as const;
        const line = journalLine(record);
        assert.equal(line.indexOf('\n'), line.length - 1);
        // Generated objects have no prototype.
        const plain: unknown = JSON.parse(JSON.stringify(record));
        assert.deepEqual(parseJournalLine(withoutLineFeed(line)), { kind: 'record', record: plain });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('journalLine with what takes tokens out', () => {
  const TOKEN = 'CANARY"\\\\/<é>9f27';
  const uuid = '62791846-d2ee-4093-9349-fcc13a3ccc51';
  const clean = (text: string) => redactor([TOKEN, uuid, 'confirmed', 'f'.repeat(64)])(text);
  const cleanedOf = (record: JournalRecord) => {
    const line = parseJournalLine(withoutLineFeed(journalLine(record, clean)));
    assert.ok(line.kind === 'record', line.kind);
    return line.record;
  };

  it('goes over each text by itself, so that every record stays one', () => {
    for (const record of records) {
      const spoilt: JournalRecord = JSON.parse(JSON.stringify(record), (name, value: unknown) =>
        typeof value === 'string' && /^(message|requestId|body|connection|file|why|enterpriseName|Id|Name)$/.test(name)
          ? `"${TOKEN}" ${value}`
          : value,
      );
      const text = JSON.stringify({ ...cleanedOf(spoilt), programs: [] });
      assert.doesNotMatch(text, /CANARY/, text);
    }
  });

  it('leaves what the run sends, its own words, and Ids in the shape of Mews', () => {
    const program = { Name: TOKEN, Code: uuid };
    const own = { ...begin, sha256: 'f'.repeat(64), programs: [program] };
    assert.deepEqual(cleanedOf({ v: 2, seq: 0, at: '2026-08-01T12:10:00.000Z', ...own }), {
      v: 2,
      seq: 0,
      at: '2026-08-01T12:10:00.000Z',
      ...own,
    });
    const created = [{ Id: uuid, ChainId: uuid, Name: TOKEN, Code: `x ${uuid}` }];
    const came = { v: 2, seq: 1, at: '2026-08-01T12:10:00.000Z', ...result, created } as const;
    assert.deepEqual(cleanedOf(came), {
      ...came,
      created: [{ Id: uuid, ChainId: uuid, Name: '«token»', Code: 'x «token»' }],
    });
  });
});

describe('parseJournalLine', () => {
  const [first, ...others] = records;
  const good = lineOf(first);
  const text = good.toString();

  it('reads a line that someone else wrote by the same rules', () => {
    assert.deepEqual(parseJournalLine(good), { kind: 'record', record: first });
  });

  const { items: _, ...intentWithoutItems } = intent;
  const former = { v: 1, seq: 3, at: 'x', ...intentWithoutItems } as const;

  it('reads the items of an intent of version 1, which named the first and their number', () => {
    assert.deepEqual(parseJournalLine(lineOf({ ...former, from: 40, count: 7 })), {
      kind: 'record',
      record: { ...former, items: [[40, 7]] },
    });
  });

  it('reads every other kind of version 1 as it stands', () => {
    for (const record of records.filter(({ kind }) => kind !== 'intent')) {
      const old = { ...record, v: 1 };
      assert.deepEqual(parseJournalLine(lineOf(old)), { kind: 'record', record: old });
    }
  });

  const newer: readonly (readonly [string, unknown])[] = [
    ['a record we know', { ...first, v: 3 }],
    ['a kind nobody knows yet', { v: 3, seq: 1, at: 'x', kind: 'refund' }],
    ['a record without anything else', { v: 17 }],
  ];
  for (const [what, value] of newer) {
    it(`takes ${what} of a later version for newer`, () => {
      assert.deepEqual(parseJournalLine(lineOf(value)), { kind: 'newer' });
    });
  }

  it('takes a later version with another checksum for damaged', () => {
    const line = lineOf({ ...first, v: 3 });
    line.write('00000000');
    assert.deepEqual(parseJournalLine(line), { kind: 'damaged' });
  });

  const optional = new Set(['requestId', 'serverTimeMs', 'owner']);
  const bad: readonly (readonly [string, string | Buffer])[] = [
    ['an empty line', ''],
    ['a checksum alone', '00000000'],
    ['the checksum of nothing', '00000000 '],
    ['a line without a checksum', text.slice(9)],
    ['a checksum in capitals', text.slice(0, 8).toUpperCase() + text.slice(8)],
    ['another checksum', `00000000${text.slice(8)}`],
    ['no blank behind the checksum', `${text.slice(0, 8)}\t${text.slice(9)}`],
    ['something behind the record', `${text} `],
    ['a line feed of another system', `${text}\r`],
    ['a byte order mark', `\ufeff${text}`],
    ['no JSON with its right checksum', `${crc32('{').toString(16).padStart(8, '0')} {`],
    ['a version below the first', lineOf({ ...first, v: 0 })],
    ['a version between two', lineOf({ ...first, v: 1.5 })],
    ['a version as text', lineOf({ ...first, v: '3' })],
    ['no version', lineOf({ ...first, v: undefined })],
    ['a kind nobody knows', lineOf({ ...first, kind: 'refund' })],
    ['a negative number', lineOf({ ...first, seq: -1 })],
    ['programs that are no list', lineOf({ ...first, programs: {} })],
    ['a program without a Code', lineOf({ ...first, programs: [{ Name: 'Gold' }] })],
    ['an intent without its items', lineOf(former)],
    ['an intent of version 1 without the number of its items', lineOf({ ...former, from: 4 })],
    ['an intent of version 1 without its first item', lineOf({ ...former, count: 4 })],
    ['items that are no pairs', lineOf({ ...former, items: [[1]] })],
    ['a byte that is no text, where the JSON would read the same', badByte(text)],
    ...others.flatMap((record) =>
      Object.keys(record)
        .filter((member) => !optional.has(member) || (record.kind === 'reopened' && member === 'owner'))
        .map(
          (member) =>
            [`a record of kind ${record.kind} without ${member}`, lineOf({ ...record, [member]: undefined })] as const,
        ),
    ),
  ];
  for (const [what, line] of bad) {
    it(`takes ${what} for damaged`, () => {
      assert.deepEqual(parseJournalLine(Buffer.from(line)), { kind: 'damaged' });
    });
  }
});

/** The line with U+FFFD in a text, and a byte in its place that decodes to U+FFFD: only the bytes tell them apart. */
function badByte(text: string): Buffer {
  const json = text.slice(9).replace('"Aurora"', '"Auror\ufffd"');
  const good = Buffer.from(`${crc32(json).toString(16).padStart(8, '0')} ${json}`);
  assert.equal(parseJournalLine(good).kind, 'record');
  const at = good.indexOf('\ufffd');
  return Buffer.concat([good.subarray(0, at), Buffer.from([0xff]), good.subarray(at + 3)]);
}
