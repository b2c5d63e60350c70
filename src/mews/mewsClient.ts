import type nodeFetch from 'node-fetch';
import { ADD_PATH } from './addBody';
import { CONFIGURATION_PATH, type Configuration, configurationBody, readConfiguration } from './configuration';
import type { Connection } from './connection';
import type { Exchange } from './exchange';
import { ADD_DEADLINE_MS, CONFIGURATION_DEADLINE_MS } from './limits';
import { postJson } from './postJson';
import { redact } from './redact';

/** The operations of the Connector API that this extension uses. Neither rejects. */
export interface MewsClient {
  /** One loyaltyPrograms/add with a body that `addBody` made. */
  add(connection: Pick<Connection, 'platformAddress'>, body: string, signal: AbortSignal): Promise<Exchange>;
  /** Whom a pair of tokens belongs to. */
  configuration(
    connection: Pick<Connection, 'platformAddress' | 'clientToken' | 'accessToken'>,
  ): Promise<Configuration>;
}

/** A client that calls itself `client` (name and version) in bodies and in User-Agent. */
export function mewsClient(fetch: typeof nodeFetch, client: string): MewsClient {
  const options = { fetch, userAgent: client.replaceAll(' ', '/') };
  return {
    add: ({ platformAddress }, body, signal) =>
      postJson(platformAddress + ADD_PATH, body, { ...options, signal, deadlineMs: ADD_DEADLINE_MS }),
    configuration: async (connection) => {
      const body = configurationBody(connection, client);
      const signal = new AbortController().signal;
      const url = connection.platformAddress + CONFIGURATION_PATH;
      const exchange = await postJson(url, body, { ...options, signal, deadlineMs: CONFIGURATION_DEADLINE_MS });
      const configuration = readConfiguration(exchange);
      if (configuration.kind !== 'refused' || configuration.message === undefined) return configuration;
      const tokens = [connection.clientToken, connection.accessToken];
      return { ...configuration, message: redact(configuration.message, tokens) };
    },
  };
}
