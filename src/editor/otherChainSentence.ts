import * as vscode from 'vscode';
import type { OtherChain } from '../loyaltyFile/otherChain';
import { harmless } from './harmless';

const { t } = vscode.l10n;

/** What is to be known of a file that names another chain than the token is for, or may do so. */
export function otherChainSentence(other: OtherChain): string {
  switch (other.kind) {
    case 'not-covered':
      return t('The ChainId of the file is none of the chains that Mews said the token covers.');
    case 'ignored':
      return withName(
        t('The ChainId of the file is another chain. Mews ignores it: the token decides.'),
        other.chainName,
      );
    case 'ignored-unknown':
      return other.chainName === undefined
        ? t('Mews ignores the ChainId of the file with this token, and did not say which chain the token is for.')
        : withName(t('Mews ignores the ChainId of the file: the token decides.'), other.chainName);
    default:
      return other satisfies never;
  }
}

function withName(sentence: string, chainName: string | undefined): string {
  return chainName === undefined ? sentence : `${sentence} ${t('Programs go to {0}.', harmless(chainName))}`;
}
