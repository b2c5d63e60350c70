import * as vscode from 'vscode';
import { shown } from './files';

/** A new file with the text around the `|`, shown with the cursor there. */
export async function shownAt(source: string): Promise<{ document: vscode.TextDocument; position: vscode.Position }> {
  const offset = source.indexOf('|');
  const editor = await shown(source.slice(0, offset) + source.slice(offset + 1));
  const position = editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
  return { document: editor.document, position };
}

/** All that is offered at a place, by whomever, in the order of the list. */
export async function completionsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return items.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
}

/** The label of an item. */
export function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

/** The text of an item's documentation or of a hover's part. */
export function wordsOf(words: string | { readonly value: string } | undefined): string {
  return typeof words === 'object' ? words.value : (words ?? '');
}
