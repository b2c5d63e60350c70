import * as vscode from 'vscode';
import { rowProblems } from '../loyaltyFile/rowProblems';
import type { SpreadsheetRows } from '../loyaltyFile/spreadsheetReading';
import { messages } from './messages';
import { spreadsheetSentence } from './spreadsheetSentence';

/** One notification on what of a spreadsheet needs a person's eye, after a note of the caller; none where nothing does. */
export function tellSpreadsheet(rows: SpreadsheetRows, note = ''): void {
  const problems = rowProblems(rows);
  const sentence = `${note} ${spreadsheetSentence(rows, problems)}`.trim();
  if (sentence === '') return;
  const showProblems = vscode.l10n.t('Show Problems');
  const buttons = problems.rows.length + rows.absent.length > 0 ? [showProblems] : [];
  void messages.warning(sentence, ...buttons).then((chosen) => {
    if (chosen === showProblems) void vscode.commands.executeCommand('workbench.actions.view.problems');
  });
}
