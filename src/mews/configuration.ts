import { isConfigurationResult } from '../generated/mewsValidators';
import type { Connection } from './connection';
import { readExceptionResult } from './exceptionResult';
import type { Exchange } from './exchange';
import { parseJson } from './parseJson';

/** The path of the operation that tells whom a token belongs to. Source: Mews Connector API. */
export const CONFIGURATION_PATH = '/api/connector/v1/configuration/get';

/** What is read of its answer. */
export interface ConfigurationResult {
  readonly Enterprise: {
    readonly Name?: string | null;
    readonly ChainId?: string | null;
    readonly ChainName?: string | null;
  };
}

/** Whom a pair of tokens belongs to. */
export type Configuration =
  | { readonly kind: 'known'; readonly enterpriseName?: string; readonly chainName?: string; readonly chainId?: string }
  /** Mews refused the tokens, or this operation for them: a token need not be allowed to call it. */
  | { readonly kind: 'refused'; readonly status: number; readonly message?: string }
  /** No usable answer. */
  | { readonly kind: 'unavailable'; readonly code?: string };

/** The body of configuration/get as strict JSON. */
export function configurationBody(connection: Pick<Connection, 'clientToken' | 'accessToken'>, client: string): string {
  return JSON.stringify({ ClientToken: connection.clientToken, AccessToken: connection.accessToken, Client: client });
}

/** Reads what came of it. Total: whatever is not understood is `unavailable`. */
export function readConfiguration(exchange: Exchange): Configuration {
  if (exchange.kind === 'failed') {
    return { kind: 'unavailable', ...(exchange.error.code !== undefined && { code: exchange.error.code }) };
  }
  if (exchange.kind !== 'answered') return { kind: 'unavailable' };
  const { status, body } = exchange.answer;
  if (status === 200) {
    const result = parseJson(body);
    if (!isConfigurationResult(result)) return { kind: 'unavailable' };
    const { Name, ChainName, ChainId } = result.Enterprise;
    return {
      kind: 'known',
      ...(typeof Name === 'string' && Name !== '' && { enterpriseName: Name }),
      ...(typeof ChainName === 'string' && ChainName !== '' && { chainName: ChainName }),
      ...(typeof ChainId === 'string' && ChainId !== '' && { chainId: ChainId }),
    };
  }
  const exception = readExceptionResult(body);
  if (exception === undefined || status < 400 || status >= 500) return { kind: 'unavailable' };
  return { kind: 'refused', status, ...(typeof exception.Message === 'string' && { message: exception.Message }) };
}
