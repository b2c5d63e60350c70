import * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import { environmentOf } from '../mews/platformAddress';
import { harmless } from './harmless';

const { t } = vscode.l10n;

/** The environment of an address as people call it; the host of any other address. */
export function environmentName(platformAddress: string): string {
  switch (environmentOf(platformAddress)) {
    case 'demo':
      return t('Demo');
    case 'production':
      return t('Production');
    case 'custom':
      return new URL(platformAddress).host;
  }
}

/** Hotel and environment, for short places: "Hotel Aurora (Demo)". */
export function shortTarget(summary: ConnectionSummary): string {
  return `${harmless(summary.enterpriseName ?? summary.name)} (${environmentName(summary.platformAddress)})`;
}

/** Where programs go, as the end of a sentence: "Hotel Aurora, chain Aurora Hotels, in Production". */
export function fullTarget(summary: ConnectionSummary): string {
  const { platformAddress, enterpriseName, chainName, name } = summary;
  const hotel = harmless(enterpriseName ?? name);
  const place = environmentName(platformAddress);
  if (environmentOf(platformAddress) === 'custom') {
    return chainName === undefined
      ? t('{0}, at {1}', hotel, place)
      : t('{0}, chain {1}, at {2}', hotel, harmless(chainName), place);
  }
  return chainName === undefined
    ? t('{0}, in {1}', hotel, place)
    : t('{0}, chain {1}, in {2}', hotel, harmless(chainName), place);
}
