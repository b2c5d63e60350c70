import assert from 'node:assert/strict';
import { enclosingProgram } from '../../src/loyaltyFile/enclosingProgram';

/** The members of the program at the `|` of a text, as "name: value" with the text of both. */
function membersAt(source: string): readonly string[] | undefined {
  const text = source.replace('|', '');
  const of = ({ offset, length }: { offset: number; length: number }) => text.slice(offset, offset + length);
  return enclosingProgram(text, source.indexOf('|'))?.map(({ key, colon, value }) => {
    if (colon !== undefined) assert.equal(text[colon], ':');
    return `${of(key)}${colon === undefined ? '' : ':'}${value ? ` ${of(value.range)}` : ''}`;
  });
}

describe('enclosingProgram', () => {
  const cases: readonly (readonly [what: string, text: string, members: readonly string[] | undefined])[] = [
    ['all members of a program', '{"l": [{"a": 1, "b": "x"|, "c": {}}]}', ['"a": 1', '"b": "x"', '"c": {}']],
    ['no member of an empty one', '[{|}]', []],
    ['members that are half typed', '[{"a": , "b"|}]', ['"a":', '"b"']],
    [
      'brackets in strings for text',
      '[{"a": "}]",\n"b": "{[\\"{",\n|"c": 1}]',
      ['"a": "}]"', '"b": "{[\\"{"', '"c": 1'],
    ],
    ['nothing of the next program', '[{"a": 1}, {"b": 2|}, {"c": 3}]', ['"b": 2']],
    ['an object that has no end', '[{"a": 1, |"b": 2', ['"a": 1', '"b": 2']],
    ['the inner object of a list in a program', '[{"a": [{"b": 1|}]}]', ['"b": 1']],
    ['a program after others on many lines', `[${'{\n"a": [1]\n},\n'.repeat(1000)}{"b":\n |2}]`, ['"b": 2']],
    [
      'a program after an object of its own on several lines',
      '[{"a": {\n"x": [\n]},\n|"b": 2}]',
      ['"a": {\n"x": [\n]}', '"b": 2'],
    ],
    ['nothing in the object around all', '{"a": 1|}', undefined],
    ['nothing in an object that is a value', '[{"a": {"b": 1|}}]', undefined],
    ['nothing in a list', '[{"a": 1}, |]', undefined],
    ['nothing outside', '[{"a": 1}]|', undefined],
    ['nothing in an empty text', '|', undefined],
    ['nothing at the start of a text that begins with a line end', '|\n{}', undefined],
  ];
  for (const [what, text, members] of cases) {
    it(`gives ${what}`, () => {
      assert.deepEqual(membersAt(text), members);
    });
  }
});
