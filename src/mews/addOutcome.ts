import { readAdditionResult } from './additionResult';
import { type ExceptionResult, readExceptionResult } from './exceptionResult';
import type { Answer, Exchange, TransportError } from './exchange';
import type { LoyaltyProgram } from './loyaltyProgram';
import { type MatchedProgram, matchPrograms } from './matchPrograms';
import { readRequestId } from './requestId';
import { parseRetryAfter, type RetryAfter } from './retryAfter';

/** What Mews said with an error: for people and for Mews' support. */
export interface MewsWords {
  readonly status: number;
  readonly message?: string;
  readonly requestId?: string;
}

/** Why it is certain that nothing reached Mews. */
export type NotSentReason = 'cancelled' | 'host-not-found' | 'connection-refused' | 'unreachable' | 'certificate';

/** Why nobody can say whether Mews created programs. */
export type UnknownReason =
  | 'cancelled'
  | 'deadline'
  | 'connection-lost'
  | 'no-proxy'
  | 'answer-broken-off'
  | 'answer-too-large'
  | 'unreadable-answer'
  | 'no-content'
  | 'redirect'
  | 'not-from-mews'
  | 'request-timeout'
  | 'server-error';

/** What one add request came to. Everything that is not known for certain is `unknown`, and is never sent again by itself. */
export type AddOutcome =
  /** Every program that was sent came back with an Id. */
  | { readonly kind: 'confirmed'; readonly requestId?: string; readonly matched: readonly MatchedProgram[] }
  /** Ids came for some; `missing` are the indexes of the rest, of which nothing is known. */
  | {
      readonly kind: 'partial';
      readonly requestId?: string;
      readonly matched: readonly MatchedProgram[];
      readonly missing: readonly number[];
    }
  /** Mews itself refused the request; nothing was created. */
  | ({ readonly kind: 'rejected' } & MewsWords)
  /** Mews refused it for now; nothing was created. */
  | ({ readonly kind: 'throttled'; readonly retryAfter: RetryAfter } & MewsWords)
  | { readonly kind: 'not-sent'; readonly why: NotSentReason; readonly code?: string }
  | {
      readonly kind: 'unknown';
      readonly why: UnknownReason;
      readonly status?: number;
      readonly message?: string;
      readonly requestId?: string;
      readonly redirectHost?: string;
      readonly code?: string;
    };

/** Statuses with which Mews says no before it has done anything. Source: Mews Connector API, Responses. */
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 404, 409, 413]);

/**
 * Judges one exchange of loyaltyPrograms/add. Only an answer in Mews' own shape is evidence: a 200 counts when it holds
 * Ids, a refusal when it carries Mews' error object. `nowMs` is only read for a Retry-After date without a Date header.
 */
export function addOutcome(exchange: Exchange, sent: readonly LoyaltyProgram[], nowMs: number): AddOutcome {
  switch (exchange.kind) {
    case 'not-started':
      return { kind: 'not-sent', why: 'cancelled' };
    case 'interrupted':
      return { kind: 'unknown', why: exchange.by === 'cancel' ? 'cancelled' : 'deadline' };
    case 'failed':
      return outcomeOfFailure(exchange.error, exchange.status, exchange.requestId);
    case 'answered':
      return outcomeOfAnswer(exchange.answer, sent, nowMs);
  }
}

function outcomeOfAnswer(answer: Answer, sent: readonly LoyaltyProgram[], nowMs: number): AddOutcome {
  if (answer.status === 200) return outcomeOf200(answer, sent);
  const exception = readExceptionResult(answer.body);
  const words = wordsOf(answer, exception);
  // A 429 counts with any body: whoever limits requests, Mews or a gateway before it, has not worked on this one.
  if (answer.status === 429) {
    return { kind: 'throttled', retryAfter: parseRetryAfter(answer.retryAfter, answer.date, nowMs), ...words };
  }
  // Each member of Mews' error object may be null, but not all of them: a RequestId stands in the header at the least.
  const fromMews = exception !== undefined && (words.message !== undefined || words.requestId !== undefined);
  if (REFUSALS.has(answer.status) && fromMews) return { kind: 'rejected', ...words };
  return {
    kind: 'unknown',
    why: unknownReasonOf(answer.status, fromMews),
    ...words,
    ...(answer.redirectHost !== undefined && { redirectHost: answer.redirectHost }),
  };
}

function outcomeOf200(answer: Answer, sent: readonly LoyaltyProgram[]): AddOutcome {
  const requestId = answer.requestId === undefined ? {} : { requestId: answer.requestId };
  const result = readAdditionResult(answer.body);
  if (result === undefined || (result.programs.length === 0 && sent.length > 0)) {
    return { kind: 'unknown', why: 'unreadable-answer', status: answer.status, ...requestId };
  }
  const { matched, missing } = matchPrograms(sent, result.programs);
  return missing.length === 0
    ? { kind: 'confirmed', ...requestId, matched }
    : { kind: 'partial', ...requestId, matched, missing };
}

function wordsOf(answer: Answer, exception: ExceptionResult | undefined): MewsWords {
  const requestId = readRequestId(answer.requestId ?? exception?.RequestId);
  return {
    status: answer.status,
    ...(typeof exception?.Message === 'string' && exception.Message !== '' && { message: exception.Message }),
    ...(requestId !== undefined && { requestId }),
  };
}

function unknownReasonOf(status: number, fromMews: boolean): UnknownReason {
  if (status === 204) return 'no-content';
  if (status >= 300 && status < 400) return 'redirect';
  if (status === 408) return 'request-timeout';
  if (status >= 500) return 'server-error';
  return !fromMews && status >= 400 ? 'not-from-mews' : 'unreadable-answer';
}

/** Failures of the way there, before a byte of the request could leave. */
const CONNECT_FAILURES: ReadonlySet<string> = new Set([
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ECONNRESET',
  'EADDRNOTAVAIL',
]);
const DNS_FAILURES: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL']);
const CERTIFICATE_FAILURE =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_CERT_ALTNAME_INVALID)/;

function outcomeOfFailure(
  error: TransportError,
  status: number | undefined,
  requestId: string | undefined,
): AddOutcome {
  const code = error.code === undefined ? {} : { code: error.code };
  const facts = { ...code, ...(status !== undefined && { status }), ...(requestId !== undefined && { requestId }) };
  if (error.type === 'max-size') return { kind: 'unknown', why: 'answer-too-large', ...facts };
  if (status !== undefined) return { kind: 'unknown', why: 'answer-broken-off', ...facts };
  if (error.code !== undefined) {
    if (DNS_FAILURES.has(error.code) && error.syscall === 'getaddrinfo')
      return { kind: 'not-sent', why: 'host-not-found', ...code };
    if (error.code === 'ECONNREFUSED') return { kind: 'not-sent', why: 'connection-refused', ...code };
    if (CERTIFICATE_FAILURE.test(error.code)) return { kind: 'not-sent', why: 'certificate', ...code };
    if (error.syscall === 'connect' && CONNECT_FAILURES.has(error.code))
      return { kind: 'not-sent', why: 'unreachable', ...code };
  } else if (error.type === 'system') {
    // VS Code's proxy layer fails without a code when it can't reach the proxy.
    return { kind: 'unknown', why: 'no-proxy' };
  }
  return { kind: 'unknown', why: 'connection-lost', ...facts };
}
