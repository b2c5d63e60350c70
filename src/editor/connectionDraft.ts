import type { Configuration } from '../mews/configuration';
import type { Connection, ConnectionSummary, PortfolioChain } from '../mews/connection';
import { environmentOf, PLATFORM_ADDRESSES } from '../mews/platformAddress';
import { PUBLIC_DEMO_TOKENS } from '../mews/publicDemoTokens';

/** What a person can choose as environment: Demo comes with the tokens Mews publishes, or with one's own. */
export type EnvironmentChoice = 'demo-public' | 'demo' | 'production' | 'custom';

/** A question of "Add Connection". */
export type ConnectionStep = 'environment' | 'address' | 'clientToken' | 'accessToken' | 'portfolio' | 'name';

/** What has been answered so far, and what Mews has said to it. */
export interface ConnectionDraft {
  choice?: EnvironmentChoice;
  address?: string;
  clientToken?: string;
  accessToken?: string;
  portfolio?: boolean;
  name?: string;
  configuration?: Configuration;
  chains?: readonly PortfolioChain[];
}

/** A draft with the answers of a connection that is edited; its tokens are asked for anew. */
export function draftOf(former: ConnectionSummary | undefined): ConnectionDraft {
  if (!former) return {};
  const environment = environmentOf(former.platformAddress);
  const { platformAddress: address, name, portfolio } = former;
  return { choice: environment, ...(environment === 'custom' && { address }), name, portfolio };
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
export function connectionOf(draft: ConnectionDraft): Connection | undefined {
  const { clientToken, accessToken } = draft.choice === 'demo-public' ? PUBLIC_DEMO_TOKENS : draft;
  if (clientToken === undefined || accessToken === undefined || draft.name === undefined) return undefined;
  const portfolio = draft.choice !== 'demo-public' && (draft.portfolio ?? false);
  const { configuration, chains } = draft;
  return {
    name: draft.name,
    platformAddress: addressOf(draft),
    clientToken,
    accessToken,
    portfolio,
    ...ownerOf(portfolio, configuration, chains),
  };
}

/** Whom tokens belong to, as a connection keeps it: one hotel and its chain, or the chains that a portfolio covers. */
export function ownerOf(
  portfolio: boolean,
  configuration: Configuration | undefined,
  chains: readonly PortfolioChain[] | undefined,
): Pick<Connection, 'enterpriseName' | 'chainName' | 'chainId' | 'chains'> {
  const { enterpriseName, chainName, chainId } = configuration?.kind === 'known' ? configuration : {};
  if (!portfolio) {
    return {
      ...(enterpriseName !== undefined && { enterpriseName }),
      ...(chainName !== undefined && { chainName }),
      ...(chainId !== undefined && { chainId }),
    };
  }
  if (chains) return { chains };
  if (chainId === undefined) return {};
  const enterpriseNames = enterpriseName === undefined ? [] : [enterpriseName];
  return {
    chains: [{ id: chainId, ...(chainName !== undefined && { name: chainName }), enterpriseNames, enterpriseCount: 1 }],
  };
}
