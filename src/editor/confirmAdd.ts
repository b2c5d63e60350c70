import * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import { environmentOf, isLoopback } from '../mews/platformAddress';
import { fullTarget } from './connectionWords';
import { harmless } from './harmless';
import { SETTINGS } from './ids';
import { loyaltyPrograms } from './loyaltyPrograms';

const { t } = vscode.l10n;

/** What is about to be sent. */
export interface AddQuestion {
  readonly file: string;
  readonly count: number;
  readonly requests: number;
  readonly warnings: number;
  readonly untitled: boolean;
  readonly connection: ConnectionSummary;
  /** The chain that the file names, and the one that Mews says the token belongs to. */
  readonly chainId: string | null | undefined;
  readonly tokenChainId?: string;
}

/** Asks before sending, as the setting `confirm` says. True: send. */
export async function confirmAdd(question: AddQuestion): Promise<boolean> {
  if (!mustAsk(question.connection)) return true;
  const { count, connection, requests, warnings, untitled, file, chainId, tokenChainId } = question;
  const verb = count === 1 ? t('Add 1 Program') : t('Add {0} Programs', count);
  const details = [t('File: {0}', harmless(file)), t('Connection: {0}', harmless(connection.name))];
  if (!connection.portfolio && chainId && tokenChainId && chainId.toLowerCase() !== tokenChainId.toLowerCase()) {
    details.push(t('The ChainId of the file is another chain. Mews ignores it: the token decides.'));
  }
  if (untitled) details.push(t('The file is not saved: what the editor shows is sent.'));
  if (requests > 1) details.push(t('Sent as {0} requests, one after another.', requests));
  if (warnings > 0) details.push(t('Warnings in the file: {0}', warnings));
  const chosen = await vscode.window.showWarningMessage(
    t('Add {0} to {1}?', loyaltyPrograms(count), fullTarget(connection, chainId)),
    { modal: true, detail: details.join('\n') },
    verb,
  );
  return chosen === verb;
}

/** Demo and servers on this machine count as harmless; an address nobody knows counts as production. */
function mustAsk({ platformAddress }: ConnectionSummary): boolean {
  const setting = vscode.workspace.getConfiguration(SETTINGS.section).inspect<string>(SETTINGS.confirm)?.globalValue;
  if (setting === 'always') return true;
  if (setting === 'never') return false;
  return environmentOf(platformAddress) !== 'demo' && !isLoopback(platformAddress);
}
