import * as vscode from 'vscode';

const NAME = /\.loyalty\.json$/i;
/** The past of a file, as comparisons show it: not something anyone can mend or should send. */
const PAST: ReadonlySet<string> = new Set(['git', 'vscode-local-history']);

/** Documents that may be loyalty files, wherever they live; for language features, which ask `isLoyaltyUri` as well. */
export const LOYALTY_SELECTOR: vscode.DocumentSelector = [{ pattern: '**/*.loyalty.json' }];

/** Whether a Uri names a loyalty file. The name decides, not the language: a button on every JSON file would be noise. */
export function isLoyaltyUri(uri: vscode.Uri): boolean {
  return NAME.test(uri.path) && !PAST.has(uri.scheme);
}

/** The Uri of the text that a tab shows; of a comparison the side that can be edited. */
export function uriOfTab({ input }: vscode.Tab): vscode.Uri | undefined {
  if (input instanceof vscode.TabInputText) return input.uri;
  return input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
}

/** The Uris of all tabs that show a loyalty file, each once. */
export function openLoyaltyUris(): vscode.Uri[] {
  const uris = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(uriOfTab)).filter((uri) => uri !== undefined);
  return [...new Map(uris.filter(isLoyaltyUri).map((uri) => [String(uri), uri])).values()];
}

/** The Uri shown in the active tab, also where VS Code withholds the document because of its size. */
export function activeTabUri(): vscode.Uri | undefined {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  return tab && uriOfTab(tab);
}

/** The loyalty file that a person looks at: in the active tab, else in some editor. */
export function loyaltyUriInView(): vscode.Uri | undefined {
  const inView = [activeTabUri(), ...vscode.window.visibleTextEditors.map(({ document }) => document.uri)];
  return inView.find((uri) => uri !== undefined && isLoyaltyUri(uri));
}

/** What to call a document: its file name. */
export function documentName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** The document of a Uri, where VS Code holds one. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => String(document.uri) === String(uri));
}
