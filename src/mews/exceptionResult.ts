import { isExceptionResult } from '../generated/mewsValidators';
import { parseJson } from './parseJson';

/** An error answer of the Connector API. Its `Details` are not read: on Mews' development side they can echo the request. */
export interface ExceptionResult {
  readonly Message: string | null;
  readonly RequestId?: string | null;
}

/**
 * The error object of an answer, undefined where the answer is not Mews' own. Proxies, captive portals and firewalls
 * answer with every status there is; only this shape shows that Mews spoke.
 */
export function readExceptionResult(body: string | undefined): ExceptionResult | undefined {
  const value = parseJson(body);
  return isExceptionResult(value) ? value : undefined;
}
