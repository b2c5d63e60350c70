import * as vscode from 'vscode';
import type { TextRange } from '../loyaltyFile/loyaltyFileProblem';

/** A place in a text as a range of a document that shows this text. */
export function rangeIn(document: vscode.TextDocument, { offset, length }: TextRange): vscode.Range {
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
}
