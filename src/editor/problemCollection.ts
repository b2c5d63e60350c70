import * as vscode from 'vscode';
import { lastLine } from './lastLine';

/** Diagnostics of one kind: the only way into the Problems view. */
export interface ProblemCollection extends vscode.Disposable {
  set(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): void;
  delete(uri: vscode.Uri): void;
  clear(): void;
}

/** Makes a collection whose messages go through the last line. Codes, sources and places are not of any server or file. */
export function problemCollection(name: string): ProblemCollection {
  const collection = vscode.languages.createDiagnosticCollection(name);
  return {
    set(uri, diagnostics) {
      for (const diagnostic of diagnostics) diagnostic.message = lastLine.clean(diagnostic.message);
      collection.set(uri, diagnostics);
    },
    delete: (uri) => collection.delete(uri),
    clear: () => collection.clear(),
    dispose: () => collection.dispose(),
  };
}
