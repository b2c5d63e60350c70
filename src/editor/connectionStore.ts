import * as vscode from 'vscode';
import {
  type Connection,
  type ConnectionSummary,
  connectionKey,
  isConnectionSummary,
  parseConnection,
  summaryOf,
} from '../mews/connection';
import type { LoadedTokens } from '../mews/loadedTokens';
import { CONTEXT_KEYS } from './ids';

/** What reading a connection's tokens gave. */
export type LoadedConnection =
  | { readonly kind: 'loaded'; readonly connection: Connection }
  /** Nothing is stored, or VS Code could not decrypt it and threw it away. */
  | { readonly kind: 'absent' }
  /** The secret storage did not answer in time, or said no. */
  | { readonly kind: 'failed' };

/** How long the secret storage may take, in ms: a locked keyring can ask a person first. */
const SECRET_DEADLINE_MS = 10_000;
const SUMMARIES = 'connections';
const ACTIVE = 'activeConnection';

/**
 * The connections. Tokens live in SecretStorage alone and are read at the moment of use; `globalState` holds what a
 * label needs, because SecretStorage can't list its keys.
 */
export class ConnectionStore implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Something about the connections is, or may be, different now: changed here, or this window has come to the front again. */
  readonly onDidChange = this.changed.event;
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly secrets: vscode.SecretStorage,
    private readonly state: vscode.Memento,
    private readonly tokens: LoadedTokens,
  ) {
    // Another window's change of globalState arrives without an event; who looks at this window has it in front.
    this.subscription = vscode.Disposable.from(
      secrets.onDidChange(() => this.announce()),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.announce();
      }),
    );
    this.announce();
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  /** All connections, in the order they were added. */
  get all(): readonly ConnectionSummary[] {
    const kept = this.state.get<unknown>(SUMMARIES);
    return Array.isArray(kept) ? kept.filter(isConnectionSummary) : [];
  }

  /** The one that is used. */
  get active(): ConnectionSummary | undefined {
    const name = this.state.get<string>(ACTIVE);
    return this.all.find((summary) => summary.name === name);
  }

  async activate(name: string): Promise<void> {
    await this.state.update(ACTIVE, name);
    this.announce();
  }

  /** Reads the tokens of a connection. */
  async load({ name, platformAddress }: ConnectionSummary): Promise<LoadedConnection> {
    const text = await withDeadline(this.secrets.get(connectionKey(platformAddress, name)));
    if (text.kind === 'failed') return text;
    const connection = text.value === undefined ? undefined : parseConnection(text.value, platformAddress, name);
    if (!connection) return { kind: 'absent' };
    this.tokens.add(connection.clientToken, connection.accessToken);
    return { kind: 'loaded', connection };
  }

  /**
   * Stores a connection, in the place of `former` where one is edited, and makes it the active one. `failed`: the tokens
   * were not stored in time, and nothing else changed. `former-left`: stored, but the former tokens could not be deleted.
   */
  async save(connection: Connection, former?: ConnectionSummary): Promise<'saved' | 'failed' | 'former-left'> {
    this.tokens.add(connection.clientToken, connection.accessToken);
    const key = connectionKey(connection.platformAddress, connection.name);
    const formerKey = former && connectionKey(former.platformAddress, former.name);
    const storing = this.secrets.store(key, JSON.stringify(connection));
    if ((await withDeadline(storing)).kind === 'failed') {
      // A keyring that is unlocked too late must not keep tokens that no connection leads to.
      if (formerKey !== key)
        void Promise.resolve(storing)
          .then(() => this.secrets.delete(key))
          .catch(() => undefined);
      return 'failed';
    }
    const deleted =
      formerKey === undefined || formerKey === key ? undefined : await withDeadline(this.secrets.delete(formerKey));
    const summary = summaryOf(connection);
    const place = this.all.findIndex(({ name }) => name === (former ?? connection).name);
    await this.state.update(SUMMARIES, place === -1 ? [...this.all, summary] : this.all.with(place, summary));
    await this.activate(connection.name);
    return deleted?.kind === 'failed' ? 'former-left' : 'saved';
  }

  /** Forgets a connection, tokens first. False: the tokens could not be removed, so nothing changed. */
  async remove({ name, platformAddress }: ConnectionSummary): Promise<boolean> {
    const removed = await withDeadline(this.secrets.delete(connectionKey(platformAddress, name)));
    if (removed.kind === 'failed') return false;
    await this.state.update(
      SUMMARIES,
      this.all.filter((summary) => summary.name !== name),
    );
    if (this.state.get(ACTIVE) === name) await this.state.update(ACTIVE, undefined);
    this.announce();
    return true;
  }

  private announce(): void {
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.hasConnection, this.all.length > 0);
    this.changed.fire();
  }
}

type Settled<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'failed' };

/** A call of SecretStorage: it can hang behind a locked keyring, and its errors can quote what was stored. */
async function withDeadline<T>(call: Thenable<T>): Promise<Settled<T>> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<Settled<T>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'failed' }), SECRET_DEADLINE_MS);
  });
  const done = Promise.resolve(call).then(
    (value): Settled<T> => ({ kind: 'done', value }),
    (): Settled<T> => ({ kind: 'failed' }),
  );
  try {
    return await Promise.race([done, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
