import * as vscode from 'vscode';
import type { Output } from './output';
import { reportingBugs } from './reportingBugs';

/** Registers a command. A bug in it ends here. */
export function registerCommand<A extends unknown[]>(
  id: string,
  output: Output,
  run: (...args: A) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, (...args: A) => reportingBugs(id, output, () => run(...args)));
}
