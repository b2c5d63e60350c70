import * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import { environmentOf } from '../mews/platformAddress';
import { chainList } from './chainList';
import type { ConnectionMemory } from './connectionMemory';
import type { ConnectionStore } from './connectionStore';
import { environmentName, fullTarget } from './connectionWords';
import { harmless } from './harmless';

const { t } = vscode.l10n;
const MAX_CHAINS = 2;
const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** A connection as a row to choose: environment, hotel and chain, and its last use; before that why it is offered. */
export function connectionItem(
  summary: ConnectionSummary,
  store: ConnectionStore,
  memory: ConnectionMemory,
  reasons: readonly string[] = [],
): vscode.QuickPickItem {
  const { name, platformAddress, enterpriseName, portfolio } = summary;
  const lastUse = memory.lastUse(name);
  const isProduction = environmentOf(platformAddress) === 'production';
  const facts = portfolio
    ? [t('Portfolio Access Token'), ...chainFacts(summary)]
    : enterpriseName === undefined
      ? [t('hotel unknown')]
      : [fullTarget(summary)];
  if (store.isHeld(summary)) facts.push(t('tokens in this window only'));
  const use = lastUse ? t('last used {0}', ago(lastUse)) : t('not used yet');
  return {
    label: `${name === store.active?.name ? '$(check) ' : ''}${harmless(name)}`,
    description: [environmentName(platformAddress), ...reasons, use].join(' · '),
    detail: facts.join(' · '),
    iconPath: isProduction
      ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'))
      : new vscode.ThemeIcon('plug'),
  };
}

function chainFacts(summary: ConnectionSummary): string[] {
  const { named, rest } = chainList(summary, MAX_CHAINS);
  return rest === undefined ? named : [...named, rest];
}

function ago(at: Date): string {
  const ms = Date.now() - at.getTime();
  const [unit, length] = UNITS.find(([, least]) => ms >= least) ?? ['minute', 60_000];
  const words = new Intl.RelativeTimeFormat(vscode.env.language, { numeric: 'auto' });
  return ms < 60_000 ? t('just now') : words.format(-Math.floor(ms / length), unit);
}
