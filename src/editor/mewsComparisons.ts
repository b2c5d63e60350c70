import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { LoyaltyFile } from '../loyaltyFile/loyaltyFile';
import type { ConnectionSummary } from '../mews/connection';
import { sentBefore } from '../submission/sentBefore';
import { type ComparedPrograms, comparedPrograms, type Learned } from './comparedPrograms';
import type { ConnectionStore } from './connectionStore';
import { holdTokens } from './holdTokens';
import type { MewsWorld } from './mewsWorld';
import { isAsShown } from './otherHotel';
import type { Output } from './output';
import type { AddPlan } from './planAdd';
import type { PlanAsker } from './planAsker';
import type { Readings } from './readings';
import type { Runs } from './runs';
import { trustGuard } from './trustGuard';
import { type Unread, unreadSentence } from './unreadSentence';

/** How a file stands to what Mews has, or why that is not known. */
export type Comparison =
  | {
      readonly kind: 'compared';
      readonly askedAt: Date;
      /** The connection that was asked. */
      readonly connection: string;
      /** The file says something else by now. */
      readonly edited: boolean;
      readonly file: LoyaltyFile;
      readonly compared: ComparedPrograms;
    }
  | { readonly kind: 'untrusted' | 'no-connection' | 'errors' | 'no-tokens' | 'not-asked' | 'asking' | 'cancelled' }
  /** The tokens that are stored are not those of the hotel that is shown. */
  | { readonly kind: 'other-tokens' }
  /** Mews was asked for another one than the file, or the connection, is about now. */
  | { readonly kind: 'other-connection' | 'other-chain' }
  | { readonly kind: 'unread'; readonly read: Unread };

/** What came of asking, and what it was asked about. */
interface Asked {
  readonly connection: ConnectionSummary;
  readonly file: LoyaltyFile;
  readonly askedAt: Date;
  readonly result: AddPlan | 'asking' | 'no-tokens' | 'other-tokens';
}

/** Compares files with what Mews has, when somebody asks for it. Keeps the answers, so that an edit asks for nothing. */
export class MewsComparisons {
  private readonly asked = new Map<string, Asked>();

  constructor(
    private readonly readings: Readings,
    private readonly connections: ConnectionStore,
    private readonly asker: PlanAsker,
    private readonly runs: Runs,
    private readonly output: Output,
    private readonly world: Pick<MewsWorld, 'now'>,
  ) {}

  /** Asks Mews about a document, where that makes sense; what is known of it until then is not believed any more. */
  async ask(document: vscode.TextDocument): Promise<void> {
    const key = String(document.uri);
    const connection = this.connections.active;
    const file = connection && this.readings.read(document, connection).file;
    this.asked.delete(key);
    if (!connection || !file || !trustGuard('ask')) return;
    const about = { connection, file, askedAt: this.world.now() };
    const asking: Asked = { ...about, result: 'asking' };
    this.asked.set(key, asking);
    const keep = (result: Asked['result'] | undefined) => {
      // Asked again meanwhile, or closed: then it is another one's business.
      if (this.asked.get(key) !== asking) return;
      if (result === undefined) this.asked.delete(key);
      else this.asked.set(key, { ...about, result });
    };
    let result: Asked['result'] | undefined;
    try {
      const loaded = await this.connections.load(connection);
      // Known are the tokens of a connection once they are loaded.
      if (holdTokens(file.LoyaltyPrograms, file.ChainId)) return;
      if (loaded.kind !== 'loaded') result = 'no-tokens';
      else if (!isAsShown(connection, loaded.connection)) result = 'other-tokens';
      else result = await this.asker.ask(document, loaded.connection, file);
    } finally {
      keep(result);
    }
    if (typeof result === 'string' || result.existing.kind === 'read' || result.existing.kind === 'cancelled') return;
    this.output.warn(unreadSentence(result.existing));
  }

  /** How a document stands now to what was learned when Mews was asked about it. */
  async of(document: vscode.TextDocument): Promise<Comparison> {
    if (!vscode.workspace.isTrusted) return { kind: 'untrusted' };
    const connection = this.connections.active;
    if (!connection) return { kind: 'no-connection' };
    const { file } = this.readings.read(document, connection);
    if (!file) return { kind: 'errors' };
    const asked = this.asked.get(String(document.uri));
    if (!asked) return { kind: 'not-asked' };
    if (!isDeepStrictEqual(asked.connection, connection)) return { kind: 'other-connection' };
    const { result } = asked;
    if (typeof result === 'string') return { kind: result };
    if (result.existing.kind === 'cancelled') return { kind: 'cancelled' };
    if (result.existing.kind !== 'read') return { kind: 'unread', read: result.existing };
    if (connection.portfolio && asked.file.ChainId !== file.ChainId) return { kind: 'other-chain' };
    const learned = learnedFrom(asked, result, result.existing.programs);
    const runs = await this.runs.ofAllProfiles();
    return {
      kind: 'compared',
      askedAt: asked.askedAt,
      connection: connection.name,
      edited: !isDeepStrictEqual(asked.file, file),
      file,
      compared: comparedPrograms(file.LoyaltyPrograms, learned, sentBefore(file.LoyaltyPrograms, result.place, runs)),
    };
  }

  /** Whether Mews has been asked about a document. */
  wasAsked({ uri }: vscode.TextDocument): boolean {
    const asked = this.asked.get(String(uri));
    return asked !== undefined && asked.result !== 'no-tokens' && asked.result !== 'other-tokens';
  }

  /** The document, by its Uri, is not looked at any more. */
  forget(uri: string): void {
    this.asked.delete(uri);
  }
}

function learnedFrom({ file }: Asked, { before }: AddPlan, existing: Learned['existing']): Learned {
  return {
    codes: new Set(file.LoyaltyPrograms.map(({ Code }) => Code)),
    existing,
    ids: new Set(before.flatMap(({ id }) => id ?? [])),
  };
}
