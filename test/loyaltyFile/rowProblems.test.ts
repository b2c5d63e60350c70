import assert from 'node:assert/strict';
import { MAX_PROBLEMS } from '../../src/loyaltyFile/fileLimits';
import { rowProblems } from '../../src/loyaltyFile/rowProblems';
import type { ProgramMember, RowProgram, SpreadsheetRows } from '../../src/loyaltyFile/spreadsheetReading';
import { SOME_TOKEN } from './loyaltyText';

const GOLD: RowProgram = { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Free' };

/** Programs in rows 2, 3, … */
function rowsOf(programs: readonly RowProgram[], absent: readonly ProgramMember[] = []): SpreadsheetRows {
  return { kind: 'rows', rows: programs.map((program, index) => ({ row: index + 2, program })), leftOut: [], absent };
}

describe('rowProblems', () => {
  const { Type: _type, ...untyped } = GOLD;
  const cases: readonly (readonly [string, RowProgram, number[]])[] = [
    ['a correct program', { ...GOLD, Code: 'B' }, []],
    ['an empty Code', { ...GOLD, Code: '' }, [3]],
    ['a value that is in no list', { ...GOLD, Code: 'B', Type: 'Motel' }, [3]],
    ['a Name too long', { ...GOLD, Code: 'B', Name: 'x'.repeat(101) }, [3]],
    ['no Type, where others have one', { ...untyped, Code: 'B' }, [3]],
    ['the Code of the row before', GOLD, [3]],
    ['half of a character', { ...GOLD, Code: 'B\ud800' }, [3]],
    ['a token', { ...GOLD, Code: SOME_TOKEN }, [3]],
  ];
  for (const [what, program, rows] of cases) {
    it(`names ${rows.length === 0 ? 'no row' : 'the row'} with ${what}`, () => {
      assert.deepEqual(rowProblems(rowsOf([GOLD, program, { ...GOLD, Code: 'C' }])), { rows, complete: true });
    });
  }

  it('names each row once, in order, however much is wrong', () => {
    const bad = { Name: '', Code: '', Type: 'x', Subscription: 'y' };
    assert.deepEqual(rowProblems(rowsOf([bad, GOLD, bad, bad])), { rows: [2, 4, 5], complete: true });
  });

  it('blames no row for a column that is not there', () => {
    const programs = [
      { Name: 'Gold', Code: '' },
      { Name: '', Code: '' },
    ];
    assert.deepEqual(rowProblems(rowsOf(programs, ['Code', 'Type', 'Subscription'])).rows, [3]);
  });

  it('blames no row for there being more than one request takes', () => {
    const programs = Array.from({ length: 1001 }, (_, index) => ({ ...GOLD, Code: `C${index}` }));
    assert.deepEqual(rowProblems(rowsOf(programs)), { rows: [], complete: true });
  });

  it('says when it may not know all rows', () => {
    const { rows, complete } = rowProblems(
      rowsOf(Array.from({ length: MAX_PROBLEMS + 1 }, () => ({ ...GOLD, Name: '' }))),
    );
    assert.equal(complete, false);
    assert.equal(rows.length, MAX_PROBLEMS);
  });
});
