import * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import type { ConnectionCommands } from './connectionCommands';
import type { ConnectionMemory } from './connectionMemory';
import type { ConnectionStore } from './connectionStore';
import { folderConnection } from './folderConnection';
import { harmless } from './harmless';
import { hearOthers } from './hearOthers';
import { documentName } from './loyaltyDocument';
import { messages } from './messages';
import { pickConnection } from './pickConnection';

const { t } = vscode.l10n;

/** Chooses the connection that a file goes through, and asks where what is known of it does not agree. */
export class TargetConnection {
  constructor(
    private readonly connections: ConnectionStore,
    private readonly memory: ConnectionMemory,
    private readonly connectionCommands: ConnectionCommands,
  ) {}

  /**
   * The connection, which is the active one then; undefined where the person chose none. `shown`: the name of the one that was shown where
   * somebody asked.
   */
  async for(uri: vscode.Uri, shown?: string): Promise<ConnectionSummary | undefined> {
    await hearOthers(this.connections);
    const { active, all } = this.connections;
    if (all.length === 0) return this.addFor(uri);
    const reasons = this.reasonsFor(uri, shown);
    const unknown = this.unknownSentence(uri, shown);
    if (active && !unknown && [...reasons.keys()].every((name) => name === active.name)) return active;
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const known = active
      ? t('Where do the programs of "{0}" go?', harmless(documentName(uri)))
      : t('Where do programs go?');
    const picked = await pickConnection(this.connections, this.memory, {
      title: active ? t('Mews: Which Connection?') : t('Mews: Switch Connection'),
      placeholder: unknown ?? known,
      reasons,
      orAdd: true,
      ...(folder && { folder }),
    });
    if (picked?.kind === 'add') return this.addFor(uri);
    if (!picked) return undefined;
    await this.connectionCommands.take(picked, uri, folder);
    return picked.summary;
  }

  /** Whether a connection that programs are about to go through is still the active one. That it is not has been said. */
  isStill({ name }: ConnectionSummary): boolean {
    if (this.connections.active?.name === name) return true;
    void messages.warning(t('Nothing was sent: another connection is in use by now. Add the programs again.'));
    return false;
  }

  private async addFor(uri: vscode.Uri): Promise<ConnectionSummary | undefined> {
    const added = await this.connectionCommands.add();
    if (added) await this.memory.remember(uri, added.name);
    return added;
  }

  /** Asks about a connection that is meant, but is not there; undefined where there is none such. */
  private unknownSentence(uri: vscode.Uri, shown: string | undefined): string | undefined {
    const isUnknown = (name: string) => !this.connections.all.some((summary) => summary.name === name);
    const ofFolder = folderConnection(uri);
    if (ofFolder !== undefined && isUnknown(ofFolder)) {
      return t(
        'The settings name "{0}", which is none of your connections. Where do the programs go?',
        harmless(ofFolder),
      );
    }
    if (shown !== undefined && isUnknown(shown)) {
      return t('"{0}" is none of your connections by now. Where do the programs go?', harmless(shown));
    }
    const ofFile = this.memory.ofFile(uri);
    if (ofFile === undefined || !isUnknown(ofFile)) return undefined;
    return t(
      'The file went to "{0}" last, which is none of your connections now. Where do the programs go?',
      harmless(ofFile),
    );
  }

  /** Why connections that exist could be meant. */
  private reasonsFor(uri: vscode.Uri, shown: string | undefined): Map<string, string[]> {
    const { active, all } = this.connections;
    const reasons = new Map<string, string[]>();
    const add = (name: string | undefined, reason: string) => {
      if (name === undefined || !all.some((summary) => summary.name === name)) return;
      reasons.set(name, [...(reasons.get(name) ?? []), reason]);
    };
    add(active?.name, t('in use'));
    if (shown !== active?.name) add(shown, t('the line over the file named it'));
    add(folderConnection(uri), t('the settings name it'));
    add(this.memory.ofFile(uri), t('this file went there last'));
    return reasons;
  }
}
