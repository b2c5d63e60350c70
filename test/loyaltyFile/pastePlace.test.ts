import assert from 'node:assert/strict';
import { type ListPlace, pastePlace } from '../../src/loyaltyFile/pastePlace';
import { fileText, programText } from './loyaltyText';
import { marked } from './marked';

const A = programText();

/** The place of a selection that « » enclose. */
function placeOf(source: string) {
  const { text, ranges } = marked(source);
  const [selection] = ranges;
  assert(selection);
  return { text, place: pastePlace(text, selection) };
}

describe('pastePlace', () => {
  for (const [what, source] of [
    ['an empty document', '«»'],
    ['blanks', ' \r\n «» \n'],
    ['a byte order mark', '\ufeff«»'],
    ['a selection of all', `«${fileText()}» \n`],
  ] as const) {
    it(`makes a whole file of ${what}`, () => {
      assert.deepEqual(placeOf(source).place, { kind: 'whole-file' });
    });
  }

  // What the gap is, whether a comma has to go after the entry before it, and what comes next.
  const inList: readonly (readonly [string, string, string, boolean, ListPlace['next']])[] = [
    ['an empty list', '{"LoyaltyPrograms": [«»]}', '', false, 'close'],
    ['an empty list over lines', '{"LoyaltyPrograms": [\n  «»\n]}', '\n  \n', false, 'close'],
    ['after a program', `{"LoyaltyPrograms": [${A} «» ]}`, '  ', true, 'close'],
    ['right after a program', `{"LoyaltyPrograms": [${A}«»]}`, '', true, 'close'],
    ['after a comma that ends the list', `{"LoyaltyPrograms": [${A}, «» ]}`, '  ', false, 'close'],
    ['before a comma that ends the list', `{"LoyaltyPrograms": [${A} «», ]}`, ' , ', true, 'close'],
    ['before a program', `{"LoyaltyPrograms": [«» ${A}]}`, ' ', false, 'entry'],
    ['between two', `{"LoyaltyPrograms": [${A}, «»${A}]}`, ' ', false, 'entry'],
    ['between a program and its comma', `{"LoyaltyPrograms": [${A}«» , ${A}]}`, ' ', true, 'comma'],
    ['between two without a comma', `{"LoyaltyPrograms": [${A} «» ${A}]}`, '  ', true, 'entry'],
    ['a list that nothing closes', `{"LoyaltyPrograms": [${A}, «»\n`, ' ', false, 'end'],
    ['a list that only a brace closes', `{"LoyaltyPrograms": [${A}, «»\n}`, ' \n', false, 'close'],
    ['after a word that is no JSON', '{"LoyaltyPrograms": [oops «»]}', ' ', true, 'close'],
    ['a list whose member has no colon', '{"LoyaltyPrograms" [«»]}', '', false, 'close'],
    ['a list whose name has an escape', '{"\\u004coyaltyPrograms": [«»]}', '', false, 'close'],
    [
      'a list after another member',
      `{"ChainId": "LoyaltyPrograms", "x": [1], "LoyaltyPrograms": [«»]}`,
      '',
      false,
      'close',
    ],
    ['after a comment', `{"LoyaltyPrograms": [${A} // gold\n«»]}`, '\n', true, 'close'],
    ['before a comment', `{"LoyaltyPrograms": [${A}, «» /* silver */ ${A}]}`, '  ', false, 'entry'],
    ['a selected program', `{"LoyaltyPrograms": [${A}, «${A}», ${A}]}`, ` ${A}`, false, 'comma'],
    [
      'selected programs with their blanks',
      `{"LoyaltyPrograms": [«${A},\n ${A}\n»]}`,
      `${A},\n ${A}\n`,
      false,
      'close',
    ],
  ];
  for (const [what, source, gap, comma, next] of inList) {
    it(`finds a place: ${what}`, () => {
      const { text, place } = placeOf(source);
      assert(place?.kind === 'list');
      assert.equal(text.slice(place.gap.offset, place.gap.offset + place.gap.length), gap);
      assert.equal(place.commaAt !== undefined, comma);
      assert.equal(place.next, next);
      assert.equal(text[place.list], '[');
    });
  }

  it('has the comma go to the entry, not to a comment after it', () => {
    const { text, place } = placeOf(`{"LoyaltyPrograms": [${A} /* } */ «»]}`);
    assert(place?.kind === 'list');
    assert.equal(place.commaAt, text.indexOf(A) + A.length);
    assert.equal(place.gap.offset, text.indexOf('*/') + 2);
  });

  for (const [what, source, sibling] of [
    ['the program before', `{"LoyaltyPrograms": [ ‹${A}›, «», ${A}]}`, true],
    ['else the one after', `{"LoyaltyPrograms": [«» ‹${A}›]}`, true],
    ['else none', `{"LoyaltyPrograms": [7, «»]}`, false],
  ] as const) {
    it(`takes for an example ${what}`, () => {
      const { text, ranges, related } = marked(source);
      assert(ranges[0]);
      const place = pastePlace(text, ranges[0]);
      assert(place?.kind === 'list');
      assert.equal(place.sibling, sibling ? related?.offset : undefined);
    });
  }

  const nowhere: readonly (readonly [string, string])[] = [
    ['in a program', '{"LoyaltyPrograms": [{«»}]}'],
    ['in a program that nothing closes', '{"LoyaltyPrograms": [{"Name": "a", «» ]}'],
    ['in a list within a program', '{"LoyaltyPrograms": [{"LoyaltyPrograms": [«»]}]}'],
    ['in a string', '{"LoyaltyPrograms": ["a«»b"]}'],
    ['in a string that nothing closes', '{"LoyaltyPrograms": ["ab«»\n]}'],
    ['in a word', '{"LoyaltyPrograms": [nu«»ll]}'],
    ['in a line comment', '{"LoyaltyPrograms": [ // here«»\n]}'],
    ['in a comment', '{"LoyaltyPrograms": [ /* «» */]}'],
    ['in a comment that nothing closes', '{"LoyaltyPrograms": [ /* «»'],
    ['before a colon', '{"LoyaltyPrograms": ["Name" «»: 1]}'],
    ['after a colon', '{"LoyaltyPrograms": ["Name": «» ]}'],
    ['in the file, outside the list', `{«» "LoyaltyPrograms": [${A}]}`],
    ['after the list', `{"LoyaltyPrograms": [${A}]«»}`],
    ['before the list', `{"LoyaltyPrograms": «»[${A}]}`],
    ['after the file', `${fileText()}«»`],
    ['before the file', `«»${fileText()}`],
    ['after a brace too many, which ends the file', `{"LoyaltyPrograms": [${A}}, «» ]}`],
    ['in a list of another name', '{"loyaltyPrograms": [«»]}'],
    ['in a list that is the whole file', `[${A}, «»]`],
    ['in a list within another', '[{"LoyaltyPrograms": [«»]}]'],
    ['with a selection that begins in a program', `{"LoyaltyPrograms": [{"Name": «"a"}» ]}`],
    ['with a selection that ends in a program', `{"LoyaltyPrograms": [«${A}, {» ]}`],
    ['with a selection that ends in a string', `{"LoyaltyPrograms": [«${A}, "a»b" ]}`],
    ['with a selection that leaves the list', `{"LoyaltyPrograms": [«${A}] »}`],
    ['with a selection over two lists', `{"LoyaltyPrograms": [«${A}], "LoyaltyPrograms": [» ]}`],
  ];
  for (const [what, source] of nowhere) {
    it(`finds none ${what}`, () => {
      assert.equal(placeOf(source).place, undefined);
    });
  }

  it('survives any depth', () => {
    assert.equal(placeOf(`{"LoyaltyPrograms": ${'['.repeat(200_000)}«»`).place, undefined);
  });
});
