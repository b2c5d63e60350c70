import { type ExceptionResult, readExceptionResult } from './exceptionResult';
import type { Answer } from './exchange';
import { isWebPage } from './isWebPage';
import { readRequestId } from './requestId';
import { parseRetryAfter, type RetryAfter } from './retryAfter';

/** What Mews said with an error: for people and for Mews' support. */
export interface MewsWords {
  readonly status: number;
  readonly message?: string;
  readonly requestId?: string;
}

/** Why an answer says nothing about what became of the request. */
export type UselessReason =
  | 'unreadable-answer'
  /** A page for people, such as the login of a network or a proxy. */
  | 'web-page'
  | 'no-content'
  | 'redirect'
  | 'not-from-mews'
  /** A proxy wants to know who asks (407). */
  | 'proxy-login'
  /** A 403 that is not of Mews: a proxy or gateway does not let the request through. */
  | 'proxy-refused'
  /** A page of whatever stands before Mews, with a status that says that it failed. */
  | 'gateway-error'
  | 'request-timeout'
  | 'server-error';

/** What an answer other than 200 is worth. */
export type ErrorAnswer =
  /** Mews itself said no before it did anything. */
  | ({ readonly kind: 'refused' } & MewsWords)
  /** No for now; nothing was done. */
  | ({ readonly kind: 'throttled'; readonly retryAfter: RetryAfter } & MewsWords)
  | ({ readonly kind: 'useless'; readonly why: UselessReason } & MewsWords);

/** Statuses with which Mews says no before it has done anything. Source: Mews Connector API, Responses. */
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 404, 409, 413]);

/**
 * Judges an answer whose status is not 200. Only an answer in Mews' own shape is a refusal. `nowMs` is only read for a
 * Retry-After date without a Date header.
 */
export function readErrorAnswer(answer: Answer, nowMs: number): ErrorAnswer {
  const exception = readExceptionResult(answer.body);
  const words = wordsOf(answer, exception);
  // A 429 counts with any body: whoever limits requests, Mews or a gateway before it, has not worked on this one.
  if (answer.status === 429) {
    return { kind: 'throttled', retryAfter: parseRetryAfter(answer.retryAfter, answer.date, nowMs), ...words };
  }
  // Each member of Mews' error object may be null, but not all of them: a RequestId stands in the header at the least.
  const fromMews = exception !== undefined && (words.message !== undefined || words.requestId !== undefined);
  if (REFUSALS.has(answer.status) && fromMews) return { kind: 'refused', ...words };
  return { kind: 'useless', why: uselessReasonOf(answer, fromMews), ...words };
}

function wordsOf(answer: Answer, exception: ExceptionResult | undefined): MewsWords {
  const requestId = readRequestId(answer.requestId ?? exception?.RequestId);
  return {
    status: answer.status,
    ...(typeof exception?.Message === 'string' && exception.Message !== '' && { message: exception.Message }),
    ...(requestId !== undefined && { requestId }),
  };
}

function uselessReasonOf(answer: Answer, fromMews: boolean): UselessReason {
  const { status } = answer;
  if (status === 204) return 'no-content';
  if (status >= 300 && status < 400) return 'redirect';
  if (status === 408) return 'request-timeout';
  if (fromMews) return status >= 500 ? 'server-error' : 'unreadable-answer';
  if (status === 407) return 'proxy-login';
  if (status === 403) return 'proxy-refused';
  // Network Authentication Required: RFC 6585, section 6.
  if (status === 511) return 'web-page';
  if (status >= 500) return isWebPage(answer) ? 'gateway-error' : 'server-error';
  if (isWebPage(answer)) return 'web-page';
  return status >= 400 ? 'not-from-mews' : 'unreadable-answer';
}
