import assert from 'node:assert/strict';
import { rowProgram } from '../../src/loyaltyFile/rowProgram';
import type { ProgramMember, SpreadsheetRow } from '../../src/loyaltyFile/spreadsheetReading';

const COLUMNS: readonly ProgramMember[] = ['Name', 'Code', 'Type', 'Subscription'];
const TABLE = {
  body: [],
  columns: new Map(COLUMNS.map((member, index) => [member, index] as const)),
  leftOut: [],
  width: 5,
  evidence: 1,
};

describe('rowProgram', () => {
  const cases: readonly (readonly [string, string[], Omit<SpreadsheetRow, 'row'>])[] = [
    [
      'takes each cell for its member',
      ['Gold', 'G1', 'Hotel', 'Free', 'x'],
      { program: { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Free' } },
    ],
    [
      'keeps what it can not mend',
      ['Gold', 'G1', 'Motel', '?'],
      { program: { Name: 'Gold', Code: 'G1', Type: 'Motel', Subscription: '?' } },
    ],
    [
      'leaves out an empty Type, and keeps an empty Code',
      ['Gold', ' ', '', 'free'],
      { program: { Name: 'Gold', Code: '', Subscription: 'Free' } },
    ],
    [
      'says that a cell of a member is not there',
      ['Gold', 'G1', 'Hotel'],
      { program: { Name: 'Gold', Code: 'G1', Type: 'Hotel' }, cells: 'too-few' },
    ],
    [
      'says that a text stands beyond the columns',
      ['Gold', 'G1', '', '', '', '', 'x'],
      { program: { Name: 'Gold', Code: 'G1' }, cells: 'too-many' },
    ],
    [
      'says nothing of blanks beyond the columns',
      ['Gold', 'G1', '', '', '', ' '],
      { program: { Name: 'Gold', Code: 'G1' } },
    ],
  ];
  for (const [what, cells, expected] of cases) {
    it(what, () => {
      assert.deepEqual(rowProgram({ row: 7, cells }, TABLE), { row: 7, ...expected });
    });
  }
});
