import * as vscode from 'vscode';
import { type ConnectionSummary, summaryOf } from '../mews/connection';
import type { MewsClient } from '../mews/mewsClient';
import { askConnection, type ConnectionQuestions } from './askConnection';
import type { ConnectionMemory } from './connectionMemory';
import type { ConnectionStore } from './connectionStore';
import { fullTarget } from './connectionWords';
import { keepForFolder } from './folderConnection';
import { harmless } from './harmless';
import { hearOthers } from './hearOthers';
import { COMMANDS } from './ids';
import { keepConnection } from './keepConnection';
import { loyaltyUriInView } from './loyaltyDocument';
import { messages } from './messages';
import { confirmNewHotel, isMovedElsewhere } from './otherHotel';
import { type PickedConnection, pickConnection } from './pickConnection';
import type { ReplaceTokens } from './replaceTokens';
import { forgetsSentence, notRemovedSentence } from './secretSentence';
import type { TokenRotation } from './tokenRotation';

const { t } = vscode.l10n;

/** The commands around connections. None takes or returns a token. */
export class ConnectionCommands {
  constructor(
    private readonly store: ConnectionStore,
    private readonly memory: ConnectionMemory,
    private readonly mews: Pick<MewsClient, 'configuration' | 'portfolio'>,
    private readonly replaceTokens: ReplaceTokens,
    private readonly rotation: TokenRotation,
  ) {}

  /** Asks for a new connection, keeps it and makes it the active one; undefined where nothing was stored. */
  async add(): Promise<ConnectionSummary | undefined> {
    return this.askAndKeep(t('Mews: Add Connection'));
  }

  /** The same with tokens that were pasted into a file, which only wait for a nod. */
  async addPasted(pasted: NonNullable<ConnectionQuestions['pasted']>): Promise<ConnectionSummary | undefined> {
    return this.askAndKeep(t('Mews: Move Tokens into a New Connection'), undefined, pasted);
  }

  /** Adds a connection and says so. */
  async addAndTell(): Promise<void> {
    const added = await this.add();
    if (added) this.tell(added, t('Connection "{0}" added.', harmless(added.name)));
  }

  /** Chooses the connection that is used, and is meant for the loyalty file in view. */
  async switch(): Promise<void> {
    if (this.store.all.length === 0) return this.addAndTell();
    const uri = loyaltyUriInView();
    const folder = uri && vscode.workspace.getWorkspaceFolder(uri);
    await hearOthers(this.store);
    const picked = await pickConnection(this.store, this.memory, {
      title: t('Mews: Switch Connection'),
      placeholder: t('Where do programs go?'),
      orAdd: true,
      ...(folder && { folder }),
    });
    if (picked?.kind === 'add') return this.addAndTell();
    if (picked) await this.take(picked, uri, folder);
  }

  /** Uses a connection that was chosen, from now on, and for a file and its folder where it was chosen for them. */
  async take(
    { summary: { name }, forFolder }: Extract<PickedConnection, { kind: 'connection' }>,
    uri: vscode.Uri | undefined,
    folder: vscode.WorkspaceFolder | undefined,
  ): Promise<void> {
    if (name !== this.store.active?.name) await this.store.activate(name);
    if (uri) await this.memory.remember(uri, name);
    if (forFolder && folder) await keepForFolder(folder, name);
  }

  /** Changes everything about a connection. */
  async edit(): Promise<void> {
    const summary = await this.choose(t('Mews: Edit Connection'));
    if (!summary) return;
    const loaded = await this.store.load(summary);
    const tokens = loaded.kind === 'loaded' ? loaded.connection : {};
    const former = { ...tokens, ...summary };
    const edited = await this.askAndKeep(t('Mews: Edit Connection'), former);
    if (!edited) return;
    this.tell(edited, t('Connection "{0}" changed. It is for {1}.', harmless(edited.name), fullTarget(edited)));
    if (edited.name !== summary.name) await this.memory.rename(summary.name, edited.name);
    if (loaded.kind !== 'loaded') return;
    const now = await this.store.load(edited);
    if (now.kind === 'loaded') await this.rotation.offer(loaded.connection, now.connection);
  }

  /** Gives a connection other tokens, and leaves everything else as it is. */
  async replace(): Promise<void> {
    const title = t('Mews: Replace Tokens');
    const summary = await this.choose(title);
    const replaced = summary && (await this.replaceTokens.of(summary, { title }));
    if (!replaced) return;
    this.tell(
      replaced,
      t('The tokens of "{0}" were replaced. They go to {1}.', harmless(replaced.name), fullTarget(replaced)),
    );
  }

  /** Removes a connection after asking. What was created through it stays in the tree. */
  async remove(): Promise<void> {
    const summary = await this.choose(t('Mews: Remove Connection'));
    if (!summary) return;
    const remove = t('Remove Connection');
    const chosen = await messages.warning(
      t('Remove the connection "{0}"?', harmless(summary.name)),
      {
        modal: true,
        detail: t('Its tokens are deleted from the secret storage. Programs it created stay in Mews and in the tree.'),
      },
      remove,
    );
    if (chosen !== remove) return;
    const removed = await this.store.remove(summary);
    if (removed === 'removed') await this.memory.rename(summary.name, undefined);
    else void messages.error(notRemovedSentence(removed));
  }

  private async askAndKeep(
    title: string,
    former?: ConnectionQuestions['former'],
    pasted?: ConnectionQuestions['pasted'],
  ): Promise<ConnectionSummary | undefined> {
    const takenNames = () => this.store.all.map(({ name }) => name).filter((name) => name !== former?.name);
    const connection = await askConnection({
      title,
      takenNames,
      mews: this.mews,
      ...(former && { former }),
      ...(pasted && { pasted }),
    });
    if (!connection) return undefined;
    // Another hotel under the same name is how programs come to the wrong one.
    const isOther = former?.name === connection.name && isMovedElsewhere(former, former.accessToken, connection);
    if (former && isOther && !(await confirmNewHotel(former, connection))) return undefined;
    const kept = await keepConnection(this.store, connection, former && summaryOf(former));
    if (kept && isOther) await this.memory.forgetFiles(kept.name);
    return kept;
  }

  private tell(connection: ConnectionSummary, sentence: string): void {
    if (this.store.isHeld(connection)) {
      const only = t('Only this window holds its tokens, in memory: they are gone when it is closed.');
      void messages.warning(`${sentence} ${only}`);
    } else if (this.store.forgets) void messages.warning(`${sentence} ${forgetsSentence()}`);
    else void messages.information(sentence);
  }

  private async choose(title: string): Promise<ConnectionSummary | undefined> {
    await hearOthers(this.store);
    if (this.store.all.length === 0) {
      const add = t('Add Connection');
      const chosen = await messages.information(t('There is no connection yet.'), add);
      if (chosen === add) await vscode.commands.executeCommand(COMMANDS.addConnection);
      return undefined;
    }
    const picked = await pickConnection(this.store, this.memory, { title, placeholder: t('Which connection?') });
    return picked?.kind === 'connection' ? picked.summary : undefined;
  }
}
