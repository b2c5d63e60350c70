import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { eventually } from './eventually';

/** The text of our output channel, once it holds this. */
export async function outputOnce(words: string | RegExp): Promise<string> {
  await vscode.commands.executeCommand(COMMANDS.showOutput);
  return eventually(`output ${words}`, vscode.workspace.onDidChangeTextDocument, () =>
    vscode.workspace.textDocuments
      .filter(({ uri }) => uri.scheme === 'output' && uri.path.includes('mews-loyalty'))
      .map((document) => document.getText())
      .find((text) => (typeof words === 'string' ? text.includes(words) : words.test(text))),
  );
}
