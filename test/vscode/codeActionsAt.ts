import * as vscode from 'vscode';
import { rangeIn } from '../../src/editor/rangeIn';
import type { TextRange } from '../../src/loyaltyFile/loyaltyFileProblem';

/** The code actions that VS Code shows for a place of a document; `resolve` says of how many the edits are wanted at once. */
export async function codeActionsAt(
  document: vscode.TextDocument,
  place: TextRange,
  { kind = 'quickfix', resolve = 0 } = {},
): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<(vscode.CodeAction | vscode.Command)[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    rangeIn(document, place),
    kind,
    resolve,
  );
  return actions.filter((action) => action instanceof vscode.CodeAction);
}

/** The place of a text in a document. */
export function placeOf(document: vscode.TextDocument, text: string): TextRange {
  return { offset: document.getText().indexOf(text), length: text.length };
}
