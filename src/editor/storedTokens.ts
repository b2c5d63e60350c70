import type * as vscode from 'vscode';
import { type Connection, type ConnectionSummary, connectionKey, parseConnection } from '../mews/connection';
import type { SecretFailure, SecretVault } from './secretVault';

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

/** When tokens were stored last, in ms since 1970. */
const KEPT_AT = 'tokensKeptAt';
const FORGETFUL = 'secretStorageForgets';
/** Stored whenever tokens are, and never deleted: where it is gone, the storage has forgotten all. */
const PROBE_KEY = 'mews.v1|probe';

/** Connections with their tokens as SecretStorage holds them, and whether it remembers at all. */
export class StoredTokens {
  constructor(
    private readonly vault: SecretVault,
    private readonly state: vscode.Memento,
  ) {}

  /** Whether the storage has forgotten everything before, when VS Code was closed. */
  get forgets(): boolean {
    return this.state.get<unknown>(FORGETFUL) === true;
  }

  /** Reads the connection of that name and address. */
  async read({
    name,
    platformAddress,
  }: Pick<ConnectionSummary, 'name' | 'platformAddress'>): Promise<LoadedConnection> {
    const read = await this.vault.read(connectionKey(platformAddress, name));
    if (read.kind === 'failed') return read;
    if (read.kind === 'absent') return { kind: 'absent', why: await this.reasonFor(read.why) };
    const connection = parseConnection(read.text, platformAddress, name);
    return connection ? { kind: 'loaded', connection } : { kind: 'absent', why: 'damaged' };
  }

  /**
   * Whether tokens other than these lie where they would be stored: another profile of VS Code has the same SecretStorage. What is
   * damaged counts as none.
   */
  async holdsOthers({ name, platformAddress, clientToken, accessToken }: Connection): Promise<boolean | SecretFailure> {
    const read = await this.vault.read(connectionKey(platformAddress, name), false);
    if (read.kind === 'failed') return read.why;
    const there = read.kind === 'read' ? parseConnection(read.text, platformAddress, name) : undefined;
    return there !== undefined && (there.clientToken !== clientToken || there.accessToken !== accessToken);
  }

  /** Tokens have just been stored: what tells later whether the storage has forgotten them. */
  async remember(): Promise<void> {
    if ((await this.vault.keep(PROBE_KEY, 'kept')) === 'kept') await this.state.update(KEPT_AT, Date.now());
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
}
