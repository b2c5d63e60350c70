import * as vscode from 'vscode';

/** "1 loyalty program", "3 loyalty programs". */
export function loyaltyPrograms(count: number): string {
  return count === 1 ? vscode.l10n.t('1 loyalty program') : vscode.l10n.t('{0} loyalty programs', count);
}
