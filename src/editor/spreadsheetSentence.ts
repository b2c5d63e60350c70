import * as vscode from 'vscode';
import type { RowProblems } from '../loyaltyFile/rowProblems';
import type { LeftOutColumn, SpreadsheetRows } from '../loyaltyFile/spreadsheetReading';
import { holdsToken } from '../loyaltyFile/tokenFindings';
import { shortened } from './shortened';

const { t } = vscode.l10n;

/** How many rows or columns a sentence names. */
const MAX_NAMED = 5;
const MAX_NAME_LENGTH = 40;

/** What of a spreadsheet did not become a correct program, and what to do; empty where all of it did. */
export function spreadsheetSentence({ rows, leftOut, absent }: SpreadsheetRows, problems: RowProblems): string {
  const uneven = rows.filter(({ cells }) => cells !== undefined).map(({ row }) => row);
  const sentences = [
    ...(leftOut.length > 0 ? [t('Left out, because Mews has no such member: {0}.', listed(leftOut.map(column)))] : []),
    ...(absent.length > 0 ? [t('No column for {0}: add what is missing to each program.', listed(absent))] : []),
    ...(uneven.length > 0 ? [t('Too few or too many cells: {0}.', rowNames(uneven, true))] : []),
    ...(problems.rows.length > 0 ? [t('Correct {0}.', rowNames(problems.rows, problems.complete))] : []),
  ];
  return sentences.join(' ');
}

function column({ number, name }: LeftOutColumn): string {
  if (name === undefined || holdsToken(name)) return t('column {0}', number);
  return t('column {0} "{1}"', number, shortened(name, MAX_NAME_LENGTH));
}

function rowNames(rows: readonly number[], complete: boolean): string {
  const names = rows.map(String);
  if (!complete) return t('rows {0} and many more', names.slice(0, MAX_NAMED).join(', '));
  return names.length === 1 ? t('row {0}', listed(names)) : t('rows {0}', listed(names));
}

/** The first few, and how many more there are. */
function listed(names: readonly string[]): string {
  const more = names.length - MAX_NAMED;
  if (more > 0) return t('{0} and {1} more', names.slice(0, MAX_NAMED).join(', '), more);
  const [last = ''] = names.slice(-1);
  return names.length === 1 ? last : t('{0} and {1}', names.slice(0, -1).join(', '), last);
}
