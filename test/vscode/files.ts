import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { extension, testApi } from './extensionApi';

let number = 0;

/** A new file on disk in the first folder of the workspace, by default with a name of its own that ends in .loyalty.json. */
export async function newFile(content: string | Buffer, name = `suite-${++number}.loyalty.json`): Promise<vscode.Uri> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('The suites need a workspace');
  const file = path.join(folder.uri.fsPath, name);
  await writeFile(file, content);
  return vscode.Uri.file(file);
}

/** A new file, opened and shown. */
export async function shown(content: string | Buffer, name?: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await newFile(content, name));
}

/** The text of a correct file with these Codes. */
export function programsText(...codes: string[]): string {
  return JSON.stringify(
    {
      LoyaltyPrograms: codes.map((code) => ({
        Name: `Program ${code}`,
        Code: code,
        Type: 'Hotel',
        Subscription: 'Free',
      })),
    },
    undefined,
    2,
  );
}

/** Closes every editor, without asking and without saving, and takes away the files: their Codes would meet those of the next test. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const api = extension().isActive ? await testApi() : undefined;
  for (const { uri: folder } of vscode.workspace.workspaceFolders ?? []) {
    for (const name of await readdir(folder.fsPath)) {
      if (!name.endsWith('.loyalty.json')) continue;
      const uri = vscode.Uri.joinPath(folder, name);
      await rm(uri.fsPath);
      await api?.codes.release(uri);
    }
  }
}
