import assert from 'node:assert/strict';
import * as limits from '../../src/loyaltyFile/fileLimits';
import { readLoyaltyFile } from '../../src/loyaltyFile/readLoyaltyFile';
import { readSpreadsheet } from '../../src/loyaltyFile/readSpreadsheet';
import { MAX_CODE_LENGTH, MAX_NAME_LENGTH, MAX_PROGRAMS_PER_REQUEST } from '../../src/mews/limits';
import { fileText, programText } from './loyaltyText';

/** What is said of a text, and how many programs of it could be sent. */
type Told = readonly [codes: string, programs: number | undefined];

function told(text: string): Told {
  const { problems, file } = readLoyaltyFile(text, { portfolio: false });
  return [problems.map(({ finding }) => finding.code).join(), file?.LoyaltyPrograms.length];
}

/** That one less than a limit and the limit itself are read alike, and one more otherwise. */
function turnsAt<T>(limit: number, read: (size: number) => T, within: (size: number) => T, beyond: T): void {
  assert.deepEqual(read(limit - 1), within(limit - 1));
  assert.deepEqual(read(limit), within(limit));
  assert.deepEqual(read(limit + 1), beyond);
}

const programs = (count: number) =>
  fileText(Array.from({ length: count }, (_, index) => programText({ Code: `"G${index}"` })));

describe('fileLimits', function () {
  this.timeout(60_000);

  it('are 10 MiB, 32 levels and 100,000 programs', () => {
    const { MAX_FILE_LENGTH, MAX_DEPTH, MAX_PROGRAMS_PER_FILE } = limits;
    assert.deepEqual([MAX_FILE_LENGTH, MAX_DEPTH, MAX_PROGRAMS_PER_FILE], [10_485_760, 32, 100_000]);
  });

  // What takes one UTF-16 unit takes up to three bytes; what takes two takes four.
  for (const [what, character] of [
    ['letters', 'x'],
    ['characters of three bytes', '€'],
    ['characters of four bytes', '🏨'],
  ] as const) {
    it(`count UTF-16 units of the text of a file, for ${what}`, () => {
      const empty = fileText([programText()], '"$schema": "", ');
      const text = (length: number) => {
        const missing = length - empty.length;
        const characters = Math.floor(missing / character.length);
        return `${empty.replace('""', `"${character.repeat(characters)}"`)}${' '.repeat(missing % character.length)}`;
      };
      assert.equal(text(limits.MAX_FILE_LENGTH).length, limits.MAX_FILE_LENGTH);
      assert.ok(Buffer.byteLength(text(limits.MAX_FILE_LENGTH)) <= limits.MAX_BYTES_PER_UNIT * limits.MAX_FILE_LENGTH);
      const read = (length: number) => told(text(length));
      turnsAt<Told>(limits.MAX_FILE_LENGTH, read, () => ['', 1], ['file-too-large', undefined]);
    });
  }

  for (const [what, open, close] of [
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ] as const) {
    it(`count levels of ${what} within that of the file`, () => {
      const inner = (depth: number) => `${open.repeat(depth - 1)}0${close.repeat(depth - 1)}`;
      const read = (depth: number) => told(fileText([programText()], `"x": ${inner(depth)}, `));
      turnsAt<Told>(limits.MAX_DEPTH, read, () => ['unknown-member', 1], ['nested-too-deeply', undefined]);
    });
  }

  it('count programs of one request, and have a word said where it takes more', () => {
    const read = (count: number) => told(programs(count));
    const limit = MAX_PROGRAMS_PER_REQUEST;
    turnsAt<Told>(limit, read, (count) => ['', count], ['several-requests', limit + 1]);
  });

  it('count programs in all', () => {
    const read = (count: number) => told(programs(count));
    const limit = limits.MAX_PROGRAMS_PER_FILE;
    turnsAt<Told>(limit, read, (count) => ['several-requests', count], ['too-many-programs', undefined]);
  });

  for (const [member, limit] of [
    ['Name', MAX_NAME_LENGTH],
    ['Code', MAX_CODE_LENGTH],
  ] as const) {
    for (const [what, character] of [
      ['letters', 'x'],
      ['characters of two UTF-16 units', '🏨'],
      ['escaped characters', '\\ud83c\\udfe8'],
    ] as const) {
      it(`count ${what} of a ${member}`, () => {
        const read = (length: number) => told(fileText([programText({ [member]: `"${character.repeat(length)}"` })]));
        turnsAt<Told>(limit, read, () => ['', 1], ['too-long', undefined]);
      });
    }
  }
});

describe('fileLimits of a spreadsheet', () => {
  it('count UTF-16 units of its text', () => {
    const row = 'Gold\tG1\tHotel\tFree\n';
    const read = (length: number) => readSpreadsheet(`${row}\t${'x'.repeat(length - row.length - 1)}`).kind;
    turnsAt(limits.MAX_SPREADSHEET_LENGTH, read, () => 'rows', 'too-large');
  });

  it('count rows, of which no file may hold so many programs', () => {
    const most = 2 * limits.MAX_PROGRAMS_PER_FILE - 1;
    const read = (rows: number) => readSpreadsheet(Array(rows).fill('a\tb').join('\n')).kind;
    turnsAt(most, read, () => 'rows', 'too-large');
  });
});
