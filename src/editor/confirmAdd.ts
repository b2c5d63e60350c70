import * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import { environmentOf, isLoopback } from '../mews/platformAddress';
import type { AddChoices } from './addChoices';
import { chainMismatch } from './chainMismatch';
import { fullTarget } from './connectionWords';
import { harmless } from './harmless';
import { SETTINGS } from './ids';
import { loyaltyPrograms } from './loyaltyPrograms';
import { messages } from './messages';

const { t } = vscode.l10n;

/** What is about to be sent. */
export interface AddQuestion {
  readonly file: string;
  readonly count: number;
  /** How many requests so many programs take. */
  readonly requestsFor: (count: number) => number;
  readonly warnings: number;
  readonly untitled: boolean;
  readonly connection: ConnectionSummary;
  /** The chain that the file names. */
  readonly chainId: string | null | undefined;
  readonly choices: AddChoices;
}

/** What the person wants. `check`: find out first what became of earlier ones. `look`: see the preview, and decide later. */
export type AddAnswer = 'new-ones' | 'all' | 'check' | 'look' | 'cancel';

/**
 * Asks before sending: as the setting `confirm` says, and always where something is not plain, such as programs that Mews has
 * already. What would be added a second time is never the first button.
 */
export async function confirmAdd(question: AddQuestion): Promise<AddAnswer> {
  const { connection, chainId, choices, count } = question;
  const { fresh, present, uncertain, mustAsk } = choices;
  const otherChain = chainMismatch(connection, chainId);
  if (present === 0 && !mustAsk && otherChain === undefined && !asksAlways(connection)) return 'all';
  const target = fullTarget(connection, chainId);
  const buttons: (readonly [string, AddAnswer])[] = [];
  if (present > 0 && fresh > 0) buttons.push([t('Add {0}, Skip {1}', fresh, present), 'new-ones']);
  if (present > 0 && fresh === 0 && uncertain === 0) buttons.push([t('Show Preview'), 'look']);
  if (uncertain > 0) buttons.push([t('Check First'), 'check']);
  if (present > 0) buttons.push([count === 1 ? t('Add It All the Same') : t('Add All {0}', count), 'all']);
  else buttons.push([count === 1 ? t('Add 1 Program') : t('Add {0} Programs', count), 'all']);
  const chosen = await messages.warning(
    fresh === 0
      ? t('Nothing new for {0}. Add all the same?', target)
      : t('Add {0} to {1}?', loyaltyPrograms(fresh), target),
    { modal: true, detail: detailsOf(question, otherChain).join('\n') },
    ...buttons.map(([label]) => label),
  );
  return buttons.find(([label]) => label === chosen)?.[1] ?? 'cancel';
}

function detailsOf(question: AddQuestion, otherChain: string | undefined): string[] {
  const { connection, warnings, untitled, file, choices, requestsFor } = question;
  const details = [
    t('File: {0}', harmless(file)),
    t('Connection: {0}', harmless(connection.name)),
    ...choices.sentences,
  ];
  if (otherChain !== undefined) details.push(otherChain);
  if (untitled) details.push(t('The file is not saved: what the editor shows is sent.'));
  const requests = requestsFor(choices.fresh);
  if (requests > 1) details.push(t('Sent as {0} requests, one after another.', requests));
  if (warnings > 0) details.push(t('Warnings in the file: {0}', warnings));
  return details;
}

/** Demo and servers on this machine count as harmless; an address nobody knows counts as production. */
function asksAlways({ platformAddress }: ConnectionSummary): boolean {
  const setting = vscode.workspace.getConfiguration(SETTINGS.section).inspect<string>(SETTINGS.confirm)?.globalValue;
  if (setting === 'always') return true;
  if (setting === 'never') return false;
  return environmentOf(platformAddress) !== 'demo' && !isLoopback(platformAddress);
}
