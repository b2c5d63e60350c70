import * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import { MAX_KEPT_CHAINS } from '../mews/limits';
import { harmless } from './harmless';

const { t } = vscode.l10n;

/** What is to be known before programs are sent whose file names another chain than the token is for; undefined where it does not. */
export function chainMismatch(connection: ConnectionSummary, chainId: string | null | undefined): string | undefined {
  if (typeof chainId !== 'string') return undefined;
  const isFile = (id: string) => id.toLowerCase() === chainId.toLowerCase();
  const { portfolio, chains, chainId: ofToken, chainName } = connection;
  if (portfolio) {
    // A list that was cut says nothing of what is not in it.
    const isWhole = chains !== undefined && chains.length > 0 && chains.length < MAX_KEPT_CHAINS;
    if (!isWhole || chains.some(({ id }) => isFile(id))) return undefined;
    return t('The ChainId of the file is none of the chains that Mews said the token covers.');
  }
  if (ofToken === undefined || isFile(ofToken)) return undefined;
  const ignored = t('The ChainId of the file is another chain. Mews ignores it: the token decides.');
  return chainName === undefined ? ignored : `${ignored} ${t('Programs go to {0}.', harmless(chainName))}`;
}
