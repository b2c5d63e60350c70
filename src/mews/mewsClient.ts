import type nodeFetch from 'node-fetch';
import { ADD_PATH } from './addBody';
import { CONFIGURATION_PATH, type Configuration, configurationBody, readConfiguration } from './configuration';
import type { Connection, PortfolioChains } from './connection';
import type { Exchange } from './exchange';
import { GET_ALL_PATH, getAllBody, type ProgramsQuery } from './getAllBody';
import { isTlsOff } from './isTlsOff';
import { ADD_DEADLINE_MS, CONFIGURATION_DEADLINE_MS, READ_DEADLINE_MS } from './limits';
import { environmentOf, isLoopback } from './platformAddress';
import { ENTERPRISES_PATH, enterprisesBody, readPortfolio } from './portfolio';
import { type PostOptions, postJson } from './postJson';
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
  ): Promise<PortfolioChains | undefined>;
  /** Whom a pair of tokens belongs to. */
  configuration(
    connection: Pick<Connection, 'platformAddress' | 'clientToken' | 'accessToken'>,
    signal: AbortSignal,
  ): Promise<Configuration>;
}

/** What a client is told of the process it runs in. */
export interface MewsClientOptions {
  /** The environment of the process, as it is at each request. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Called before a request that is sent although nobody checks whom it goes to: the tokens of Demo are no secret of a hotel. */
  readonly onUnchecked: () => void;
}

/**
 * A client that calls itself `client` (name and version) in bodies and in User-Agent. While Node accepts every certificate, it sends
 * to Demo and to this machine alone.
 */
export function mewsClient(fetch: typeof nodeFetch, client: string, options: MewsClientOptions): MewsClient {
  const userAgent = client.replaceAll(' ', '/');
  const post = async (
    { platformAddress }: Pick<Connection, 'platformAddress'>,
    path: string,
    body: string,
    how: Pick<PostOptions, 'signal' | 'deadlineMs'>,
  ): Promise<Exchange> => {
    if (isTlsOff(options.env) && !isLoopback(platformAddress)) {
      if (environmentOf(platformAddress) !== 'demo') return { kind: 'withheld', why: 'tls-off' };
      options.onUnchecked();
    }
    return postJson(platformAddress + path, body, { fetch, userAgent, ...how });
  };
  return {
    add: (connection, body, signal) => post(connection, ADD_PATH, body, { signal, deadlineMs: ADD_DEADLINE_MS }),
    getAll: (connection, query, signal) =>
      post(connection, GET_ALL_PATH, getAllBody(connection, client, query), { signal, deadlineMs: READ_DEADLINE_MS }),
    configuration: async (connection, signal) =>
      redacted(await configurationOf(connection, signal), redactor([connection.clientToken, connection.accessToken])),
    portfolio: async (connection, signal) => {
      const how = { signal, deadlineMs: CONFIGURATION_DEADLINE_MS };
      const covered = await readPortfolio({
        enterprises: (cursor) => post(connection, ENTERPRISES_PATH, enterprisesBody(connection, client, cursor), how),
        configuration: (enterpriseId) => configurationOf(connection, signal, enterpriseId),
      });
      return covered && redacted(covered, redactor([connection.clientToken, connection.accessToken]));
    },
  };

  async function configurationOf(
    connection: Parameters<MewsClient['configuration']>[0],
    signal: AbortSignal,
    enterpriseId?: string,
  ): Promise<Configuration> {
    const body = configurationBody(connection, client, enterpriseId);
    const how = { signal, deadlineMs: CONFIGURATION_DEADLINE_MS };
    return readConfiguration(await post(connection, CONFIGURATION_PATH, body, how));
  }
}
