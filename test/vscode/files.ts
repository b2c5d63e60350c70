import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { extension, testApi } from './extensionApi';

let number = 0;
const written: vscode.Uri[] = [];

/** A new file on disk in the first folder of the workspace, by default with a name of its own that ends in .loyalty.json. */
export async function newFile(content: string | Buffer, name = `suite-${++number}.loyalty.json`): Promise<vscode.Uri> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('The suites need a workspace');
  const file = path.join(folder.uri.fsPath, name);
  await writeFile(file, content);
  const uri = vscode.Uri.file(file);
  written.push(uri);
  return uri;
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
  for (const uri of written.splice(0)) {
    await rm(uri.fsPath, { force: true });
    await api?.codes.release(uri);
  }
}
