import * as vscode from 'vscode';
import { SETTINGS } from './ids';

/**
 * The connection that a folder names in its settings: a name, which may come from a repository and is never followed without a
 * question. Undefined where it names none.
 */
export function folderConnection(uri: vscode.Uri): string | undefined {
  const name = vscode.workspace.getConfiguration(SETTINGS.section, uri).get<unknown>(SETTINGS.connection);
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** Has a folder name a connection from now on. */
export async function keepForFolder(folder: vscode.WorkspaceFolder, name: string): Promise<void> {
  await vscode.workspace
    .getConfiguration(SETTINGS.section, folder.uri)
    .update(SETTINGS.connection, name, vscode.ConfigurationTarget.WorkspaceFolder);
}
