import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { Connection, ConnectionSummary } from '../mews/connection';
import type { ConnectionMemory } from './connectionMemory';
import type { ConnectionStore } from './connectionStore';
import { harmless } from './harmless';
import { messages } from './messages';
import { confirmOtherHotel, isAsShown } from './otherHotel';
import type { ReplaceTokens } from './replaceTokens';
import { notLoadedSentence } from './secretSentence';
import { slowProgress } from './slowProgress';

const { t } = vscode.l10n;

/** The tokens of a connection at the moment of use. */
export class ConnectionTokens {
  constructor(
    private readonly store: ConnectionStore,
    private readonly memory: ConnectionMemory,
    private readonly replaceTokens: ReplaceTokens,
  ) {}

  /** A connection with its tokens; where they can't be had, says why, and asks for them where the person wants to enter them. */
  async of(summary: ConnectionSummary): Promise<Connection | undefined> {
    const reading = t('Reading the tokens from the secret storage of VS Code…');
    const loaded = await slowProgress({ title: reading, cancellable: false }, () => this.store.load(summary));
    if (loaded.kind === 'loaded') {
      const { connection } = loaded;
      if (isAsShown(summary, connection)) return this.used(connection);
      if (!(await confirmOtherHotel(summary, connection))) return undefined;
      await this.store.adopt(connection);
      return this.used(connection);
    }
    const again = t('Try Again');
    const enter = t('Enter Tokens');
    const hold = t('Use for This Window Only');
    const buttons = loaded.kind === 'failed' ? [again, hold] : [enter, hold];
    const chosen = await messages.error(notLoadedSentence(summary.name, loaded), ...buttons);
    if (chosen === again) return this.of(summary);
    if (chosen === undefined) return undefined;
    const title = chosen === hold ? t('Mews: Tokens for This Window Only') : t('Mews: Enter Tokens');
    const entered = await this.replaceTokens.of(summary, { title, hold: chosen === hold });
    if (!entered) return undefined;
    const now = await this.store.load(entered);
    return now.kind === 'loaded' ? this.used(now.connection) : undefined;
  }

  /** Whether a connection that was read before is still stored as it was. What it is not has been said. */
  async areStill(connection: Connection): Promise<boolean> {
    const loaded = await this.store.load(connection);
    if (loaded.kind === 'loaded' && isDeepStrictEqual(loaded.connection, connection)) return true;
    void messages.warning(
      t('Nothing was sent: the connection "{0}" was changed or removed meanwhile.', harmless(connection.name)),
    );
    return false;
  }

  private async used(connection: Connection): Promise<Connection> {
    await this.memory.used(connection.name);
    return connection;
  }
}
