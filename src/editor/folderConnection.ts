import * as vscode from 'vscode';
import { harmless } from './harmless';
import { SETTINGS } from './ids';
import { messages } from './messages';

/**
 * The connection that settings name for a file: those of its folder, which may come from a repository, else of the workspace, the
 * machine or the person. A name, never followed without a question. Undefined where they name none.
 */
export function folderConnection(uri: vscode.Uri): string | undefined {
  const name = vscode.workspace.getConfiguration(SETTINGS.section, uri).get<unknown>(SETTINGS.connection);
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** Has a folder name a connection from now on; where its settings can't be written, says so. */
export async function keepForFolder(folder: vscode.WorkspaceFolder, name: string): Promise<void> {
  try {
    await vscode.workspace
      .getConfiguration(SETTINGS.section, folder.uri)
      .update(SETTINGS.connection, name, vscode.ConfigurationTarget.WorkspaceFolder);
  } catch {
    // Broken, changed in an editor, or not to be written.
    void messages.warning(
      vscode.l10n.t(
        'The settings of the folder "{0}" could not be written, so it does not keep the connection.',
        harmless(folder.name),
      ),
    );
  }
}
