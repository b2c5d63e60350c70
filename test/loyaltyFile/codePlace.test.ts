import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codePlace } from '../../src/loyaltyFile/codePlace';
import { anyText } from './anyText';

/** The place at the `|` of a text, as "Name / what is replaced / separator". */
function placeAt(source: string): string | undefined {
  const offset = source.indexOf('|');
  const text = source.replace('|', '');
  const place = codePlace(text, offset);
  if (!place) return undefined;
  const { range, name, separator } = place;
  assert(range.offset <= offset && offset <= range.offset + range.length && range.offset + range.length <= text.length);
  return [name, text.slice(range.offset, range.offset + range.length), separator].join(' / ');
}

describe('codePlace', () => {
  const file = (program: string) =>
    `{ "LoyaltyPrograms": [{ "Name": "Before", "Code": "B" }, ${program}, { "Name": "After" }] }`;
  const cases: readonly (readonly [what: string, text: string, place: string])[] = [
    ['a value that is not there', file('{ "Name": "A", "Code": | }'), 'A /  / '],
    ['a value that is not there, right behind the colon', file('{ "Name": "A", "Code":|}'), 'A /  / '],
    [
      'a value that is not there, before the next member',
      file('{ "Name": "A", "Code": |\n "Type": "Hotel" }'),
      'A /  / ,',
    ],
    ['an empty value', file('{ "Name": "A", "Code": "|" }'), 'A / "" / '],
    ['a value', file('{ "Name": "A", "Code": "X|Y" }'), 'A / "XY" / '],
    ['a value, behind its quote', file('{ "Name": "A", "Code": "XY"| }'), 'A / "XY" / '],
    ['a value without the comma behind it', file('{ "Name": "A", "Code": "X|" "Type": "Hotel" }'), 'A / "X" / ,'],
    ['a quote that is not closed', file('{ "Name": "A", "Code": "|, "Type": "Hotel" }'), 'A / " / '],
    [
      'a quote that is not closed, at the end of a line',
      file('{ "Name": "A", "Code": "X|,\n "Type": "Hotel" }'),
      'A / "X / ',
    ],
    ['a Name that comes later', file('{ "Code": "|", "Name": "A" }'), 'A / "" / '],
    ['a program without a Name', file('{ "Code": "|" }'), ' / "" / '],
    ['a Name that is no text', file('{ "Name": 7, "Code": "|" }'), ' / "" / '],
    ['a Name with brackets and escapes', file('{ "Name": "]}\\"{[", "Code": "|" }'), ']}"{[ / "" / '],
    ['the last Code of two', file('{ "Name": "A", "Code": "X", "Code": "|" }'), 'A / "" / '],
    ['the first Code of two', file('{ "Name": "A", "Code": "|", "Code": "X" }'), 'A / "" / '],
    ['lines that end in CRLF', file('{\r\n  "Name": "A",\r\n  "Code": "|"\r\n}'), 'A / "" / '],
    ['lines that end in CR', file('{\r  "Name": "A",\r  "Code": |\r}'), 'A /  / '],
    ['a text that ends there', '{ "LoyaltyPrograms": [{ "Name": "A", "Code": |', 'A /  / '],
    ['a text that ends in an open quote', '{ "LoyaltyPrograms": [{ "Name": "A", "Code": "|', 'A / " / '],
    [
      'a list whose other programs are broken',
      '{ "LoyaltyPrograms": [{ "Name": "B", }, { "Name" "C", { "Name": "A", "Code": "|" }]',
      'A / "" / ',
    ],
    ['a program whose value is a list', file('{ "Name": "A", "x": [{ "y": 1 }], "Code": "|" }'), 'A / "" / '],
  ];
  for (const [what, text, place] of cases) {
    it(`finds ${what}`, () => {
      assert.equal(placeAt(text), place);
    });
  }

  const none: readonly (readonly [what: string, text: string])[] = [
    ['at the name of the member', file('{ "Name": "A", "Co|de": "X" }')],
    ['before the colon', file('{ "Name": "A", "Code" |: "X" }')],
    ['between the colon and a value', file('{ "Name": "A", "Code": | "X" }')],
    ['behind a value', file('{ "Name": "A", "Code": "X" | }')],
    ['behind the comma', file('{ "Name": "A", "Code": "X", | }')],
    ['at a Code that is a number', file('{ "Name": "A", "Code": 7| }')],
    ['behind characters that are no value', file('{ "Name": "A", "Code": x| }')],
    ['at another member', file('{ "Name": "|", "Code": "X" }')],
    ['between programs', file('{ "Code": "X" } |')],
    ['at a member of the file', '{ "Code": "|", "LoyaltyPrograms": [] }'],
    ['in an object that is a value', '{ "LoyaltyPrograms": [{ "x": { "Code": "|" } }] }'],
    ['in an empty text', '|'],
    ['after an empty line', '\n|'],
    ['in a text without brackets', '"Code": "|"'],
  ];
  for (const [what, text] of none) {
    it(`is undefined ${what}`, () => {
      assert.equal(placeAt(text), undefined);
    });
  }

  it('gives for any text and offset a range of that text around the offset', () => {
    fc.assert(
      fc.property(anyText, fc.double({ min: 0, max: 1, noNaN: true }), (text, at) => {
        const offset = Math.round(at * text.length);
        const place = codePlace(text, offset);
        if (!place) return;
        const { range } = place;
        assert(range.offset >= 0 && range.offset <= offset && offset <= range.offset + range.length);
        assert(range.offset + range.length <= text.length);
        assert.doesNotMatch(text.slice(range.offset, range.offset + range.length), /[\r\n]/);
      }),
      { numRuns: 2000 },
    );
  });
});
