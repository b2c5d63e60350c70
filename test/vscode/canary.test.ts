import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { assertNoTokenLeft } from '../canary/canary';
import { canaryTokens } from '../faults/canaryTokens';
import { programsText, shown } from './files';

const TOKEN = canaryTokens.accessToken;

/** Lets somebody leave a token somewhere; gives what takes it away again. */
type Leave = () => vscode.Disposable | Promise<vscode.Disposable>;

/** Places that nothing else of what the extension leaves would lead to: not the logs, and no file. */
const PLACES: readonly (readonly [where: string, leave: Leave])[] = [
  [
    'the clipboard',
    async () => {
      await vscode.env.clipboard.writeText(TOKEN);
      return { dispose: () => vscode.env.clipboard.writeText('') };
    },
  ],
  ['the status bar', () => vscode.window.setStatusBarMessage(TOKEN)],
  ['the status bar: text', () => statusBarItem((item) => Object.assign(item, { text: TOKEN }))],
  ['the status bar: tooltip', () => statusBarItem((item) => Object.assign(item, { tooltip: TOKEN }))],
  [
    'the status bar: accessibilityInformation',
    () => statusBarItem((item) => Object.assign(item, { accessibilityInformation: { label: TOKEN } })),
  ],
  [
    'a code lens',
    async () => {
      const { document } = await shown(programsText('A1'));
      const lens = new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title: TOKEN, command: '' });
      return vscode.languages.registerCodeLensProvider(
        { pattern: document.uri.fsPath },
        { provideCodeLenses: () => [lens] },
      );
    },
  ],
];

function statusBarItem(set: (item: vscode.StatusBarItem) => void): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem();
  set(item);
  return item;
}

describe('assertNoTokenLeft', () => {
  for (const [where, leave] of PLACES) {
    it(`finds a token in ${where}`, async () => {
      const left = await leave();
      try {
        await assert.rejects(assertNoTokenLeft(), new RegExp(`: a token stands in ${where}\n`));
      } finally {
        left.dispose();
      }
    });
  }
});
