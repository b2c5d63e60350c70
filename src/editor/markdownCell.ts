import * as vscode from 'vscode';
import { holdsToken } from '../loyaltyFile/tokenFindings';
import { escapedMarkdown } from './escapedMarkdown';

/** A value in a table or list of Markdown. A token that was pasted there is not shown a second time. */
export function markdownCell(value: string | undefined): string {
  if (value === undefined) return '–';
  return holdsToken(value) ? vscode.l10n.t('(a token)') : escapedMarkdown(value);
}
