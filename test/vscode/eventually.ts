import * as vscode from 'vscode';

/**
 * Waits until `look` gives something, looking again whenever the event fires. Rejects when the test's own time is up, with
 * the words of what was awaited.
 */
export function eventually<T>(
  what: string,
  event: vscode.Event<unknown>,
  look: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => {
      subscription.dispose();
      reject(new Error(`never came: ${what}`));
    }, 15_000);
    const lookAgain = async () => {
      const found = await look();
      if (found === undefined) return;
      clearTimeout(deadline);
      subscription.dispose();
      resolve(found);
    };
    const subscription = event(() => void lookAgain());
    void lookAgain();
  });
}

/** Our diagnostics of a document once they are as wanted. */
export function diagnosticsOnce(
  uri: vscode.Uri,
  wanted: (codes: readonly string[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  return eventually(`diagnostics of ${uri.path}`, vscode.languages.onDidChangeDiagnostics, () => {
    const ours = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Mews');
    return wanted(ours.map(codeOf)) ? ours : undefined;
  });
}

/** The code of a diagnostic, without the link that ours carry. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
