import * as vscode from 'vscode';
import type { Connection, ConnectionSummary } from '../mews/connection';
import type { MewsClient } from '../mews/mewsClient';
import { ownerOf } from './connectionDraft';
import type { ConnectionMemory } from './connectionMemory';
import { type OwnerFacts, ownerSentence } from './connectionSentences';
import type { ConnectionStore } from './connectionStore';
import { harmless } from './harmless';
import { askText } from './inputSteps';
import { holdConnection, keepConnection } from './keepConnection';
import { messages } from './messages';
import { confirmNewHotel, isMovedElsewhere, isOtherHotel } from './otherHotel';
import { slowProgress } from './slowProgress';
import type { TokenRotation } from './tokenRotation';
import { tokenStep } from './tokenStep';
import { tryTokens } from './tryTokens';

const { t } = vscode.l10n;

/** Tokens that need not be asked for. */
export type GivenTokens = Partial<Pick<Connection, 'clientToken' | 'accessToken'>>;

/** How tokens are replaced. */
export interface Replacing {
  readonly title: string;
  readonly given?: GivenTokens;
  /** Asks once more before, whatever Mews says: the tokens were not typed in. */
  readonly confirm?: boolean;
  /** Holds them in the memory of this window instead of storing them. */
  readonly hold?: boolean;
}

/** Gives a connection other tokens. Its name, its address, and what was created through it stay. */
export class ReplaceTokens {
  constructor(
    private readonly store: ConnectionStore,
    private readonly mews: Pick<MewsClient, 'configuration' | 'portfolio'>,
    private readonly rotation: TokenRotation,
    private readonly memory: ConnectionMemory,
  ) {}

  /** Undefined: the person ended it, or they could not be kept, which has been said. */
  async of(former: ConnectionSummary, replacing: Replacing): Promise<ConnectionSummary | undefined> {
    // Where they are to be held, the storage has just failed: nobody waits for it a second time.
    const loaded = replacing.hold ? undefined : await this.store.load(former);
    const stored = loaded?.kind === 'loaded' ? loaded.connection : undefined;
    const asked = await this.ask(former, stored, replacing);
    if (!asked) return undefined;
    const { tokens } = asked;
    const facts = await this.ownerFacts(former, tokens, asked.configuration);
    const { name, platformAddress, portfolio } = former;
    const bare = { name, platformAddress, portfolio, ...tokens };
    const connection: Connection = { ...bare, ...ownerOf(bare, facts, stored) };
    if (!(await this.confirm(former, stored, connection, facts, replacing))) return undefined;
    if (replacing.hold) return holdConnection(this.store, connection, former);
    const kept = await keepConnection(this.store, connection, former);
    if (kept && isOtherHotel(former, kept)) await this.memory.forgetFiles(kept.name);
    if (kept && stored) await this.rotation.offer(stored, connection);
    return kept;
  }

  private async ask(
    former: ConnectionSummary,
    stored: Connection | undefined,
    { title, given }: Replacing,
  ): Promise<{ tokens: Required<GivenTokens>; configuration: OwnerFacts['configuration'] } | undefined> {
    let configuration: OwnerFacts['configuration'];
    const tokens: { -readonly [Token in keyof GivenTokens]: GivenTokens[Token] } = { ...given };
    const asked = (['clientToken', 'accessToken'] as const).filter((token) => given?.[token] === undefined);
    for (let position = 0; position < asked.length; ) {
      const step = asked[position];
      if (step === undefined) break;
      const isLast = position === asked.length - 1;
      const result = await askText({
        title,
        step: position + 1,
        totalSteps: asked.length,
        ...tokenStep(step, stored?.[step]),
        ...(given && { prompt: missingSentence(step) }),
        value: tokens[step] ?? '',
        ...(isLast && {
          ask: async (text: string, signal: AbortSignal) => {
            const { platformAddress } = former;
            const typed: GivenTokens = { ...tokens, [step]: text || stored?.[step] };
            const { clientToken = '', accessToken = '' } = typed;
            const connection = { platformAddress, clientToken, accessToken };
            const tried = await tryTokens(this.mews, connection, asked.length === 1, signal);
            configuration = tried.configuration;
            return tried.complaint;
          },
        }),
      });
      if (result.kind === 'ended') return undefined;
      if (result.kind === 'value') tokens[step] = result.value || (stored?.[step] ?? '');
      position += result.kind === 'back' ? -1 : 1;
    }
    const { clientToken, accessToken } = tokens;
    return clientToken && accessToken ? { tokens: { clientToken, accessToken }, configuration } : undefined;
  }

  private async ownerFacts(
    { platformAddress, portfolio }: ConnectionSummary,
    tokens: Required<GivenTokens>,
    tried: OwnerFacts['configuration'],
  ): Promise<OwnerFacts> {
    const connection = { platformAddress, ...tokens };
    const title = t('Asking Mews whose tokens these are…');
    return slowProgress({ title, cancellable: true }, async (_, signal) => {
      const covered = portfolio ? await this.mews.portfolio(connection, signal) : undefined;
      const configuration = tried ?? (await this.mews.configuration(connection, signal));
      return { portfolio, configuration, ...(covered && { covered }) };
    });
  }

  /** Another hotel under the same name is how programs come to the wrong one. */
  private async confirm(
    former: ConnectionSummary,
    stored: Connection | undefined,
    now: Connection,
    facts: OwnerFacts,
    { confirm, given }: Replacing,
  ): Promise<boolean> {
    const deleted = given ? t('The tokens that the connection has now are deleted.') : '';
    if (isMovedElsewhere(former, stored?.accessToken, now)) return confirmNewHotel(former, now, deleted);
    if (!confirm) return true;
    const replace = t('Replace Tokens');
    const question = t('Replace the tokens of the connection "{0}"?', harmless(former.name));
    const detail = [ownerSentence(facts) ?? '', deleted].filter((line) => line !== '').join('\n');
    return (await messages.warning(question, { modal: true, detail }, replace)) === replace;
  }
}

/** Of a token that was not given with the other. */
function missingSentence(token: keyof GivenTokens): string {
  const member = token === 'clientToken' ? 'ClientToken' : 'AccessToken';
  return t('{0}: the file does not hold it. It is kept in the secret storage of VS Code.', member);
}
