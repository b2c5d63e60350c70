import * as vscode from 'vscode';
import type { ConnectionStore } from './connectionStore';
import { slowProgress } from './slowProgress';

/** Takes what other windows have changed of the connections, before one is chosen. Where the secret storage fails, what is known here counts. */
export async function hearOthers(connections: ConnectionStore): Promise<void> {
  const title = vscode.l10n.t('Reading the connections from the secret storage of VS Code…');
  await slowProgress({ title, cancellable: false }, () => connections.hear());
}
