import * as vscode from 'vscode';

const { t } = vscode.l10n;

/** Why a request to Demo is sent, but should not be. */
export function uncheckedSentence(): string {
  return t(
    'Certificates are not checked in this VS Code (the environment variable NODE_TLS_REJECT_UNAUTHORIZED is 0). Only Demo is sent to like this: remove the variable.',
  );
}
