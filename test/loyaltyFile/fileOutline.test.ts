import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTree } from 'jsonc-parser';
import { fileOutline, type OutlineMember } from '../../src/loyaltyFile/fileOutline';
import { anyFile, anyText, anyWriting } from './anyText';

/** What an outline says in one line: ChainId, then Name, Code, Type and Subscription of each program. */
function told(text: string): string {
  const { chainId, list } = fileOutline(text);
  const programs = (list?.programs ?? []).map(({ members: { Name, Code, Type, Subscription } }) =>
    [Name, Code, Type, Subscription].map((member) => member?.value ?? '-').join(' '),
  );
  return [chainId?.value ?? '-', ...programs].join(' | ');
}

describe('fileOutline', () => {
  const cases: readonly (readonly [what: string, text: string, outline: string])[] = [
    ['an empty text', '', '-'],
    ['a list without programs', '{"ChainId": "c", "LoyaltyPrograms": []}', 'c'],
    ['a ChainId that is null', '{"ChainId": null, "LoyaltyPrograms": [{"Name": "A"}]}', '- | A - - -'],
    [
      'members in any order',
      '{"LoyaltyPrograms": [{"Type": "t", "Code": "c", "Subscription": "s", "Name": "n"}]}',
      '- | n c t s',
    ],
    ['the last of members written twice', '{"LoyaltyPrograms": [{"Name": "a", "Name": "b"}]}', '- | b - - -'],
    [
      'the last of lists written twice',
      '{"LoyaltyPrograms": [{"Name": "a"}], "LoyaltyPrograms": [{"Name": "b"}]}',
      '- | b - - -',
    ],
    [
      'members that are no text',
      '{"LoyaltyPrograms": [{"Name": 1, "Code": ["Name", "x"], "Type": {"Name": "y"}}, 7, "Name", null]}',
      '- | - - - -',
    ],
    [
      'members of another depth',
      '{"Name": "x", "y": {"ChainId": "z"}, "LoyaltyPrograms": [{"a": {"Name": "b"}, "c": [{"Code": "d"}]}]}',
      '- | - - - -',
    ],
    ['a list in a program', '{"LoyaltyPrograms": [{"LoyaltyPrograms": [{"Name": "x"}], "Name": "a"}]}', '- | a - - -'],
    ['comments', '// "x\n{/* { */ "LoyaltyPrograms" /* [ */: [{"Name": "a" // }\n}]}', '- | a - - -'],
    [
      'a member whose value is still to come',
      '{"LoyaltyPrograms": [{"Name": "a", "Code": \n "Type": "t"}]}',
      '- | a - t -',
    ],
    ['a member without a comma behind it', '{"LoyaltyPrograms": [{"Name": "a" "Code": "c"}]}', '- | a c - -'],
    [
      'a program without its closing brace',
      '{"LoyaltyPrograms": [{"Name": "a", {"Name": "b"}, {"Name": "c"]}',
      '- | a - - - | b - - - | c - - -',
    ],
    [
      'a program with a brace too many',
      '{"LoyaltyPrograms": [{"Name": "a"}}, {"Name": "b"}]}',
      '- | a - - - | b - - -',
    ],
    ['a string that is not closed', '{"LoyaltyPrograms": [{"Name": "a,\n "Code": "c"}]}', '- | a, c - -'],
    ['a text that ends too early', '{"LoyaltyPrograms": [{"Name": "a"}, {"Na', '- | a - - - | - - - -'],
    ['a list without its closing bracket', '{"LoyaltyPrograms": [{"Name": "a"}}', '- | a - - -'],
    ['a list around all', '[{"LoyaltyPrograms": [{"Name": "a"}]}]', '-'],
  ];
  for (const [what, text, outline] of cases) {
    it(`reads ${what}`, () => {
      assert.equal(told(text), outline);
    });
  }

  it('gives every text of any file, at the place where a tree has it', () => {
    fc.assert(
      fc.property(anyFile, anyWriting, (file, write) => {
        const text = write(file);
        if (!text.includes('"LoyaltyPrograms"')) return;
        const { chainId, list } = fileOutline(text);
        assert.equal(chainId?.value, file.ChainId ?? undefined);
        const nodes = parseTree(text)?.children?.find(({ children }) => children?.[0]?.value === 'LoyaltyPrograms');
        assert.deepEqual(list?.range, { offset: nodes?.offset, length: nodes?.length });
        const values = list?.programs.map(({ members }) =>
          Object.fromEntries(Object.entries(members).map(([name, member]) => [name, member?.value])),
        );
        assert.deepEqual(
          values,
          file.LoyaltyPrograms.map((program) => ({ ...program })),
        );
        assert.deepEqual(
          list?.programs.map(({ range }) => range),
          nodes?.children?.[1]?.children?.map(({ offset, length }) => ({ offset, length })),
        );
      }),
    );
  });

  it('gives for any text ranges within it, each program behind the one before and its members inside', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { chainId, list } = fileOutline(text);
        const within = ({ range }: OutlineMember, from: number, to: number) =>
          range.offset >= from && range.length > 0 && range.offset + range.length <= to;
        if (chainId) assert(within(chainId, 0, text.length));
        if (!list) return;
        const listEnd = list.range.offset + list.range.length;
        assert(list.range.offset >= 0 && listEnd <= text.length);
        let from = list.range.offset;
        for (const { range, members } of list.programs) {
          const end = range.offset + range.length;
          assert(range.offset >= from && range.length > 0 && end <= listEnd);
          for (const member of Object.values(members)) if (member) assert(within(member, range.offset, end));
          from = end;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
