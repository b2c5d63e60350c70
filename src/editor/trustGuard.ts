import * as vscode from 'vscode';
import { messages } from './messages';

const { t } = vscode.l10n;

/** What a workspace that is not trusted must not do: send, ask Mews, or store. */
export type Untrusted = 'send' | 'ask' | 'store';

/**
 * Whether the workspace is trusted; where it is not, says what therefore did not happen, and offers the way to change that. The one place
 * that decides it: editing help never asks here, all that sends or stores does.
 */
export function trustGuard(what: Untrusted): boolean {
  if (vscode.workspace.isTrusted) return true;
  const manage = t('Manage Workspace Trust');
  void messages.warning(sentenceOf(what), manage).then((chosen) => {
    if (chosen === manage) void vscode.commands.executeCommand('workbench.trust.manage');
  });
  return false;
}

function sentenceOf(what: Untrusted): string {
  switch (what) {
    case 'send':
      return t('This workspace is not trusted, so nothing is sent from it.');
    case 'ask':
      return t('This workspace is not trusted, so Mews was not asked. The preview tells what is in the file.');
    case 'store':
      return t(
        'This workspace is not trusted, so nothing is stored from it: no connection was added, changed or chosen.',
      );
    default:
      return what satisfies never;
  }
}
