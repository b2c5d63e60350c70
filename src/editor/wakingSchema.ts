import * as vscode from 'vscode';
import { SCHEMA_SCHEME } from './ids';

/**
 * Gives the second schema of a loyalty file. VS Code's JSON support asks for it when such a file opens, and asking for
 * its scheme is what activates this extension: there is no activation event for a file's name. It says nothing yet.
 */
export function provideWakingSchema(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEMA_SCHEME, {
    provideTextDocumentContent: () => '{}',
  });
}
