import * as vscode from 'vscode';

const NAME = /\.loyalty\.json$/i;

/** Documents that are loyalty files, wherever they live; for language features. */
export const LOYALTY_SELECTOR: vscode.DocumentSelector = [{ pattern: '**/*.loyalty.json' }];

/** Whether a Uri names a loyalty file. The name decides, not the language: a button on every JSON file would be noise. */
export function isLoyaltyUri(uri: vscode.Uri): boolean {
  return NAME.test(uri.path);
}

/** The Uri shown in the active tab, also where VS Code withholds the document because of its size. */
export function activeTabUri(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText ? input.uri : undefined;
}

/** What to call a document: its file name. */
export function documentName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
