import { MAX_KEPT_CHAINS } from '../mews/limits';

/** What is known of the chains that the AccessToken of a connection is for. */
export interface TokenChains {
  readonly portfolio: boolean;
  /** Of a single enterprise, where Mews told. */
  readonly chainId?: string;
  readonly chainName?: string;
  /** Of a portfolio, where Mews told. */
  readonly chains?: readonly { readonly id: string }[];
  readonly moreChainIds?: readonly string[];
  /** Absent: the connection was stored before this was. */
  readonly hasAllChains?: boolean;
}

/**
 * How a ChainId does not fit a token. `not-covered`: a portfolio that does not reach the chain. `ignored`: a single enterprise,
 * whose own chain gets the programs, and that is another. `ignored-unknown`: it may be another, for Mews did not tell its Id.
 */
export type OtherChain =
  | { readonly kind: 'not-covered' }
  | { readonly kind: 'ignored' | 'ignored-unknown'; readonly chainName?: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whether a file names another chain than a token is for, or may do so, and how; undefined where it does not, and where nobody
 * can know with a portfolio. What is no UUID names no chain, which is told as such.
 */
export function otherChain(connection: TokenChains, chainId: string | null | undefined): OtherChain | undefined {
  if (typeof chainId !== 'string' || !UUID.test(chainId)) return undefined;
  if (tokenChainIds(connection).includes(chainId.toLowerCase())) return undefined;
  const { portfolio, chains = [], hasAllChains, chainId: ofToken, chainName } = connection;
  if (portfolio) {
    // A list that is not whole says nothing of what is not in it. One of before was cut at MAX_KEPT_CHAINS, and did not say so.
    const isWhole = chains.length > 0 && (hasAllChains ?? chains.length < MAX_KEPT_CHAINS);
    return isWhole ? { kind: 'not-covered' } : undefined;
  }
  const kind = ofToken === undefined ? 'ignored-unknown' : 'ignored';
  return { kind, ...(chainName !== undefined && { chainName }) };
}

/** The Ids of the chains that a token is known to be for, in small letters. */
export function tokenChainIds({ portfolio, chainId, chains = [], moreChainIds = [] }: TokenChains): string[] {
  const own = chainId === undefined ? [] : [chainId];
  return (portfolio ? [...chains.map(({ id }) => id), ...moreChainIds] : own).map((id) => id.toLowerCase());
}
