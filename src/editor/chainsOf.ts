import type { ConnectionSummary, PortfolioChain } from '../mews/connection';

/** A chain that a connection's programs can go to. */
export interface ConnectionChain {
  readonly chainId: string;
  readonly chainName?: string;
  /** Of a portfolio: the hotels that it has there. */
  readonly hotels?: PortfolioChain;
}

/** The chains of a connection: that of its hotel, or all that its portfolio covers. */
export function chainsOf({ chainId, chainName, chains = [] }: ConnectionSummary): ConnectionChain[] {
  const own = chainId === undefined ? [] : [{ chainId, ...(chainName !== undefined && { chainName }) }];
  return [
    ...own,
    ...chains.map((chain) => ({
      chainId: chain.id,
      ...(chain.name !== undefined && { chainName: chain.name }),
      hotels: chain,
    })),
  ];
}
