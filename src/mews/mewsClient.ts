import type nodeFetch from 'node-fetch';
import { ADD_PATH } from './addBody';
import { CONFIGURATION_PATH, type Configuration, configurationBody, readConfiguration } from './configuration';
import type { Connection } from './connection';
import type { Exchange } from './exchange';
import { GET_ALL_PATH, getAllBody, type ProgramsQuery } from './getAllBody';
import { ADD_DEADLINE_MS, CONFIGURATION_DEADLINE_MS, READ_DEADLINE_MS } from './limits';
import { postJson } from './postJson';
import { redactor } from './redact';

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
    configuration: async (connection, signal) => {
      const body = configurationBody(connection, client);
      const url = connection.platformAddress + CONFIGURATION_PATH;
      const exchange = await postJson(url, body, { ...options, signal, deadlineMs: CONFIGURATION_DEADLINE_MS });
      return withoutTokens(readConfiguration(exchange), redactor([connection.clientToken, connection.accessToken]));
    },
  };
}

/** Whatever Mews says here is kept and shown: a server could say the tokens. */
function withoutTokens(configuration: Configuration, clean: (text: string) => string): Configuration {
  const texts = Object.entries(configuration).map(([name, value]) => [
    name,
    name !== 'kind' && typeof value === 'string' ? clean(value) : value,
  ]);
  return { ...configuration, ...Object.fromEntries(texts) };
}
