import type nodeFetch from 'node-fetch';
import { ADD_PATH } from './addBody';
import { CONFIGURATION_PATH, type Configuration, configurationBody, readConfiguration } from './configuration';
import type { Connection, PortfolioChain } from './connection';
import type { Exchange } from './exchange';
import { GET_ALL_PATH, getAllBody, type ProgramsQuery } from './getAllBody';
import { ADD_DEADLINE_MS, CONFIGURATION_DEADLINE_MS, READ_DEADLINE_MS } from './limits';
import { ENTERPRISES_PATH, enterprisesBody, readPortfolio } from './portfolio';
import { postJson } from './postJson';
import { redactor } from './redact';
import { redacted } from './redacted';

/** The operations of the Connector API that this extension uses. None rejects. */
export interface MewsClient {
  /** One loyaltyPrograms/add with a body that `addBody` made. */
  add(connection: Pick<Connection, 'platformAddress'>, body: string, signal: AbortSignal): Promise<Exchange>;
  /** One loyaltyPrograms/getAll: one page of the programs that exist. */
  getAll(
    connection: Pick<Connection, 'platformAddress' | 'clientToken' | 'accessToken'>,
    query: ProgramsQuery,
    signal: AbortSignal,
  ): Promise<Exchange>;
  /** The chains that a Portfolio Access Token covers; undefined where Mews did not tell. */
  portfolio(
    connection: Pick<Connection, 'platformAddress' | 'clientToken' | 'accessToken'>,
    signal: AbortSignal,
  ): Promise<readonly PortfolioChain[] | undefined>;
  /** Whom a pair of tokens belongs to. */
  configuration(
    connection: Pick<Connection, 'platformAddress' | 'clientToken' | 'accessToken'>,
    signal: AbortSignal,
  ): Promise<Configuration>;
}

/** A client that calls itself `client` (name and version) in bodies and in User-Agent. */
export function mewsClient(fetch: typeof nodeFetch, client: string): MewsClient {
  const options = { fetch, userAgent: client.replaceAll(' ', '/') };
  return {
    add: ({ platformAddress }, body, signal) =>
      postJson(platformAddress + ADD_PATH, body, { ...options, signal, deadlineMs: ADD_DEADLINE_MS }),
    getAll: (connection, query, signal) => {
      const body = getAllBody(connection, client, query);
      const url = connection.platformAddress + GET_ALL_PATH;
      return postJson(url, body, { ...options, signal, deadlineMs: READ_DEADLINE_MS });
    },
    configuration: async (connection, signal) =>
      redacted(await configurationOf(connection, signal), redactor([connection.clientToken, connection.accessToken])),
    portfolio: async (connection, signal) => {
      const chains = await readPortfolio({
        enterprises: (cursor) =>
          postJson(connection.platformAddress + ENTERPRISES_PATH, enterprisesBody(connection, client, cursor), {
            ...options,
            signal,
            deadlineMs: CONFIGURATION_DEADLINE_MS,
          }),
        configuration: (enterpriseId) => configurationOf(connection, signal, enterpriseId),
      });
      return chains && redacted(chains, redactor([connection.clientToken, connection.accessToken]));
    },
  };

  async function configurationOf(
    connection: Parameters<MewsClient['configuration']>[0],
    signal: AbortSignal,
    enterpriseId?: string,
  ): Promise<Configuration> {
    const body = configurationBody(connection, client, enterpriseId);
    const url = connection.platformAddress + CONFIGURATION_PATH;
    return readConfiguration(await postJson(url, body, { ...options, signal, deadlineMs: CONFIGURATION_DEADLINE_MS }));
  }
}
