import * as vscode from 'vscode';
import type { PortfolioChains } from '../mews/connection';
import { chainWords } from './chainWords';

const { t } = vscode.l10n;

/** The first chains of a portfolio in words, `most` at most, and how many there are beside; undefined where there are none. */
export function chainList({ chains = [], moreChainIds = [] }: Partial<PortfolioChains>, most: number) {
  const named = chains.slice(0, most).map(chainWords);
  const count = chains.length + moreChainIds.length - named.length;
  return { named, rest: count === 0 ? undefined : t('chains beside these: {0}', count) };
}
