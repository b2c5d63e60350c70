import { MAX_PROBLEMS } from './fileLimits';
import type { LoyaltyFileFinding } from './loyaltyFileProblem';
import { readLoyaltyFile } from './readLoyaltyFile';
import type { ProgramMember, SpreadsheetRows } from './spreadsheetReading';

/** The rows of a spreadsheet whose programs have something wrong with them. */
export interface RowProblems {
  /** Numbers of rows with errors or warnings, as the spreadsheet counts, in order. */
  readonly rows: readonly number[];
  /** False where there are so many problems that some rows may be missing here. */
  readonly complete: boolean;
}

/**
 * Checks programs of a spreadsheet as a loyalty file is checked. A member without a column is missing in every row, which
 * is no fault of any row and not told here.
 */
export function rowProblems({ rows, absent }: SpreadsheetRows): RowProblems {
  const starts: number[] = [];
  let text = '{"LoyaltyPrograms":[';
  for (const { program } of rows) {
    starts.push(text.length);
    text += `${JSON.stringify(program)},`;
  }
  const { problems } = readLoyaltyFile(`${text.slice(0, -1)}]}`, { portfolio: false });
  const wrong = new Set<number>();
  for (const { finding, severity, range } of problems) {
    const { row } = rows[indexAt(starts, range.offset)] ?? {};
    if (row !== undefined && severity !== 'information' && !isAbsent(finding, absent)) wrong.add(row);
  }
  return { rows: [...wrong].toSorted((a, b) => a - b), complete: problems.length < MAX_PROBLEMS };
}

function isAbsent(finding: LoyaltyFileFinding, absent: readonly ProgramMember[]): boolean {
  switch (finding.code) {
    case 'missing-member':
    case 'missing-recommended-member':
    case 'empty-value':
      return absent.some((member) => member === finding.member);
    default:
      return false;
  }
}

/** Index of the last start at or before an offset; -1 where there is none. */
function indexAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
