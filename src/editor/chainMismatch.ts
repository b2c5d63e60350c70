import * as vscode from 'vscode';
import { otherChain } from '../loyaltyFile/otherChain';
import type { ConnectionSummary } from '../mews/connection';
import { harmless } from './harmless';

const { t } = vscode.l10n;

/** What is to be known before programs are sent whose file names another chain than the token is for; undefined where it does not. */
export function chainMismatch(connection: ConnectionSummary, chainId: string | null | undefined): string | undefined {
  const other = otherChain(connection, chainId);
  switch (other?.kind) {
    case undefined:
      return undefined;
    case 'not-covered':
      return t('The ChainId of the file is none of the chains that Mews said the token covers.');
    case 'ignored': {
      const ignored = t('The ChainId of the file is another chain. Mews ignores it: the token decides.');
      return other.chainName === undefined
        ? ignored
        : `${ignored} ${t('Programs go to {0}.', harmless(other.chainName))}`;
    }
    default:
      return other satisfies never;
  }
}
