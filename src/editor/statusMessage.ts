import * as vscode from 'vscode';
import { lastLine } from './lastLine';

const SHOWN_MS = 3000;

/** Says something in the status bar for a moment. */
export function statusMessage(text: string): void {
  vscode.window.setStatusBarMessage(lastLine.clean(text), SHOWN_MS);
}
