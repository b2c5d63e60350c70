import { isEnterprisesResult } from '../generated/mewsValidators';
import type { Configuration } from './configuration';
import type { Connection, PortfolioChain, PortfolioChains } from './connection';
import type { Exchange } from './exchange';
import {
  MAX_ENTERPRISE_PAGES,
  MAX_KEPT_CHAIN_IDS,
  MAX_KEPT_CHAINS,
  MAX_KEPT_ENTERPRISES,
  MAX_PROGRAMS_PER_PAGE,
} from './limits';
import { parseJson } from './parseJson';

/** The path of the operation that lists the enterprises of a token. Source: Mews Connector API, Enterprises. */
export const ENTERPRISES_PATH = '/api/connector/v1/enterprises/getAll';

/** What is read of its answer. */
export interface EnterprisesResult {
  readonly Enterprises: readonly { readonly Id: string; readonly ChainId: string; readonly Name?: string | null }[];
  readonly Cursor?: string | null;
}

/** How Mews is asked. None rejects. */
export interface PortfolioPorts {
  /** One enterprises/getAll with this body. */
  readonly enterprises: (cursor: string | undefined) => Promise<Exchange>;
  /** One configuration/get for an enterprise of the portfolio. */
  readonly configuration: (enterpriseId: string) => Promise<Configuration>;
}

/** The body of enterprises/getAll as strict JSON: one page of at most 1000. */
export function enterprisesBody(
  { clientToken, accessToken }: Pick<Connection, 'clientToken' | 'accessToken'>,
  client: string,
  cursor: string | undefined,
): string {
  const limitation = { Count: MAX_PROGRAMS_PER_PAGE, ...(cursor !== undefined && { Cursor: cursor }) };
  return JSON.stringify({ ClientToken: clientToken, AccessToken: accessToken, Client: client, Limitation: limitation });
}

/**
 * The chains that a Portfolio Access Token covers, in Mews' order; undefined where Mews did not tell: a token need not be allowed
 * to ask. The first MAX_KEPT_CHAINS with their hotels, of others the Id alone. Chains have no name in enterprises/getAll, so the
 * configuration of one enterprise of each of the first is asked for; a chain without a name is one for which that failed. All in
 * Mews' words of any length: `redacted` makes them fit to keep and show.
 */
export async function readPortfolio(ports: PortfolioPorts): Promise<PortfolioChains | undefined> {
  const read = await readEnterprises(ports);
  if (!read) return undefined;
  const byChain = new Map<string, Enterprise[]>();
  for (const enterprise of read.enterprises) {
    const id = enterprise.ChainId.toLowerCase();
    const chain = byChain.get(id);
    if (chain) chain.push(enterprise);
    else byChain.set(id, [enterprise]);
  }
  const chains: PortfolioChain[] = [];
  const moreChainIds: string[] = [];
  let asks = true;
  for (const hotels of [...byChain.values()].slice(0, MAX_KEPT_CHAIN_IDS)) {
    const [first] = hotels;
    if (!first) continue;
    if (chains.length === MAX_KEPT_CHAINS) {
      moreChainIds.push(first.ChainId);
      continue;
    }
    const configuration: Configuration | undefined = asks ? await ports.configuration(first.Id) : undefined;
    // Where it is not open to the token, or Mews is gone, it will be no other for the next chain.
    asks = configuration?.kind === 'known';
    const name = configuration?.kind === 'known' ? configuration.chainName : undefined;
    const enterpriseNames = hotels.flatMap(({ Name }) => Name || []).slice(0, MAX_KEPT_ENTERPRISES);
    chains.push({
      id: first.ChainId,
      ...(name !== undefined && { name }),
      enterpriseNames,
      enterpriseCount: hotels.length,
    });
  }
  const hasAllChains = read.isWhole && byChain.size <= MAX_KEPT_CHAIN_IDS;
  return { chains, ...(moreChainIds.length > 0 && { moreChainIds }), hasAllChains };
}

type Enterprise = EnterprisesResult['Enterprises'][number];

/** `isWhole`: Mews came to an end, and not to a page that it has given before. */
async function readEnterprises({
  enterprises,
}: PortfolioPorts): Promise<{ readonly enterprises: Iterable<Enterprise>; readonly isWhole: boolean } | undefined> {
  const read = new Map<string, Enterprise>();
  let cursor: string | undefined;
  for (let page = 0; page < MAX_ENTERPRISE_PAGES; page++) {
    const exchange = await enterprises(cursor);
    const answer = exchange.kind === 'answered' && exchange.answer.status === 200 ? exchange.answer : undefined;
    const result = answer && parseJson(answer.body);
    if (!isEnterprisesResult(result)) return undefined;
    for (const enterprise of result.Enterprises) read.set(enterprise.Id, enterprise);
    const isLast = !result.Cursor || result.Enterprises.length < MAX_PROGRAMS_PER_PAGE;
    if (isLast) return { enterprises: read.values(), isWhole: true };
    if (result.Cursor === cursor) break;
    cursor = result.Cursor ?? undefined;
  }
  return { enterprises: read.values(), isWhole: false };
}
