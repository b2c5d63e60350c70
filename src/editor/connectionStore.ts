import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { type Connection, type ConnectionSummary, connectionKey, summaryOf } from '../mews/connection';
import type { LoadedTokens } from '../mews/loadedTokens';
import { ConnectionIndex, INDEX_KEY, type IndexFacts } from './connectionIndex';
import { CONTEXT_KEYS } from './ids';
import { nameKey } from './nameKey';
import type { NotSaved, SavedConnection } from './savedConnection';
import { type SecretFailure, SecretVault } from './secretVault';
import { type LoadedConnection, StoredTokens } from './storedTokens';

/** VS Code writes what is to be kept after a tenth of a second, and tells other windows then. */
const ON_ITS_WAY_MS = 1000;

/**
 * The connections. Tokens live in SecretStorage alone and are read at the moment of use; where it fails, a person can have them
 * held in the memory of this window, and nowhere else.
 */
export class ConnectionStore implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Something about the connections is, or may be, different now: changed here, in another window, or this window has come to the front again. */
  readonly onDidChange = this.changed.event;
  private readonly subscription: vscode.Disposable;
  private readonly vault: SecretVault;
  private readonly stored: StoredTokens;
  private readonly index: ConnectionIndex;
  /** Connections whose tokens are held by this window alone, by their names. */
  private readonly held = new Map<string, Connection>();
  /** One of these, where it is the one that is used. */
  private heldActive: string | undefined;
  private looking: NodeJS.Timeout | undefined;

  constructor(
    secrets: vscode.SecretStorage,
    state: vscode.Memento,
    private readonly tokens: LoadedTokens,
  ) {
    this.vault = new SecretVault(secrets);
    this.stored = new StoredTokens(this.vault, state);
    this.index = new ConnectionIndex(state, this.vault);
    this.subscription = vscode.Disposable.from(
      secrets.onDidChange(({ key }) => {
        if (key !== INDEX_KEY) this.announce();
        else void this.index.hear().then(() => this.announce());
      }),
      // A window in a browser hears of no other; who looks at it has it in front.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.lookAround();
      }),
      { dispose: () => clearTimeout(this.looking) },
    );
    this.announce();
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  /** All connections, in the order they were added. */
  get all(): readonly ConnectionSummary[] {
    const kept = this.index.facts.connections.map((summary) => {
      const held = this.held.get(summary.name);
      return held ? summaryOf(held) : summary;
    });
    const names = new Set(kept.map(({ name }) => name));
    return [...kept, ...[...this.held.values()].filter(({ name }) => !names.has(name)).map(summaryOf)];
  }

  /** The one that is used. */
  get active(): ConnectionSummary | undefined {
    const active = this.heldName ?? this.index.facts.active;
    return this.all.find(({ name }) => name === active);
  }

  private get heldName(): string | undefined {
    return this.heldActive !== undefined && this.held.has(this.heldActive) ? this.heldActive : undefined;
  }

  /** Whether the tokens of a connection are held by this window alone. */
  isHeld({ name }: Pick<ConnectionSummary, 'name'>): boolean {
    return this.held.has(name);
  }

  /** Whether the secret storage has forgotten everything before, when VS Code was closed. */
  get forgets(): boolean {
    return this.stored.forgets;
  }

  /** Takes what other windows have changed, where it has not come here by itself: before it is chosen from, and before it is changed. */
  async hear(): Promise<SecretFailure | undefined> {
    const failure = await this.index.hear();
    this.announce();
    return failure;
  }

  async activate(name: string): Promise<void> {
    await this.index.hear();
    const isKept = this.index.facts.connections.some((summary) => summary.name === name);
    this.heldActive = !isKept && this.held.has(name) ? name : undefined;
    if (isKept) await this.index.activate(name);
    this.announce();
  }

  /** Reads the tokens of a connection. */
  async load(summary: ConnectionSummary): Promise<LoadedConnection> {
    const held = this.held.get(summary.name);
    if (held && held.platformAddress === summary.platformAddress) return { kind: 'loaded', connection: held };
    const loaded = await this.stored.read(summary);
    if (loaded.kind === 'loaded') this.tokens.add(loaded.connection.clientToken, loaded.connection.accessToken);
    return loaded;
  }

  /**
   * Stores a connection, in the place of `former` where one is edited. It becomes the active one where it is new, or in the place of
   * the active one. Where it is not stored, nothing else changes. `overOthers`: in the place of tokens that this profile knows
   * nothing of as well.
   */
  async save(connection: Connection, former?: ConnectionSummary, overOthers = false): Promise<SavedConnection> {
    this.tokens.add(connection.clientToken, connection.accessToken);
    // What another window has changed meanwhile stays.
    const failure = await this.index.hear();
    if (failure) return failure;
    if (former && !this.isAsBefore(former)) return 'changed-meanwhile';
    if (this.isTaken(connection.name, former?.name)) return 'name-taken';
    const key = connectionKey(connection.platformAddress, connection.name);
    const formerKey = this.keptKey((former ?? connection).name);
    if (formerKey !== key && !overOthers) {
      const others = await this.stored.holdsOthers(connection);
      if (others !== false) return others === true ? 'held-elsewhere' : others;
    }
    // A keyring that is unlocked too late must not keep tokens that no connection leads to, nor others than are shown.
    const late = () => (formerKey === key ? this.put(summaryOf(connection), former) : this.vault.remove(key));
    const kept = await this.vault.keep(key, JSON.stringify(connection), late);
    if (kept !== 'kept') {
      if (kept === 'not-kept' && formerKey !== key) await this.vault.remove(key);
      return kept;
    }
    await this.put(summaryOf(connection), former);
    // Only now: the name must lead to tokens at any moment.
    const removed = formerKey === undefined || formerKey === key ? 'removed' : await this.vault.remove(formerKey);
    await this.stored.remember();
    return removed === 'removed' ? 'saved' : 'former-left';
  }

  /** Shows a connection as its tokens are, which another window or profile has put there. */
  async adopt(connection: Connection): Promise<void> {
    if (!this.held.has(connection.name)) await this.put(summaryOf(connection), summaryOf(connection));
  }

  private isTaken(wanted: string, former: string | undefined): boolean {
    const isAlike = (name: string) => name !== (former ?? wanted) && nameKey(name) === nameKey(wanted);
    return wanted !== former && this.all.some(({ name }) => isAlike(name));
  }

  /** Whether a connection is still the one that somebody was shown. */
  private isAsBefore(former: ConnectionSummary): boolean {
    const now = this.all.find(({ name }) => name === former.name);
    return now !== undefined && isDeepStrictEqual(summaryOf(now), summaryOf(former));
  }

  private async put(summary: ConnectionSummary, former: ConnectionSummary | undefined): Promise<void> {
    const { connections, active } = this.index.facts;
    const becomesActive = !former || this.active?.name === former.name;
    for (const name of [summary.name, former?.name ?? summary.name]) this.held.delete(name);
    if (becomesActive) this.heldActive = undefined;
    const place = connections.findIndex(({ name }) => name === (former ?? summary).name);
    await this.change({
      connections: place === -1 ? [...connections, summary] : connections.with(place, summary),
      active: becomesActive ? summary.name : active,
    });
  }

  /** The key under which the tokens of a name are stored; undefined where none are. */
  private keptKey(name: string): string | undefined {
    const kept = this.index.facts.connections.find((summary) => summary.name === name);
    return kept && connectionKey(kept.platformAddress, name);
  }

  /** Puts another ClientToken into a connection, and leaves everything else as it is, the active one as well. */
  async replaceClientToken(connection: Connection, clientToken: string): Promise<'saved' | NotSaved> {
    this.tokens.add(clientToken);
    const replaced = { ...connection, clientToken };
    if (this.held.has(connection.name)) {
      this.held.set(connection.name, replaced);
      return 'saved';
    }
    const key = connectionKey(connection.platformAddress, connection.name);
    const kept = await this.vault.keep(key, JSON.stringify(replaced));
    return kept === 'kept' ? 'saved' : kept;
  }

  /** Holds a connection in the memory of this window, active here where `save` would make it so. Nothing is stored. */
  hold(connection: Connection, former?: ConnectionSummary): void {
    this.tokens.add(connection.clientToken, connection.accessToken);
    const becomesActive = !former || this.active?.name === former.name;
    if (former) this.held.delete(former.name);
    this.held.set(connection.name, connection);
    if (becomesActive) this.heldActive = connection.name;
    this.announce();
  }

  /** Forgets a connection, tokens first. Otherwise than `removed`: nothing changed, or, where it hangs, not yet. */
  async remove(summary: ConnectionSummary): Promise<'removed' | 'changed-meanwhile' | SecretFailure> {
    const failure = await this.index.hear();
    if (failure) return failure;
    if (!this.isAsBefore(summary)) return 'changed-meanwhile';
    const { name } = summary;
    const key = this.keptKey(name);
    const removed = key === undefined ? 'removed' : await this.vault.remove(key);
    if (removed !== 'removed') return removed;
    this.held.delete(name);
    if (key !== undefined) {
      const { connections, active } = this.index.facts;
      const left = connections.filter((other) => other.name !== name);
      await this.change({ connections: left, active: active === name ? undefined : active });
    } else this.announce();
    return 'removed';
  }

  /** What another window has just changed is on its way here for a moment, and comes without an event. */
  private lookAround(): void {
    this.announce();
    const { revision } = this.index;
    clearTimeout(this.looking);
    this.looking = setTimeout(() => {
      if (this.index.revision !== revision) this.announce();
    }, ON_ITS_WAY_MS);
  }

  private async change(facts: IndexFacts): Promise<void> {
    await this.index.change(facts);
    this.announce();
  }

  private announce(): void {
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.hasConnection, this.all.length > 0);
    this.changed.fire();
  }
}
