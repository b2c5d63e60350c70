import * as vscode from 'vscode';
import { openDocument } from './loyaltyDocument';

/** A document as an editor shows it, else as it lies on disk. Undefined for one that is gone: an untitled one that was closed would be made anew, empty. */
export async function existingDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const open = openDocument(uri);
  if (open || uri.scheme === 'untitled') return open;
  return vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
}
