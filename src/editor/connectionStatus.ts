import * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import { environmentOf } from '../mews/platformAddress';
import type { ConnectionStore } from './connectionStore';
import { connectionLine, fullTarget } from './connectionWords';
import { folderConnection } from './folderConnection';
import { harmless } from './harmless';
import { COMMANDS, SETTINGS } from './ids';
import { lastLine } from './lastLine';
import { isLoyaltyUri, loyaltyUriInView, openDocument } from './loyaltyDocument';
import { Pauses } from './pauses';
import type { Readings } from './readings';

const { t } = vscode.l10n;

/** The active connection in the status bar, while a loyalty file is in view. */
export class ConnectionStatus implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    'mewsLoyalty.connection',
    vscode.StatusBarAlignment.Right,
    100,
  );
  private readonly pauses = new Pauses(Pauses.TYPING_MS);
  private readonly subscriptions: vscode.Disposable;

  constructor(
    private readonly readings: Readings,
    private readonly connections: ConnectionStore,
  ) {
    this.item.name = t('Mews Connection');
    this.subscriptions = vscode.Disposable.from(
      this.item,
      this.pauses,
      connections.onDidChange(() => this.refresh()),
      vscode.window.onDidChangeActiveTextEditor(() => this.refresh()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.refresh()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.refresh()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${SETTINGS.section}.${SETTINGS.connection}`)) this.refresh();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.refreshSoon(document)),
    );
    this.refresh();
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  /** The chain that a portfolio's programs go to: the one that the file names. */
  private chainIdOf(uri: vscode.Uri, connection: ConnectionSummary): string | null | undefined {
    const document = connection.portfolio ? openDocument(uri) : undefined;
    return document && this.readings.read(document, connection).file?.ChainId;
  }

  /** Only for a portfolio does the text say where programs go. The check waits as long, and gives its reading. */
  private refreshSoon({ uri }: vscode.TextDocument): void {
    if (!isLoyaltyUri(uri) || !this.connections.active?.portfolio) return;
    this.pauses.after(uri.toString(), () => this.refresh());
  }

  private refresh(): void {
    const uri = loyaltyUriInView();
    if (!uri) {
      this.item.hide();
      return;
    }
    const { active } = this.connections;
    const production = active !== undefined && environmentOf(active.platformAddress) === 'production';
    this.item.backgroundColor = production ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.item.command = COMMANDS.switchConnection;
    const { text, tooltip } = active
      ? this.wordsOf(active, uri)
      : { text: t('Mews: no connection'), tooltip: t('Mews: no connection. Click to choose or add one.') };
    const told = lastLine.clean(tooltip);
    this.item.text = `$(plug) ${lastLine.clean(text)}`;
    this.item.tooltip = told;
    this.item.accessibilityInformation = { label: told };
    this.item.show();
  }

  private wordsOf(active: ConnectionSummary, uri: vscode.Uri): { readonly text: string; readonly tooltip: string } {
    const chainId = this.chainIdOf(uri, active);
    const line = connectionLine(active, chainId);
    const sentences = [t('Mews: loyalty programs go to {0}. Click to switch.', fullTarget(active, chainId))];
    const ofFolder = folderConnection(uri);
    if (ofFolder !== undefined && ofFolder !== active.name) {
      sentences.push(t('The settings name the connection "{0}": you will be asked.', harmless(ofFolder)));
    }
    return {
      text: this.connections.isHeld(active) ? t('{0} · this window only', line) : line,
      tooltip: sentences.join(' '),
    };
  }
}
