import type { NotSentReason, UnknownReason } from './addOutcome';
import { type MewsWords, readErrorAnswer } from './errorAnswer';
import type { Answer, Exchange } from './exchange';
import { isWebPage } from './isWebPage';
import type { RetryAfter } from './retryAfter';
import { transportFailure } from './transportFailure';

/** Why a request that only asks brought nothing: the words of an add, but for the cancelling, which is a kind here. */
export type ReadFailure = Exclude<NotSentReason | UnknownReason, 'cancelled' | 'bug'>;

/** A request that only asks, and brought nothing. */
export type FailedRead = {
  readonly kind: 'failed';
  readonly why: ReadFailure;
  readonly code?: string;
  readonly host?: string;
} & Partial<MewsWords>;

/** What became of a request that only asks. */
export type ReadExchange =
  /** A 200, whose body is still to be read. */
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** Mews itself refused the request. */
  | ({ readonly kind: 'refused' } & MewsWords)
  /** Mews refused it for now. */
  | ({ readonly kind: 'throttled'; readonly retryAfter: RetryAfter } & MewsWords)
  | FailedRead
  | { readonly kind: 'cancelled' };

/** Judges the exchange of a request that only asks. Total. `nowMs` is only read for a Retry-After date without a Date header. */
export function readExchange(exchange: Exchange, nowMs: number): ReadExchange {
  switch (exchange.kind) {
    case 'not-started':
      return { kind: 'cancelled' };
    case 'withheld':
      return { kind: 'failed', why: exchange.why };
    case 'interrupted':
      return exchange.by === 'cancel' ? { kind: 'cancelled' } : { kind: 'failed', why: 'deadline' };
    case 'failed': {
      const { error, status, requestId } = exchange;
      return {
        kind: 'failed',
        why: transportFailure(error, status).why,
        ...(error.code !== undefined && { code: error.code }),
        ...(error.host !== undefined && { host: error.host }),
        ...(status !== undefined && { status }),
        ...(requestId !== undefined && { requestId }),
      };
    }
    case 'answered': {
      if (exchange.answer.status === 200) return { kind: 'answered', answer: exchange.answer };
      const error = readErrorAnswer(exchange.answer, nowMs);
      return error.kind === 'useless' ? { ...error, kind: 'failed' } : error;
    }
  }
}

/** A 200 whose body is not what it should be. */
export function unreadableAnswer(answer: Answer): FailedRead {
  const { status, requestId } = answer;
  return {
    kind: 'failed',
    why: isWebPage(answer) ? 'web-page' : 'unreadable-answer',
    status,
    ...(requestId !== undefined && { requestId }),
  };
}
