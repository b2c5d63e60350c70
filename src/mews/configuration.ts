import { isConfigurationResult } from '../generated/mewsValidators';
import type { Connection } from './connection';
import type { Answer, Exchange } from './exchange';
import { parseJson } from './parseJson';
import { type FailedRead, readExchange, unreadableAnswer } from './readExchange';

/** The path of the operation that tells whom a token belongs to. Source: Mews Connector API. */
export const CONFIGURATION_PATH = '/api/connector/v1/configuration/get';

/** What is read of its answer. */
export interface ConfigurationResult {
  readonly Enterprise: {
    readonly Name?: string | null;
    readonly ChainId?: string | null;
    readonly ChainName?: string | null;
    readonly IsPortfolio?: boolean | null;
  };
}

/**
 * What Mews does not like. `tokens`: they, or the enterprise behind them, are not valid. `permission`: only this operation is
 * not open to them, which says nothing against adding programs. `request`: something else about the request.
 */
export type ConfigurationRefusal = 'tokens' | 'permission' | 'request';

/** Whom a pair of tokens belongs to, in Mews' words of any length: `redacted` makes them fit to keep and show. */
export type Configuration =
  | {
      readonly kind: 'known';
      readonly enterpriseName?: string;
      readonly chainName?: string;
      readonly chainId?: string;
      /** Whether the token covers several enterprises, where Mews says so. */
      readonly isPortfolio?: boolean;
    }
  | { readonly kind: 'refused'; readonly why: ConfigurationRefusal; readonly status: number; readonly message?: string }
  /** No usable answer; without a `failure` where the person did not wait for one. */
  | { readonly kind: 'unavailable'; readonly failure?: FailedRead };

/** The body of configuration/get as strict JSON. With a Portfolio Access Token `enterpriseId` names the enterprise to tell of. */
export function configurationBody(
  { clientToken, accessToken }: Pick<Connection, 'clientToken' | 'accessToken'>,
  client: string,
  enterpriseId?: string,
): string {
  return JSON.stringify({
    ClientToken: clientToken,
    AccessToken: accessToken,
    Client: client,
    ...(enterpriseId !== undefined && { EnterpriseId: enterpriseId }),
  });
}

/** Reads what came of it. Total: whatever is not understood is `unavailable`. */
export function readConfiguration(exchange: Exchange): Configuration {
  // Nothing here waits for a Retry-After.
  const read = readExchange(exchange, 0);
  switch (read.kind) {
    case 'answered':
      return configurationIn(read.answer);
    case 'refused': {
      const { status, message } = read;
      return { kind: 'refused', why: refusalOf(status, message), status, ...(message !== undefined && { message }) };
    }
    case 'throttled':
      return {
        kind: 'refused',
        why: 'request',
        status: read.status,
        ...(read.message !== undefined && { message: read.message }),
      };
    case 'failed':
      return { kind: 'unavailable', failure: read };
    case 'cancelled':
      return { kind: 'unavailable' };
  }
}

function configurationIn(answer: Answer): Configuration {
  const result = parseJson(answer.body);
  if (!isConfigurationResult(result)) return { kind: 'unavailable', failure: unreadableAnswer(answer) };
  const { Name, ChainName, ChainId, IsPortfolio } = result.Enterprise;
  return {
    kind: 'known',
    ...(Name && { enterpriseName: Name }),
    ...(ChainName && { chainName: ChainName }),
    ...(ChainId && { chainId: ChainId }),
    ...(typeof IsPortfolio === 'boolean' && { isPortfolio: IsPortfolio }),
  };
}

/** 401 stands for wrong tokens as well as for a missing permission: only its words tell. Source: Mews Connector API, Responses. */
function refusalOf(status: number, message = ''): ConfigurationRefusal {
  if (status === 403 || (status === 401 && /permission|not (allowed|permitted|authorized) to/i.test(message))) {
    return 'permission';
  }
  return status === 401 ? 'tokens' : 'request';
}
