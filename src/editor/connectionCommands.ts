import * as vscode from 'vscode';
import type { Connection, ConnectionSummary } from '../mews/connection';
import { askConnection, type ConnectionQuestions } from './askConnection';
import type { ConnectionStore } from './connectionStore';
import { environmentName, fullTarget } from './connectionWords';
import { harmless } from './harmless';
import { COMMANDS } from './ids';
import { messages } from './messages';
import { quickPick } from './quickPick';

const { t } = vscode.l10n;

/** The commands around connections. None takes or returns a token. */
export class ConnectionCommands {
  constructor(
    private readonly store: ConnectionStore,
    private readonly configurationOf: ConnectionQuestions['configurationOf'],
  ) {}

  /** Asks for a new connection, keeps it and makes it the active one; undefined where nothing was stored. */
  async add(): Promise<ConnectionSummary | undefined> {
    return this.askAndSave(t('Mews: Add Connection'));
  }

  /** The same with tokens that were pasted into a file, which only wait for a nod. */
  async addPasted(pasted: NonNullable<ConnectionQuestions['pasted']>): Promise<ConnectionSummary | undefined> {
    return this.askAndSave(t('Mews: Move Tokens into a New Connection'), undefined, pasted);
  }

  /** Adds a connection and says so. */
  async addAndTell(): Promise<void> {
    const added = await this.add();
    if (added) void messages.information(t('Connection "{0}" added.', harmless(added.name)));
  }

  /** Chooses the connection that is used. */
  async switch(): Promise<void> {
    if (this.store.all.length === 0) return this.addAndTell();
    const active = this.store.active?.name;
    const add: vscode.QuickPickItem = { label: t('$(add) Add Connection…') };
    const items = this.store.all.map((summary) => ({
      ...connectionItem(summary, summary.name === active),
      name: summary.name,
    }));
    const chosen = await quickPick<vscode.QuickPickItem & { name?: string }>(
      [...items, { label: '', kind: vscode.QuickPickItemKind.Separator }, add],
      {
        title: t('Mews: Switch Connection'),
        placeHolder: t('Where do programs go?'),
        matchOnDescription: true,
        matchOnDetail: true,
      },
    );
    if (chosen === add) await this.addAndTell();
    else if (chosen?.name !== undefined) await this.store.activate(chosen.name);
  }

  /** The active connection; where there is none, one that is chosen or added now. */
  async ensure(): Promise<ConnectionSummary | undefined> {
    if (this.store.active) return this.store.active;
    if (this.store.all.length === 0) return this.add();
    await this.switch();
    return this.store.active;
  }

  /** Changes a connection; also the way to enter tokens again that are gone. */
  async edit(known?: ConnectionSummary): Promise<ConnectionSummary | undefined> {
    const summary = known ?? (await this.choose(t('Mews: Edit Connection'), t('Which connection?')));
    if (!summary) return undefined;
    const loaded = await this.store.load(summary);
    const tokens = loaded.kind === 'loaded' ? loaded.connection : {};
    return this.askAndSave(t('Mews: Edit Connection'), { ...tokens, ...summary });
  }

  /** A connection with its tokens; where they can't be had, says so, and asks for them where they are gone. */
  async tokensOf(summary: ConnectionSummary): Promise<Connection | undefined> {
    const loaded = await this.store.load(summary);
    if (loaded.kind === 'loaded') return loaded.connection;
    const name = harmless(summary.name);
    if (loaded.kind === 'failed') {
      void messages.error(
        t(
          'The secret storage of VS Code did not answer, so the tokens of "{0}" could not be read. Nothing was sent. Is the keyring of this machine unlocked?',
          name,
        ),
      );
      return undefined;
    }
    const enter = t('Enter Tokens');
    const chosen = await messages.error(
      t('The tokens of "{0}" are gone from the secret storage of VS Code. Nothing was sent.', name),
      enter,
    );
    const edited = chosen === enter ? await this.edit(summary) : undefined;
    const again = edited && (await this.store.load(edited));
    return again?.kind === 'loaded' ? again.connection : undefined;
  }

  /** Removes a connection after asking. What was created through it stays in the tree. */
  async remove(): Promise<void> {
    const summary = await this.choose(t('Mews: Remove Connection'), t('Which connection?'));
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
    if (chosen !== remove || (await this.store.remove(summary))) return;
    void messages.error(t('The secret storage of VS Code did not answer. The connection was not removed.'));
  }

  private async askAndSave(
    title: string,
    former?: ConnectionSummary,
    pasted?: ConnectionQuestions['pasted'],
  ): Promise<ConnectionSummary | undefined> {
    const takenNames = this.store.all.map(({ name }) => name).filter((name) => name !== former?.name);
    const connection = await askConnection({
      title,
      takenNames,
      configurationOf: this.configurationOf,
      ...(former && { former }),
      ...(pasted && { pasted }),
    });
    return connection && this.save(connection, former);
  }

  /** Keeps a connection, in the place of `former` where there is one; undefined, and said, where that failed. */
  async save(connection: Connection, former?: ConnectionSummary): Promise<ConnectionSummary | undefined> {
    const saved = await this.store.save(connection, former);
    if (saved === 'former-left') {
      void messages.warning(
        t(
          'The former tokens of "{0}" could not be deleted from the secret storage of VS Code.',
          harmless(connection.name),
        ),
      );
    }
    if (saved !== 'failed') return this.store.active;
    void messages.error(
      t(
        'The secret storage of VS Code did not keep the tokens, so the connection was not stored. Is the keyring of this machine unlocked?',
      ),
    );
    return undefined;
  }

  private async choose(title: string, placeHolder: string): Promise<ConnectionSummary | undefined> {
    if (this.store.all.length === 0) {
      const add = t('Add Connection');
      const chosen = await messages.information(t('There is no connection yet.'), add);
      if (chosen === add) await vscode.commands.executeCommand(COMMANDS.addConnection);
      return undefined;
    }
    const active = this.store.active?.name;
    const items = this.store.all.map((summary) => ({ ...connectionItem(summary, summary.name === active), summary }));
    return (await quickPick(items, { title, placeHolder }))?.summary;
  }
}

/** A connection as a row to choose. */
export function connectionItem(summary: ConnectionSummary, active: boolean): vscode.QuickPickItem {
  const { name, platformAddress, enterpriseName, portfolio } = summary;
  const facts = enterpriseName === undefined ? [] : [fullTarget(summary)];
  if (portfolio) facts.push(t('Portfolio Access Token'));
  return {
    label: `${active ? '$(check) ' : ''}${harmless(name)}`,
    description: environmentName(platformAddress),
    ...(facts.length > 0 && { detail: facts.join(' · ') }),
  };
}
