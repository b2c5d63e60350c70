import * as vscode from 'vscode';
import { cleanRow } from './cleanRow';
import { lastLine } from './lastLine';

/** Asks to choose one of several rows: the only way to show such a list at once. Gives the row as the caller made it. */
export async function quickPick<Row extends vscode.QuickPickItem>(
  rows: readonly Row[],
  options: vscode.QuickPickOptions,
): Promise<Row | undefined> {
  const { title, placeHolder } = options;
  const chosen = await vscode.window.showQuickPick(
    rows.map((row) => ({ ...cleanRow<vscode.QuickPickItem>(row), row })),
    {
      ...options,
      ...(title !== undefined && { title: lastLine.clean(title) }),
      ...(placeHolder !== undefined && { placeHolder: lastLine.clean(placeHolder) }),
    },
  );
  return chosen?.row;
}
