import * as vscode from 'vscode';
import { type Connection, type ConnectionSummary, connectionKey, parseConnection, summaryOf } from '../mews/connection';
import type { LoadedTokens } from '../mews/loadedTokens';
import { ConnectionIndex, INDEX_KEY, type IndexFacts } from './connectionIndex';
import { CONTEXT_KEYS } from './ids';
import { type SecretFailure, SecretVault } from './secretVault';

/**
 * Why tokens are not there. `gone`: removed by somebody. `undecryptable`: VS Code could not decrypt them, and threw them away.
 * `forgotten`: nothing is there any more of all that was stored in earlier sessions. `damaged`: something else stands in their place.
 */
export type AbsentReason = 'gone' | 'undecryptable' | 'forgotten' | 'damaged';

/** What reading a connection's tokens gave. */
export type LoadedConnection =
  | { readonly kind: 'loaded'; readonly connection: Connection }
  | { readonly kind: 'absent'; readonly why: AbsentReason }
  | { readonly kind: 'failed'; readonly why: SecretFailure };

/** Why tokens were not stored. `not-kept`: the storage said yes, and then had something else. `name-taken`: by another window, meanwhile. */
export type NotSaved = SecretFailure | 'not-kept' | 'name-taken';

/** What storing came to. `former-left`: stored, but the tokens that were there before could not be deleted. */
export type SavedConnection = 'saved' | 'former-left' | NotSaved;

/** When tokens were stored last, in ms since 1970. */
const KEPT_AT = 'tokensKeptAt';
const FORGETFUL = 'secretStorageForgets';
/** Stored whenever tokens are, and never deleted: where it is gone, the storage has forgotten all. */
const PROBE_KEY = 'mews.v1|probe';
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
  private readonly index: ConnectionIndex;
  /** Connections whose tokens are held by this window alone, by their names. */
  private readonly held = new Map<string, Connection>();
  /** One of these, where it is the one that is used. */
  private heldActive: string | undefined;
  private looking: NodeJS.Timeout | undefined;

  constructor(
    secrets: vscode.SecretStorage,
    private readonly state: vscode.Memento,
    private readonly tokens: LoadedTokens,
  ) {
    this.vault = new SecretVault(secrets);
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
    return this.state.get<unknown>(FORGETFUL) === true;
  }

  async activate(name: string): Promise<void> {
    const isKept = this.index.facts.connections.some((summary) => summary.name === name);
    this.heldActive = !isKept && this.held.has(name) ? name : undefined;
    if (isKept) await this.index.change({ ...this.index.facts, active: name });
    this.announce();
  }

  /** Reads the tokens of a connection. */
  async load({ name, platformAddress }: ConnectionSummary): Promise<LoadedConnection> {
    const held = this.held.get(name);
    if (held && held.platformAddress === platformAddress) return { kind: 'loaded', connection: held };
    const read = await this.vault.read(connectionKey(platformAddress, name));
    if (read.kind === 'failed') return read;
    if (read.kind === 'absent') return { kind: 'absent', why: await this.reasonFor(read.why) };
    const connection = parseConnection(read.text, platformAddress, name);
    if (!connection) return { kind: 'absent', why: 'damaged' };
    this.tokens.add(connection.clientToken, connection.accessToken);
    return { kind: 'loaded', connection };
  }

  /**
   * Stores a connection, in the place of `former` where one is edited. It becomes the active one where it is new, or in the place of
   * the active one. Where it is not stored, nothing else changes.
   */
  async save(connection: Connection, former?: ConnectionSummary): Promise<SavedConnection> {
    this.tokens.add(connection.clientToken, connection.accessToken);
    const isTaken = this.all.some(({ name }) => name === connection.name && name !== (former ?? connection).name);
    if (isTaken) return 'name-taken';
    const key = connectionKey(connection.platformAddress, connection.name);
    const formerKey = this.keptKey((former ?? connection).name);
    // A keyring that is unlocked too late must not keep tokens that no connection leads to.
    const forget = () => (formerKey === key ? undefined : this.vault.remove(key));
    // What another window has changed meanwhile stays.
    const heard = this.index.hear();
    const kept = await this.vault.keep(key, JSON.stringify(connection), forget);
    if (kept !== 'kept') {
      if (kept === 'not-kept') await forget();
      return kept;
    }
    await heard;
    await this.put(summaryOf(connection), former);
    if ((await this.vault.keep(PROBE_KEY, 'kept')) === 'kept') await this.state.update(KEPT_AT, Date.now());
    // Only now: the name must lead to tokens at any moment.
    const removed = formerKey === undefined || formerKey === key ? 'removed' : await this.vault.remove(formerKey);
    return removed === 'removed' ? 'saved' : 'former-left';
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

  /** Forgets a connection, tokens first. Otherwise than `removed`: they could not be removed, so nothing changed. */
  async remove({ name }: Pick<ConnectionSummary, 'name'>): Promise<'removed' | SecretFailure> {
    const key = this.keptKey(name);
    const removed = key === undefined ? 'removed' : await this.vault.remove(key);
    if (removed !== 'removed') return removed;
    this.held.delete(name);
    if (key !== undefined) {
      await this.index.hear();
      const { connections, active } = this.index.facts;
      const left = connections.filter((summary) => summary.name !== name);
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

  /** Where all that earlier sessions stored is gone, the storage has kept it in memory alone. */
  private async reasonFor(why: 'gone' | 'undecryptable'): Promise<AbsentReason> {
    const keptAt = this.state.get<unknown>(KEPT_AT);
    // What was stored since this window was opened, another window may have stored. VS Code's own id of a session is a constant without telemetry.
    if (why === 'undecryptable' || typeof keptAt !== 'number' || keptAt >= performance.timeOrigin) return why;
    const rest = await this.vault.read(PROBE_KEY);
    if (rest.kind !== 'absent') return why;
    if (rest.why === 'undecryptable') return 'undecryptable';
    await this.state.update(FORGETFUL, true);
    return 'forgotten';
  }

  private announce(): void {
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.hasConnection, this.all.length > 0);
    this.changed.fire();
  }
}
