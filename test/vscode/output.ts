import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { eventually } from './eventually';

/** The text of our output channel, as far as it has been shown; empty where it was not yet. */
export function outputText(): string {
  const shown = vscode.workspace.textDocuments.find(
    ({ uri }) => uri.scheme === 'output' && uri.path.includes('mews-loyalty'),
  );
  return shown?.getText() ?? '';
}

/** The text of our output channel from a place on, its start unless told, once it holds this. */
export async function outputOnce(words: string | RegExp, from = 0): Promise<string> {
  await vscode.commands.executeCommand(COMMANDS.showOutput);
  return eventually(`output ${words}`, vscode.workspace.onDidChangeTextDocument, () => {
    const text = outputText().slice(from);
    return (typeof words === 'string' ? text.includes(words) : words.test(text)) ? text : undefined;
  });
}
