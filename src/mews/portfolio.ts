import { isEnterprisesResult } from '../generated/mewsValidators';
import type { Configuration } from './configuration';
import type { Connection, PortfolioChain } from './connection';
import type { Exchange } from './exchange';
import { MAX_ENTERPRISE_PAGES, MAX_KEPT_CHAINS, MAX_KEPT_ENTERPRISES, MAX_PROGRAMS_PER_PAGE } from './limits';
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
 * The chains that a Portfolio Access Token covers, with their hotels, in Mews' order; undefined where Mews did not tell: a token
 * need not be allowed to ask. At most MAX_KEPT_CHAINS of them. Chains have no name in enterprises/getAll, so the
 * configuration of one enterprise of each is asked for; a chain without a name is one for which that failed. All in Mews' words
 * of any length: `redacted` makes them fit to keep and show.
 */
export async function readPortfolio(ports: PortfolioPorts): Promise<readonly PortfolioChain[] | undefined> {
  const enterprises = await readEnterprises(ports);
  if (!enterprises) return undefined;
  const chains = new Map<string, EnterprisesResult['Enterprises'][number][]>();
  for (const enterprise of enterprises) {
    const id = enterprise.ChainId.toLowerCase();
    const chain = chains.get(id);
    if (chain) chain.push(enterprise);
    else if (chains.size < MAX_KEPT_CHAINS) chains.set(id, [enterprise]);
  }
  const read: PortfolioChain[] = [];
  let asks = true;
  for (const hotels of chains.values()) {
    const [first] = hotels;
    if (!first) continue;
    const configuration: Configuration | undefined = asks ? await ports.configuration(first.Id) : undefined;
    // Where it is not open to the token, or Mews is gone, it will be no other for the next chain.
    asks = configuration?.kind === 'known';
    const name = configuration?.kind === 'known' ? configuration.chainName : undefined;
    const enterpriseNames = hotels.flatMap(({ Name }) => Name || []).slice(0, MAX_KEPT_ENTERPRISES);
    read.push({
      id: first.ChainId,
      ...(name !== undefined && { name }),
      enterpriseNames,
      enterpriseCount: hotels.length,
    });
  }
  return read;
}

async function readEnterprises({ enterprises }: PortfolioPorts): Promise<EnterprisesResult['Enterprises'] | undefined> {
  const read = new Map<string, EnterprisesResult['Enterprises'][number]>();
  let cursor: string | undefined;
  for (let page = 0; page < MAX_ENTERPRISE_PAGES; page++) {
    const exchange = await enterprises(cursor);
    const answer = exchange.kind === 'answered' && exchange.answer.status === 200 ? exchange.answer : undefined;
    const result = answer && parseJson(answer.body);
    if (!isEnterprisesResult(result)) return undefined;
    for (const enterprise of result.Enterprises) read.set(enterprise.Id, enterprise);
    const isLast = !result.Cursor || result.Cursor === cursor || result.Enterprises.length < MAX_PROGRAMS_PER_PAGE;
    if (isLast) break;
    cursor = result.Cursor ?? undefined;
  }
  return [...read.values()];
}
