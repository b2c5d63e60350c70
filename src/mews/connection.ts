import { isConnection, isConnectionSummary as isSummary } from '../generated/connectionValidators';
import { MAX_STORED_CONNECTION_LENGTH } from './limits';
import { parseJson } from './parseJson';
import { parsePlatformAddress } from './platformAddress';

/** A chain that a Portfolio Access Token covers. */
export interface PortfolioChain {
  readonly id: string;
  readonly name?: string;
  /** The names of its first enterprises. */
  readonly enterpriseNames: readonly string[];
  /** How many enterprises of the chain the token covers. */
  readonly enterpriseCount: number;
}

/** What Mews said of the chains that a Portfolio Access Token covers. */
export interface PortfolioChains {
  /** With their hotels, in Mews' order; at most MAX_KEPT_CHAINS. */
  readonly chains: readonly PortfolioChain[];
  /** The Ids of those beyond, MAX_KEPT_CHAIN_IDS with the others at most; absent where there are none. */
  readonly moreChainIds?: readonly string[];
  /** Whether these are all: Mews listed them to the end, and none was left out. */
  readonly hasAllChains: boolean;
}

/** Where loyalty programs go and with which tokens. Lives in secret storage as one JSON value, so its parts never mix. */
export interface Connection extends Partial<PortfolioChains> {
  /** What the person calls it; unique among the connections. */
  readonly name: string;
  /** The PlatformAddress, as `parsePlatformAddress` gives it. The tokens are for this address and no other. */
  readonly platformAddress: string;
  readonly clientToken: string;
  readonly accessToken: string;
  /** Whether the AccessToken is a Portfolio Access Token, which needs a ChainId with every request. */
  readonly portfolio: boolean;
  /** What configuration/get said of the token's enterprise, where it was allowed to. */
  readonly enterpriseName?: string;
  readonly chainName?: string;
  readonly chainId?: string;
}

/** What may be kept outside secret storage: everything a label or a rule needs, and no token. */
export type ConnectionSummary = Pick<
  Connection,
  'name' | 'platformAddress' | 'portfolio' | 'enterpriseName' | 'chainName' | 'chainId' | keyof PortfolioChains
>;

/** The part of a connection that may be kept and shown anywhere. */
export function summaryOf(connection: ConnectionSummary & Partial<Connection>): ConnectionSummary {
  const { name, platformAddress, portfolio, enterpriseName, chainName, chainId } = connection;
  const { chains, moreChainIds, hasAllChains } = connection;
  return {
    name,
    platformAddress,
    portfolio,
    ...(enterpriseName !== undefined && { enterpriseName }),
    ...(chainName !== undefined && { chainName }),
    ...(chainId !== undefined && { chainId }),
    ...(chains !== undefined && { chains }),
    ...(moreChainIds !== undefined && { moreChainIds }),
    ...(hasAllChains !== undefined && { hasAllChains }),
  };
}

/** Whether a value that was kept outside secret storage is such a part. */
export function isConnectionSummary(value: unknown): value is ConnectionSummary {
  return isSummary(value) && parsePlatformAddress(value.platformAddress).kind === 'address';
}

/** The key a connection is stored under. It names the exact address: tokens can't be read for another one. */
export function connectionKey(platformAddress: string, name: string): string {
  return `mews.v1|${platformAddress}|${name}`;
}

/**
 * Reads a stored connection; undefined where the text is damaged, longer than any that is stored, or speaks of another address or
 * name than its key.
 */
export function parseConnection(text: string, platformAddress: string, name: string): Connection | undefined {
  if (text.length > MAX_STORED_CONNECTION_LENGTH) return undefined;
  const value = parseJson(text);
  if (!isConnection(value) || value.platformAddress !== platformAddress || value.name !== name) return undefined;
  return parsePlatformAddress(value.platformAddress).kind === 'address' ? value : undefined;
}
