import type { Configuration } from '../mews/configuration';
import { type Connection, type ConnectionSummary, type PortfolioChains, summaryOf } from '../mews/connection';
import { PLATFORM_ADDRESSES } from '../mews/platformAddress';
import { PUBLIC_DEMO_TOKENS } from '../mews/publicDemoTokens';

/** What a person can choose as environment: Demo comes with the tokens Mews publishes, or with one's own. */
export type EnvironmentChoice = 'demo-public' | 'demo' | 'production' | 'custom';

/** A question of "Add Connection". */
export type ConnectionStep = 'environment' | 'address' | 'clientToken' | 'accessToken' | 'portfolio' | 'name';

type TokenStep = 'clientToken' | 'accessToken';

/** What has been answered so far, and what Mews has said to it. */
export interface ConnectionDraft {
  choice?: EnvironmentChoice;
  address?: string;
  clientToken?: string;
  accessToken?: string;
  /** The addresses that tokens were answered for. One that was pasted and only waits for a nod has none yet. */
  tokensFor?: Partial<Record<TokenStep, string>>;
  portfolio?: boolean;
  name?: string;
  configuration?: Configuration;
  covered?: PortfolioChains;
}

/** The connection that is edited; without its tokens where they are gone. */
export type EditedConnection = ConnectionSummary & Partial<Pick<Connection, 'clientToken' | 'accessToken'>>;

/** A draft with the answers of a connection that is edited; its tokens are asked for anew. */
export function draftOf(former: ConnectionSummary | undefined): ConnectionDraft {
  if (!former) return {};
  const { platformAddress: address, name, portfolio } = former;
  const choice = choiceOf(address);
  return { choice, ...(choice === 'custom' && { address }), name, portfolio };
}

/** Environments have one address each; any other is one that somebody typed. */
function choiceOf(address: string): EnvironmentChoice {
  if (address === PLATFORM_ADDRESSES.demo) return 'demo';
  return address === PLATFORM_ADDRESSES.production ? 'production' : 'custom';
}

/** Takes the answer to the question for a token, which is for the address chosen so far. */
export function answerToken(draft: ConnectionDraft, step: TokenStep, token: string): void {
  draft[step] = token;
  draft.tokensFor = { ...draft.tokensFor, [step]: addressOf(draft) };
}

/** Takes stored and answered tokens out of a draft that is for another address by now: they are for theirs alone. */
export function forgetTokensOf(former: EditedConnection | undefined, draft: ConnectionDraft): void {
  const address = addressOf(draft);
  for (const step of ['clientToken', 'accessToken'] as const) {
    const isStored = former !== undefined && former.platformAddress !== address && draft[step] === former[step];
    const isAnswered = draft.tokensFor?.[step] !== undefined && draft.tokensFor[step] !== address;
    if (isStored || isAnswered) delete draft[step];
  }
}

/** The questions that a draft takes, in their order. */
export function stepsOf({ choice }: ConnectionDraft): ConnectionStep[] {
  switch (choice) {
    case 'demo-public':
      return ['environment', 'name'];
    case 'custom':
      return ['environment', 'address', 'clientToken', 'accessToken', 'portfolio', 'name'];
    default:
      return ['environment', 'clientToken', 'accessToken', 'portfolio', 'name'];
  }
}

/** The address that has been chosen so far; empty where none is. */
export function addressOf({ choice, address }: ConnectionDraft): string {
  switch (choice) {
    case 'custom':
      return address ?? '';
    case 'production':
      return PLATFORM_ADDRESSES.production;
    default:
      return PLATFORM_ADDRESSES.demo;
  }
}

/** The connection that a draft makes; undefined while an answer is missing. */
export function connectionOf(draft: ConnectionDraft, former?: EditedConnection): Connection | undefined {
  const { clientToken, accessToken } = draft.choice === 'demo-public' ? PUBLIC_DEMO_TOKENS : draft;
  if (clientToken === undefined || accessToken === undefined || draft.name === undefined) return undefined;
  const portfolio = draft.choice !== 'demo-public' && (draft.portfolio ?? false);
  const connection = { name: draft.name, platformAddress: addressOf(draft), clientToken, accessToken, portfolio };
  return { ...connection, ...ownerOf(connection, draft, former) };
}

/**
 * Whom tokens belong to, as a connection keeps it: one hotel and its chain, or the chains that a portfolio covers. Where Mews did not
 * say, what it said of the same AccessToken before still holds.
 */
export function ownerOf(
  { platformAddress, accessToken, portfolio }: Pick<Connection, 'platformAddress' | 'accessToken' | 'portfolio'>,
  { configuration, covered }: Pick<ConnectionDraft, 'configuration' | 'covered'>,
  former?: EditedConnection,
): Owner {
  const told = toldOwner(portfolio, configuration, covered);
  const isSame =
    former?.platformAddress === platformAddress && former.accessToken === accessToken && former.portfolio === portfolio;
  if (!isSame || Object.keys(told).length > 0) return told;
  const { name: _, platformAddress: _1, portfolio: _2, ...owner } = summaryOf(former);
  return owner;
}

type Owner = Pick<Connection, 'enterpriseName' | 'chainName' | 'chainId' | keyof PortfolioChains>;

function toldOwner(
  portfolio: boolean,
  configuration: Configuration | undefined,
  covered: PortfolioChains | undefined,
): Owner {
  if (portfolio && covered) return covered;
  if (configuration?.kind !== 'known') return {};
  const { kind: _, isPortfolio: _1, ...owner } = configuration;
  if (!portfolio) return owner;
  const { enterpriseName, chainName, chainId } = owner;
  if (chainId === undefined) return {};
  const enterpriseNames = enterpriseName === undefined ? [] : [enterpriseName];
  return {
    chains: [{ id: chainId, ...(chainName !== undefined && { name: chainName }), enterpriseNames, enterpriseCount: 1 }],
    // That of one enterprise, as the Connector API answers any token: the others are not known.
    hasAllChains: false,
  };
}
