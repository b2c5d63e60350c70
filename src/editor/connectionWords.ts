import * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import { environmentOf } from '../mews/platformAddress';
import { harmless } from './harmless';

const { t } = vscode.l10n;

/** What a sentence about a connection needs. The chain of its token is no part: it is named, or the file names one. */
type Target = Omit<ConnectionSummary, 'chainId'>;

/** The environment of an address as people call it; the host of any other address. */
export function environmentName(platformAddress: string): string {
  switch (environmentOf(platformAddress)) {
    case 'demo':
      return t('Demo');
    case 'production':
      return t('Production');
    case 'custom':
      // A host may hold what VS Code would take for an icon.
      return harmless(new URL(platformAddress).host);
  }
}

/** Hotel and environment, for short places: "Hotel Aurora (Demo)". */
export function shortTarget({ enterpriseName, name, platformAddress, portfolio }: Target): string {
  const hotel = harmless(portfolio ? name : (enterpriseName ?? name));
  const place = environmentName(platformAddress);
  return hotel === place ? place : `${hotel} (${place})`;
}

/**
 * Where programs go, as the end of a sentence: "Hotel Aurora, chain Aurora Hotels, in Production". With a Portfolio Access
 * Token they go to the chain that the file names, whatever enterprise Mews says the token belongs to.
 */
export function fullTarget(summary: Target, chainId?: string | null): string {
  const place = environmentName(summary.platformAddress);
  const whom = summary.portfolio ? portfolioTarget(summary, chainId) : enterpriseTarget(summary);
  return environmentOf(summary.platformAddress) === 'custom'
    ? t('{0}, at {1}', whom, place)
    : t('{0}, in {1}', whom, place);
}

function portfolioTarget({ name }: Target, chainId: string | null | undefined): string {
  const portfolio = t('the portfolio "{0}"', harmless(name));
  return typeof chainId === 'string' ? t('chain {0} of {1}', harmless(chainId), portfolio) : portfolio;
}

function enterpriseTarget({ name, enterpriseName, chainName }: Target): string {
  const hotel = enterpriseName === undefined ? t('the connection "{0}"', harmless(name)) : harmless(enterpriseName);
  return chainName === undefined ? hotel : t('{0}, chain {1}', hotel, harmless(chainName));
}
