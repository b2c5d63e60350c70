import * as vscode from 'vscode';
import type { PortfolioChain } from '../mews/connection';
import { harmless } from './harmless';

const { t } = vscode.l10n;
/** Hotels that are named. */
const MAX_NAMED = 3;

/** A chain of a portfolio with its hotels: "Aurora Hotels (Hotel Aurora, Aurora Lakeside)". */
export function chainWords({ id, name, enterpriseNames, enterpriseCount }: PortfolioChain): string {
  const hotels = enterpriseNames.slice(0, MAX_NAMED).map(harmless);
  const rest = enterpriseCount - hotels.length;
  if (rest > 0) hotels.push(hotels.length === 0 ? t('hotels: {0}', rest) : t('and {0} more', rest));
  const chain = harmless(name ?? id);
  return hotels.length === 0 ? chain : `${chain} (${hotels.join(', ')})`;
}
