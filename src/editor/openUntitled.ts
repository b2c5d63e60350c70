import * as vscode from 'vscode';
import { documentName } from './loyaltyDocument';

/** Schemes whose folders an untitled document can say it will be saved in. */
const PLACED: ReadonlySet<string> = new Set(['file', 'vscode-remote']);

/**
 * Opens and shows a new, empty document, to be saved in a folder as `<base>.loyalty.json`, or as the first of
 * `<base>-2.loyalty.json` and so on that neither the folder nor an editor has.
 */
export async function openUntitled(folder: vscode.Uri | undefined, base: string): Promise<vscode.TextEditor> {
  const placed = folder && PLACED.has(folder.scheme) ? folder : undefined;
  const open = vscode.workspace.textDocuments
    .filter(({ isUntitled }) => isUntitled)
    .map(({ uri }) => documentName(uri));
  const taken = new Set([...open, ...(placed ? await namesIn(placed) : [])].map((name) => name.toLowerCase()));
  let name = `${base}.loyalty.json`;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${base}-${number}.loyalty.json`;
  const uri = placed
    ? vscode.Uri.joinPath(placed, name).with({ scheme: 'untitled' })
    : vscode.Uri.from({ scheme: 'untitled', path: name });
  const document = await vscode.workspace.openTextDocument(uri);
  // A setting may give files of that name another language; loyalty files are JSON.
  const json =
    document.languageId === 'json' ? document : await vscode.languages.setTextDocumentLanguage(document, 'json');
  return vscode.window.showTextDocument(json, { preview: false });
}

/** The names in a folder; none where it can't be read. */
async function namesIn(folder: vscode.Uri): Promise<string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch {
    return [];
  }
}
