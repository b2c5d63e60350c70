import * as vscode from 'vscode';
import type { ConnectionStore } from './connectionStore';
import { lensTarget } from './connectionWords';
import { COMMANDS, SETTINGS } from './ids';
import { lastLine } from './lastLine';
import { isLoyaltyUri } from './loyaltyDocument';
import { loyaltyPrograms } from './loyaltyPrograms';
import type { Readings } from './readings';

const { t } = vscode.l10n;

/** Over the file: how many programs go where, a look at them before, and a way to change where. */
export class LoyaltyCodeLens implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly subscriptions: vscode.Disposable;

  constructor(
    private readonly readings: Readings,
    private readonly connections: ConnectionStore,
  ) {
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      connections.onDidChange(() => this.changed.fire()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${SETTINGS.section}.${SETTINGS.codeLens}`)) this.changed.fire();
      }),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!isLoyaltyUri(document.uri)) return [];
    if (!vscode.workspace.getConfiguration(SETTINGS.section).get<boolean>(SETTINGS.codeLens, true)) return [];
    const { active } = this.connections;
    const { programCount, file } = this.readings.read(document, active);
    if (programCount === 0) return [];
    const top = new vscode.Range(0, 0, 0, 0);
    const programs = loyaltyPrograms(programCount);
    const add = {
      title: lastLine.clean(
        active ? t('Add {0} to {1}', programs, lensTarget(active, file?.ChainId)) : t('Add {0}…', programs),
      ),
      command: COMMANDS.addLoyaltyPrograms,
      // A line that is not up to date is clicked as well: what it named counts.
      arguments: active ? [document.uri, active.name] : [document.uri],
    };
    const preview = { title: t('Preview'), command: COMMANDS.previewLoyaltyPrograms, arguments: [document.uri] };
    const connection =
      active || this.connections.all.length > 0
        ? { title: t('Switch Connection'), command: COMMANDS.switchConnection }
        : { title: t('Add Connection'), command: COMMANDS.addConnection };
    return [add, preview, connection].map((command) => new vscode.CodeLens(top, command));
  }
}
