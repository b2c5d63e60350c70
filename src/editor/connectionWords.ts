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
export function shortTarget({ enterpriseName, name, platformAddress }: ConnectionSummary): string {
  const hotel = harmless(enterpriseName ?? name);
  const place = environmentName(platformAddress);
  return hotel === place ? place : `${hotel} (${place})`;
}

/** Where programs go, as the end of a sentence: "Hotel Aurora, chain Aurora Hotels, in Production". */
export function fullTarget({ platformAddress, enterpriseName, chainName, name }: ConnectionSummary): string {
  const hotel = enterpriseName === undefined ? t('the connection "{0}"', harmless(name)) : harmless(enterpriseName);
  const whom = chainName === undefined ? hotel : t('{0}, chain {1}', hotel, harmless(chainName));
  const place = environmentName(platformAddress);
  return environmentOf(platformAddress) === 'custom' ? t('{0}, at {1}', whom, place) : t('{0}, in {1}', whom, place);
}
