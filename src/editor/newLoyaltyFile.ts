import * as vscode from 'vscode';
import { skeletonSnippet } from '../loyaltyFile/skeletonSnippet';
import { openUntitled } from './openUntitled';

/** "New Loyalty Programs File": an untitled document with one program to fill in, the cursor in its Name. */
export async function newLoyaltyFile(): Promise<void> {
  const editor = await openUntitled(vscode.workspace.workspaceFolders?.[0]?.uri, 'programs');
  await editor.insertSnippet(new vscode.SnippetString(skeletonSnippet()));
}
