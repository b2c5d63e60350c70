import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import { MAX_STORED_INDEX_LENGTH } from '../mews/limits';
import { parseJson } from '../mews/parseJson';
import { keptSummaries } from './keptSummaries';
import type { SecretFailure, SecretVault } from './secretVault';

/** What is known of the connections without their tokens. */
export interface IndexFacts {
  /** In the order they were added. */
  readonly connections: readonly ConnectionSummary[];
  /** The name of the one that is used. */
  readonly active: string | undefined;
}

interface Revised extends IndexFacts {
  /** The newer of two is the one that counts. */
  readonly revision: number;
}

/** The names under which the parts lie in `globalState`. */
const CONNECTIONS = 'connections';
const ACTIVE = 'activeConnection';
const REVISION = 'connectionsRevision';
const PROFILE = 'connectionsProfile';
/** Told to other windows under this key: `globalState` of another window changes without an event, secrets don't. */
export const INDEX_KEY = 'mews.v1|index';

/**
 * The names of the connections and what labels need, in `globalState`, because SecretStorage can't list its keys. Every change
 * is written to SecretStorage as well, without a token in it: its event is what lets all windows of a profile agree at once.
 */
export class ConnectionIndex {
  /** What this window has changed, or another has said, last. It counts where it is newer than what has come through `globalState`. */
  private told: Revised | undefined;

  constructor(
    private readonly state: vscode.Memento,
    private readonly vault: SecretVault,
  ) {
    // Long before there is anything to tell: what is lost of the rest is then found again by it.
    if (this.profile === undefined) void state.update(PROFILE, randomUUID());
  }

  get facts(): IndexFacts {
    return this.now;
  }

  /** Grows with every change, of this window or another. */
  get revision(): number {
    return this.now.revision;
  }

  async change(facts: IndexFacts): Promise<void> {
    const revised = await this.keep(facts);
    // Nobody waits for it: the other windows learn it later from `globalState` all the same.
    void this.vault.keep(INDEX_KEY, JSON.stringify({ ...revised, profile: this.profile }));
  }

  /**
   * Another one of them is used. A window in a browser tells no other of it: none would hear, and VS Code would write all secrets that
   * this window knows over those that others have stored since.
   */
  async activate(name: string): Promise<void> {
    const facts = { ...this.now, active: name };
    await (vscode.env.uiKind === vscode.UIKind.Web ? this.keep(facts) : this.change(facts));
  }

  /** Takes what another window has said, where it is news. Gives why the secret storage could not be read. */
  async hear(): Promise<SecretFailure | undefined> {
    const read = await this.vault.read(INDEX_KEY, false);
    const isRead = read.kind === 'read' && read.text.length <= MAX_STORED_INDEX_LENGTH;
    const told = isRead ? this.revisedOf(parseJson(read.text)) : undefined;
    if (told && told.revision > this.now.revision) this.told = told;
    return read.kind === 'failed' ? read.why : undefined;
  }

  private async keep({ connections, active }: IndexFacts): Promise<Revised> {
    const revision = Math.max(Date.now(), this.now.revision + 1);
    // All at once, and now: writing it takes a while, in parts.
    this.told = { connections, active, revision };
    await this.state.update(CONNECTIONS, connections);
    await this.state.update(ACTIVE, active);
    await this.state.update(REVISION, revision);
    return this.told;
  }

  private get now(): Revised {
    const revision = this.state.get<unknown>(REVISION);
    const kept: Revised = {
      connections: keptSummaries(this.state.get<unknown>(CONNECTIONS)),
      active: textIn(this.state.get<unknown>(ACTIVE)),
      revision: typeof revision === 'number' ? revision : 0,
    };
    return this.told && this.told.revision > kept.revision ? this.told : kept;
  }

  private get profile(): string | undefined {
    return textIn(this.state.get<unknown>(PROFILE));
  }

  /** Another profile has connections of its own, and the same SecretStorage. */
  private revisedOf(value: unknown): Revised | undefined {
    if (typeof value !== 'object' || value === null) return undefined;
    const { connections, active, revision, profile }: Partial<Record<string, unknown>> = { ...value };
    if (typeof revision !== 'number' || profile !== this.profile) return undefined;
    return { connections: keptSummaries(connections), active: textIn(active), revision };
  }
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
