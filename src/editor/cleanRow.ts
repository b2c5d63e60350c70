import type * as vscode from 'vscode';
import { lastLine } from './lastLine';

/** A row to choose, with the last line over all it shows. */
export function cleanRow<Row extends vscode.QuickPickItem>(row: Row): Row {
  const { label, description, detail } = row;
  return {
    ...row,
    label: lastLine.clean(label),
    ...(description !== undefined && { description: lastLine.clean(description) }),
    ...(detail !== undefined && { detail: lastLine.clean(detail) }),
  };
}
