import assert from 'node:assert/strict';
import { MAX_PROGRAMS_PER_FILE, MAX_SPREADSHEET_LENGTH } from '../../src/loyaltyFile/fileLimits';
import { readSpreadsheet } from '../../src/loyaltyFile/readSpreadsheet';
import type { RowProgram, SpreadsheetRows } from '../../src/loyaltyFile/spreadsheetReading';

const GOLD = { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Free' };
const SILVER = { Name: 'Silver', Code: 'S1', Type: 'ExternalPartner', Subscription: 'Paid' };

function rowsOf(text: string): SpreadsheetRows {
  const reading = readSpreadsheet(text);
  assert(reading.kind === 'rows', `${reading.kind}: ${text}`);
  return reading;
}

function programsOf(text: string): RowProgram[] {
  return rowsOf(text).rows.map(({ program }) => program);
}

describe('readSpreadsheet', () => {
  const sources: readonly (readonly [string, string, RowProgram[]])[] = [
    [
      'what Excel puts on the clipboard',
      'Name\tCode\tType\tSubscription\r\nGold\tG1\tHotel\tFree\r\nSilver\tS1\tExternalPartner\tPaid\r\n',
      [GOLD, SILVER],
    ],
    [
      'a cell of Excel with line breaks, quotes and a tab',
      'Name\tCode\tType\tSubscription\r\n"Gold\n""Plus""\tcard"\tG1\tHotel\tFree\r\n',
      [{ ...GOLD, Name: 'Gold\n"Plus"\tcard' }],
    ],
    [
      'a cell of Excel with quotes alone',
      'The "Gold" card\tG1\tHotel\tFree\r\n',
      [{ ...GOLD, Name: 'The "Gold" card' }],
    ],
    [
      'what LibreOffice puts on the clipboard',
      'Gold\tG1\tHotel\tFree\nSilver\tS1\tExternalPartner\tPaid\n',
      [GOLD, SILVER],
    ],
    ['a cell of LibreOffice with a line break', '"Gold\ncard"\tG1\tHotel\tFree\n', [{ ...GOLD, Name: 'Gold\ncard' }]],
    [
      'what Google Sheets puts on the clipboard',
      'Gold\tG1\tHotel\tFree\nSilver\tS1\tExternalPartner\tPaid',
      [GOLD, SILVER],
    ],
    [
      'cells of Google Sheets that begin with a quote, beside one with a line break',
      '"Gold" card\tG1\tHotel\tFree\n"Silver\n""card"""\tS1\tExternalPartner\tPaid',
      [
        { ...GOLD, Name: '"Gold" card' },
        { ...SILVER, Name: 'Silver\n"card"' },
      ],
    ],
    [
      'a quote that nothing closes',
      '"Gold\tG1\tHotel\tFree\nSilver\tS1\tExternalPartner\tPaid',
      [{ ...GOLD, Name: '"Gold' }, SILVER],
    ],
    [
      'CSV of Excel in a country with decimal commas',
      '\ufeffName;Code;Type;Subscription\r\n"Gold, the ""best""; really";G1;Hotel;Free\r\n',
      [{ ...GOLD, Name: 'Gold, the "best"; really' }],
    ],
    [
      'CSV that says what parts its cells',
      'sep=,\r\nA;B,G1\r\nC;D,S1\r\n',
      [
        { Name: 'A;B', Code: 'G1' },
        { Name: 'C;D', Code: 'S1' },
      ],
    ],
    ['CSV', 'Name,Code,Type,Subscription\n"Gold, Silver",G1,Hotel,Free\n', [{ ...GOLD, Name: 'Gold, Silver' }]],
    ['CSV with every cell in quotes', '"Name","Code","Type","Subscription"\n"Gold","G1","Hotel","Free"', [GOLD]],
    ['CSV with blanks after its commas', 'Gold, G1, Hotel, Free\nSilver, S1, External Partner, paid', [GOLD, SILVER]],
    [
      'CSV without a header, of Names and Codes',
      'Gold,G1\nSilver,S1',
      [
        { Name: 'Gold', Code: 'G1' },
        { Name: 'Silver', Code: 'S1' },
      ],
    ],
    ['line ends of old', 'Gold\tG1\tHotel\tFree\rSilver\tS1\tExternalPartner\tPaid\r', [GOLD, SILVER]],
    [
      'line ends of all kinds',
      'Name\tCode\r\nA\t1\nB\t2\rC\t3',
      [
        { Name: 'A', Code: '1' },
        { Name: 'B', Code: '2' },
        { Name: 'C', Code: '3' },
      ],
    ],
    ['empty lines and columns at the end', 'Name;Code;;\r\nGold;G1;;\r\n;;;\r\n\r\n', [{ Name: 'Gold', Code: 'G1' }]],
    ['one row', 'Gold\tG1', [{ Name: 'Gold', Code: 'G1' }]],
    ['one column under its header', 'Name\nGold\n', [{ Name: 'Gold', Code: '' }]],
    ['rows far below the top', `${'\t\n'.repeat(1500)}Gold\tG1\n`, [{ Name: 'Gold', Code: 'G1' }]],
  ];
  for (const [what, text, programs] of sources) {
    it(`reads ${what}`, () => {
      assert.deepEqual(programsOf(text), programs);
    });
  }

  const headers: readonly (readonly [string, string, RowProgram[]])[] = [
    ['in any order and case, with blanks around', 'subscription\t CODE \tType\tname\nFree\tG1\tHotel\tGold', [GOLD]],
    ['with two members only', 'Code\tName\nG1\tGold', [{ Name: 'Gold', Code: 'G1' }]],
    ['with no Name', 'Code\tType\nG1\tHotel', [{ Name: '', Code: 'G1', Type: 'Hotel' }]],
    ['below empty rows', '\t\n\t\nName\tCode\nGold\tG1', [{ Name: 'Gold', Code: 'G1' }]],
    ['that names a member twice', 'Name\tCode\tName\nGold\tG1\tx', [{ Name: 'Gold', Code: 'G1' }]],
  ];
  for (const [what, text, programs] of headers) {
    it(`takes a header ${what}`, () => {
      assert.deepEqual(programsOf(text), programs);
    });
  }

  const headless: readonly (readonly [string, string, RowProgram])[] = [
    ['the lists give their columns away', 'paid\tGold\thotel\tG1', { ...GOLD, Subscription: 'Paid' }],
    [
      'an empty cell is no value',
      'Gold\tG1\t\tFree\nSilver\tS1\tHotel\t',
      { Name: 'Gold', Code: 'G1', Subscription: 'Free' },
    ],
    ['a column with another value is no list', 'Hotel\tG1\nMotel\tS1', { Name: 'Hotel', Code: 'G1' }],
    [
      'of two columns of Types the first counts',
      'Hotel\tSoftBrand\tG1',
      { Name: 'SoftBrand', Code: 'G1', Type: 'Hotel' },
    ],
    ['an empty column is none', 'Gold\t\tG1', { Name: 'Gold', Code: 'G1' }],
  ];
  for (const [what, text, program] of headless) {
    it(`knows the columns without a header: ${what}`, () => {
      assert.deepEqual(programsOf(text)[0], program);
    });
  }

  it('mends blanks around values and the case of lists, and nothing else', () => {
    const text = 'Name\tCode\tType\tSubscription\n Gold  card \t g1\u00a0\tsoft BRAND\tfree of charge';
    assert.deepEqual(programsOf(text), [
      { Name: 'Gold  card', Code: 'g1', Type: 'SoftBrand', Subscription: 'free of charge' },
    ]);
  });

  const leftOut: readonly (readonly [string, string, SpreadsheetRows['leftOut']])[] = [
    ['by name', 'Name\tNotes\tCode\nGold\tx\tG1', [{ number: 2, name: 'Notes' }]],
    ['by name, though empty', 'Name\tNotes\tCode\nGold\t\tG1', [{ number: 2, name: 'Notes' }]],
    ['by number under an empty header', 'Name\t\tCode\nGold\tx\tG1', [{ number: 2, name: undefined }]],
    [
      'by number without a header',
      'Gold\tG1\tx\tHotel\ty',
      [
        { number: 3, name: undefined },
        { number: 5, name: undefined },
      ],
    ],
    ['a second column of one name', 'Name\tCode\tname\nGold\tG1\tx', [{ number: 3, name: 'name' }]],
    [
      'with a name that only looks like a member',
      'Name\tCode\tprogram name\nGold\tG1\tx',
      [{ number: 3, name: 'program name' }],
    ],
    ['but no empty one', 'Name\t\tCode\t\nGold\t\tG1\t', []],
  ];
  for (const [what, text, columns] of leftOut) {
    it(`tells columns that are no member: ${what}`, () => {
      assert.deepEqual(rowsOf(text).leftOut, columns);
    });
  }

  it('tells members without a column', () => {
    assert.deepEqual(rowsOf('Name\tSubscription\nGold\tFree').absent, ['Code', 'Type']);
    assert.deepEqual(rowsOf('Gold\tG1\tHotel\tFree').absent, []);
  });

  it('numbers rows as the spreadsheet does, cells with line breaks and empty rows counted', () => {
    const { rows } = rowsOf('\r\nName\tCode\r\n"a\r\nb"\tG1\r\n\t\r\n\r\nSilver\tS1\r\n');
    assert.deepEqual(rows, [
      { row: 3, program: { Name: 'a\nb', Code: 'G1' } },
      { row: 6, program: { Name: 'Silver', Code: 'S1' } },
    ]);
  });

  it('keeps rows with cells too few or too many, and says which', () => {
    const { rows } = rowsOf('Name;Code;Type\nGold;G1;Hotel\nSilver\nBronze;B1;Hotel;Free\n;;;x\nIron;I1;Hotel;\n');
    assert.deepEqual(rows, [
      { row: 2, program: { Name: 'Gold', Code: 'G1', Type: 'Hotel' } },
      { row: 3, program: { Name: 'Silver', Code: '' }, cells: 'too-few' },
      { row: 4, program: { Name: 'Bronze', Code: 'B1', Type: 'Hotel' }, cells: 'too-many' },
      { row: 5, program: { Name: '', Code: '' }, cells: 'too-many' },
      { row: 6, program: { Name: 'Iron', Code: 'I1', Type: 'Hotel' } },
    ]);
  });

  const others: readonly (readonly [string, string, string])[] = [
    ['nothing', '', 'empty'],
    ['blanks and a byte order mark', '\ufeff \r\n\t', 'empty'],
    ['a header alone', 'Name\tCode\tType\tSubscription\n', 'header-only'],
    ['a cell', 'Gold', 'no-rows'],
    ['a cell with a line break', '"Gold\ncard"', 'no-rows'],
    ['a column', 'Gold\nSilver\nBronze', 'no-rows'],
    ['a sentence', 'Dear guests, thank you, and welcome.', 'no-rows'],
    ['sentences', 'Dear guests,\nthank you, and welcome.\nYours, the hotel; all of us', 'no-rows'],
    ['lines with a comma each', 'Thank you, and welcome\nYours, the hotel\nWe are, as ever, here', 'no-rows'],
    ['a program', '{"Name": "Gold", "Code": "G1", "Type": "Hotel", "Subscription": "Free"}', 'no-rows'],
    ['programs', '{ "Name": "Gold", "Code": "G1" },\n{ "Name": "Silver", "Code": "S1" },\n', 'no-rows'],
    ['members', '"Name": "Gold",\n"Code": "G1",\n"Type": "Hotel",\n"Subscription": "Free"', 'no-rows'],
    ['members in one line', '"Name": "Gold", "Code": "G1", "Type": "Hotel", "Subscription": "Free"', 'no-rows'],
    ['lists of strings', '["Gold","G1","Hotel","Free"],\n["Silver","S1","Hotel","Free"],\n', 'no-rows'],
    ['a list of strings', '["Gold","G1","Hotel","Free"]', 'no-rows'],
    [
      'a JSON file indented with tabs',
      '{\n\t"LoyaltyPrograms": [\n\t\t{\n\t\t\t"Name": "Gold"\n\t\t}\n\t]\n}',
      'no-rows',
    ],
    ['text indented with tabs', '\tGold\n\tSilver\n', 'no-rows'],
    ['code', 'const a = f(b, c);\nconst d = g(e, f);\n', 'no-rows'],
  ];
  for (const [what, text, kind] of others) {
    it(`takes no rows from ${what}`, () => {
      assert.equal(readSpreadsheet(text).kind, kind);
    });
  }

  it('reads 20,000 rows within a second', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `"Program ""${index}""";C${index};hotel;free;notes`);
    // The best of some, because other work on the machine must not fail this.
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      assert.equal(rowsOf(rows.join('\r\n')).rows.length, 20_000);
      return performance.now() - start;
    });
    assert.ok(Math.min(...times) < 1000, times.join());
  });

  it('says of too much that it is too large, and looks at no more of it', () => {
    assert.equal(readSpreadsheet('a\t'.repeat(MAX_SPREADSHEET_LENGTH)).kind, 'too-large');
    assert.equal(readSpreadsheet('a\tb\n'.repeat(2 * MAX_PROGRAMS_PER_FILE)).kind, 'too-large');
  });
});
