import * as vscode from 'vscode';
import { environmentOf } from '../mews/platformAddress';
import type { ConnectionStore } from './connectionStore';
import { environmentName, fullTarget } from './connectionWords';
import { harmless } from './harmless';
import { COMMANDS } from './ids';
import { lastLine } from './lastLine';
import { activeTabUri, isLoyaltyUri } from './loyaltyDocument';

const { t } = vscode.l10n;

/** The active connection in the status bar, while a loyalty file is in view. */
export class ConnectionStatus implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    'mewsLoyalty.connection',
    vscode.StatusBarAlignment.Right,
    100,
  );
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly connections: ConnectionStore) {
    this.item.name = t('Mews Connection');
    this.subscriptions = vscode.Disposable.from(
      this.item,
      connections.onDidChange(() => this.refresh()),
      vscode.window.onDidChangeActiveTextEditor(() => this.refresh()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.refresh()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.refresh()),
    );
    this.refresh();
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private refresh(): void {
    const inView = [activeTabUri(), ...vscode.window.visibleTextEditors.map(({ document }) => document.uri)];
    if (!inView.some((uri) => uri && isLoyaltyUri(uri))) {
      this.item.hide();
      return;
    }
    const { active } = this.connections;
    const production = active !== undefined && environmentOf(active.platformAddress) === 'production';
    this.item.backgroundColor = production ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    if (active) {
      const name = harmless(active.name);
      const place = environmentName(active.platformAddress);
      this.item.text = name === place ? `$(plug) ${name}` : `$(plug) ${name} · ${place}`;
      this.item.tooltip = lastLine.clean(t('Mews: loyalty programs go to {0}. Click to switch.', fullTarget(active)));
      this.item.command = COMMANDS.switchConnection;
      this.item.accessibilityInformation = { label: this.item.tooltip };
    } else {
      this.item.text = t('$(plug) Mews: no connection');
      this.item.tooltip = t('Mews: no connection. Click to choose or add one.');
      this.item.command = COMMANDS.switchConnection;
      this.item.accessibilityInformation = { label: this.item.tooltip };
    }
    this.item.text = lastLine.clean(this.item.text);
    this.item.show();
  }
}
