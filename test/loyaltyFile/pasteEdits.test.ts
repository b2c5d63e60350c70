import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pasteEdits } from '../../src/loyaltyFile/pasteEdits';
import { pastePlace } from '../../src/loyaltyFile/pastePlace';
import type { TextLayout } from '../../src/loyaltyFile/programsText';
import type { RowProgram } from '../../src/loyaltyFile/spreadsheetReading';
import { marked } from './marked';

const TWO: readonly RowProgram[] = [
  { Name: 'Gold', Code: 'G1' },
  { Name: 'Silver', Code: 'S1', Type: 'Hotel' },
];
const BLANKS: TextLayout = { indent: '  ', lineEnd: '\n' };

/** The text after programs were pasted over the selection that « » enclose. */
function pasted(source: string, programs = TWO, layout = BLANKS): string {
  const { text, ranges } = marked(source);
  const place = ranges[0] && pastePlace(text, ranges[0]);
  assert(place, `no place in ${source}`);
  return pasteEdits(text, place, programs, layout).reduceRight(
    (changed, edit) => changed.slice(0, edit.offset) + edit.text + changed.slice(edit.offset + edit.length),
    text,
  );
}

const LIST = `{
  "LoyaltyPrograms": [
    {
      "Name": "Gold",
      "Code": "G1"
    },
    {
      "Name": "Silver",
      "Code": "S1",
      "Type": "Hotel"
    }
  ]
}
`;
const AFTER = LIST.replace('[\n', '[\n    {\n      "Name": "x"\n    },\n');

describe('pasteEdits', () => {
  const layouts: readonly (readonly [string, string, string])[] = [
    ['a whole file where there was nothing', '«»', LIST],
    ['a whole file over blanks', '\n «»\n', LIST],
    ['an empty list', '{\n  "LoyaltyPrograms": [«»]\n}\n', LIST],
    ['an empty list over lines', '{\n  "LoyaltyPrograms": [\n\n    «»\n  ]\n}\n', LIST],
    ['the line after a program', '{\n  "LoyaltyPrograms": [\n    {\n      "Name": "x"\n    }\n    «»\n  ]\n}\n', AFTER],
    ['after a comma', '{\n  "LoyaltyPrograms": [\n    {\n      "Name": "x"\n    }, «»\n  ]\n}\n', AFTER],
    ['before a comma too many', '{\n  "LoyaltyPrograms": [\n    {\n      "Name": "x"\n    } «»,\n  ]\n}\n', AFTER],
    [
      'programs of one line each',
      '{"LoyaltyPrograms": [\n {"Name": "x"},\n «»{"Name": "y"}\n]}',
      '{"LoyaltyPrograms": [\n {"Name": "x"},\n { "Name": "Gold", "Code": "G1" },\n { "Name": "Silver", "Code": "S1", "Type": "Hotel" },\n {"Name": "y"}\n]}',
    ],
    [
      'after a comment, with the comma before it',
      '{"LoyaltyPrograms": [\n  {} // x\n  «»\n]}',
      '{"LoyaltyPrograms": [\n  {}, // x\n  { "Name": "Gold", "Code": "G1" },\n  { "Name": "Silver", "Code": "S1", "Type": "Hotel" }\n]}',
    ],
    [
      'a list that nothing closes',
      '{"LoyaltyPrograms": [\n  {}\n«»',
      '{"LoyaltyPrograms": [\n  {},\n  { "Name": "Gold", "Code": "G1" },\n  { "Name": "Silver", "Code": "S1", "Type": "Hotel" }',
    ],
  ];
  for (const [what, source, text] of layouts) {
    it(`lays out ${what}`, () => {
      assert.equal(pasted(source), text);
    });
  }

  it('takes over the indentation and the line ends', () => {
    const windows = AFTER.replaceAll('  ', '\t').replaceAll('\n', '\r\n');
    const source = windows.replace(/\},[\s\S]*\]/, '}\r\n\t\t«»\r\n\t]');
    assert.equal(pasted(source, TWO, { indent: '\t', lineEnd: '\r\n' }), windows);
  });

  it('indents like the text, whatever the editor is set to', () => {
    const four = { indent: '    ', lineEnd: '\n' } as const;
    assert.equal(pasted(AFTER.replace(/\},[\s\S]*\]/, '}\n    «»\n  ]'), TWO, four), AFTER);
    assert.equal(pasted('{\n  "LoyaltyPrograms": [«»]\n}\n', TWO, four), LIST);
  });

  it('takes the place of what is selected', () => {
    assert.equal(
      pasted(
        AFTER.replace(/\{\n {6}"Name": "Gold"[\s\S]*?\n {4}\}/, (gold) => `«${gold}»`),
        TWO.slice(0, 1),
      ),
      AFTER,
    );
  });

  it('makes correct JSON of any file, wherever between programs, with all programs in order', () => {
    const entry = fc.record(
      { Name: fc.string(), Code: fc.constantFrom('}', '[', '"', '\\', ',') },
      { noNullPrototype: true },
    );
    const blank = fc.stringMatching(/^[ \t\n]{0,3}$/);
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 4 }),
        fc.array(entry, { minLength: 1, maxLength: 3 }),
        fc.nat(4),
        fc.constantFrom('before', 'after', 'instead'),
        fc.array(blank, { minLength: 2, maxLength: 2 }),
        fc.boolean(),
        (present, rows, at, comma, [left = '', right = ''], pretty) => {
          const index = Math.min(at, present.length);
          const write = (value: unknown) => JSON.stringify(value, undefined, pretty ? 2 : undefined);
          const commas = index > 0 && index < present.length;
          // A comma on one side of the place; or none at all, as after one's own deleting.
          const place = `${commas && comma === 'before' ? ',' : ''}${left}«»${right}${commas && comma === 'after' ? ',' : ''}`;
          const [head, tail] = [present.slice(0, index), present.slice(index)].map((some) => some.map(write).join(','));
          const text = pasted(`{"LoyaltyPrograms": [${head}${place}${tail}]}`, rows);
          assert.deepEqual(JSON.parse(text), { LoyaltyPrograms: present.toSpliced(index, 0, ...rows) });
        },
      ),
      { numRuns: 500 },
    );
  });
});
