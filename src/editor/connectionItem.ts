import * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import { environmentOf } from '../mews/platformAddress';
import { chainWords } from './chainWords';
import { environmentName, fullTarget } from './connectionWords';
import { harmless } from './harmless';

const { t } = vscode.l10n;
const MAX_CHAINS = 2;
const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** What a row tells of a connection beside the connection itself. */
export interface ConnectionRow {
  readonly active: boolean;
  /** Its tokens are held by this window alone. */
  readonly held: boolean;
  readonly lastUse: Date | undefined;
  /** Why it is offered. */
  readonly reasons?: readonly string[];
}

/** A connection as a row to choose: environment, hotel and chain, and its last use. */
export function connectionItem(summary: ConnectionSummary, row: ConnectionRow): vscode.QuickPickItem {
  const { name, platformAddress, enterpriseName, portfolio } = summary;
  const isProduction = environmentOf(platformAddress) === 'production';
  const facts = portfolio
    ? [t('Portfolio Access Token'), ...chainsOf(summary)]
    : enterpriseName === undefined
      ? [t('hotel unknown')]
      : [fullTarget(summary)];
  if (row.held) facts.push(t('tokens in this window only'));
  const use = row.lastUse ? t('last used {0}', ago(row.lastUse)) : t('not used yet');
  return {
    label: `${row.active ? '$(check) ' : ''}${harmless(name)}`,
    description: [environmentName(platformAddress), ...(row.reasons ?? []), use].join(' · '),
    detail: facts.join(' · '),
    iconPath: isProduction
      ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'))
      : new vscode.ThemeIcon('plug'),
  };
}

function chainsOf({ chains = [] }: ConnectionSummary): string[] {
  const named = chains.slice(0, MAX_CHAINS).map(chainWords);
  const rest = chains.length - named.length;
  return rest > 0 ? [...named, t('chains beside these: {0}', rest)] : named;
}

function ago(at: Date): string {
  const ms = Date.now() - at.getTime();
  const [unit, length] = UNITS.find(([, least]) => ms >= least) ?? ['minute', 60_000];
  const words = new Intl.RelativeTimeFormat(vscode.env.language, { numeric: 'auto' });
  return ms < 60_000 ? t('just now') : words.format(-Math.floor(ms / length), unit);
}
