import assert from 'node:assert/strict';
import { readLoyaltyFile } from '../../src/loyaltyFile/readLoyaltyFile';
import { fileText, programText } from './loyaltyText';

/** `code member` of each problem. */
function told(text: string, portfolio = false): string[] {
  return readLoyaltyFile(text, { portfolio }).problems.map(({ finding, severity }) =>
    'meant' in finding
      ? `${severity} ${finding.code} ${finding.member} ${finding.meant}`
      : `${severity} ${finding.code} ${'member' in finding ? finding.member : ''}`.trimEnd(),
  );
}

describe('misnamedMembers', () => {
  const cases: readonly (readonly [string, string, string[]])[] = [
    [
      'two members of one program',
      fileText([programText({ Name: undefined, Code: undefined, code: '"G1"', Nmae: '"Gold"' })]),
      ['error member-case code Code', 'error misspelled-member Nmae Name'],
    ],
    [
      'a member by case before one by spelling that stands before it',
      fileText([programText({ Name: undefined, Nam: '"x"', name: '"Gold"' })]),
      ['error member-case name Name', 'warning unknown-member Nam'],
    ],
    ['a member for one that is there', fileText([programText({ name: '"Gold"' })]), ['warning unknown-member name']],
    [
      'one member for two',
      fileText([programText({ Name: undefined, name: '"Gold"', NAME: '"Gold"' })]),
      ['error member-case name Name', 'warning unknown-member NAME'],
    ],
    [
      'members that are only recommended',
      fileText([programText({ Type: undefined, Subscription: undefined, type: '"Hotel"', Subscripton: '"Free"' })]),
      ['warning member-case type Type', 'warning misspelled-member Subscripton Subscription'],
    ],
    [
      'the same in several programs',
      fileText([
        programText({ Name: undefined, name: '"a"', Code: '"A"' }),
        programText({ Name: undefined, name: '"b"' }),
      ]),
      ['error member-case name Name', 'error member-case name Name'],
    ],
    [
      'a member of a program in the file, and the other way round',
      fileText([programText({ chainId: 'null' })], '"name": "x", '),
      ['warning unknown-member name', 'warning unknown-member chainId'],
    ],
    [
      'the ChainId of a single enterprise',
      fileText([programText()], '"chainid": null, '),
      ['warning member-case chainid ChainId'],
    ],
  ];
  for (const [what, text, expected] of cases) {
    it(`tells once of ${what}`, () => {
      assert.deepEqual(told(text), expected);
    });
  }

  it('takes the ChainId of a portfolio for required', () => {
    assert.deepEqual(told(fileText([programText()], '"chainid": null, '), true), ['error member-case chainid ChainId']);
  });
});
