import { readAdditionResult } from './additionResult';
import { type MewsWords, readErrorAnswer, type UselessReason } from './errorAnswer';
import type { Answer, Exchange, WithheldReason } from './exchange';
import { isWebPage } from './isWebPage';
import type { LoyaltyProgram } from './loyaltyProgram';
import { type MatchedProgram, matchPrograms } from './matchPrograms';
import type { RetryAfter } from './retryAfter';
import { type LostReason, transportFailure, type UnreachedReason } from './transportFailure';

/** Why it is certain that nothing reached Mews. */
export type NotSentReason = 'cancelled' | WithheldReason | UnreachedReason;

/** Why nobody can say whether Mews created programs. `bug`: ours, where the answer should have been read; `addOutcome` never says so. */
export type UnknownReason = 'cancelled' | 'deadline' | 'bug' | LostReason | UselessReason;

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
  /** Nothing of it left. `host`: where a proxy did not let it through to. */
  | { readonly kind: 'not-sent'; readonly why: NotSentReason; readonly code?: string; readonly host?: string }
  | {
      readonly kind: 'unknown';
      readonly why: UnknownReason;
      readonly status?: number;
      readonly message?: string;
      readonly requestId?: string;
      readonly redirectHost?: string;
      readonly code?: string;
    };

/**
 * Judges one exchange of loyaltyPrograms/add. Only an answer in Mews' own shape is evidence: a 200 counts when it holds
 * Ids, a refusal when it carries Mews' error object. `nowMs` is only read for a Retry-After date without a Date header.
 */
export function addOutcome(exchange: Exchange, sent: readonly LoyaltyProgram[], nowMs: number): AddOutcome {
  switch (exchange.kind) {
    case 'not-started':
      return { kind: 'not-sent', why: 'cancelled' };
    case 'withheld':
      return { kind: 'not-sent', why: exchange.why };
    case 'interrupted':
      return { kind: 'unknown', why: exchange.by === 'cancel' ? 'cancelled' : 'deadline' };
    case 'failed':
      return outcomeOfFailure(exchange);
    case 'answered':
      return outcomeOfAnswer(exchange.answer, sent, nowMs);
  }
}

function outcomeOfAnswer(answer: Answer, sent: readonly LoyaltyProgram[], nowMs: number): AddOutcome {
  if (answer.status === 200) return outcomeOf200(answer, sent);
  const error = readErrorAnswer(answer, nowMs);
  switch (error.kind) {
    case 'refused':
      return { ...error, kind: 'rejected' };
    case 'throttled':
      return error;
    case 'useless':
      return {
        ...error,
        kind: 'unknown',
        ...(answer.redirectHost !== undefined && { redirectHost: answer.redirectHost }),
      };
  }
}

function outcomeOf200(answer: Answer, sent: readonly LoyaltyProgram[]): AddOutcome {
  const requestId = answer.requestId === undefined ? {} : { requestId: answer.requestId };
  const result = readAdditionResult(answer.body);
  if (result === undefined || (result.programs.length === 0 && sent.length > 0)) {
    const why = isWebPage(answer) ? 'web-page' : 'unreadable-answer';
    return { kind: 'unknown', why, status: answer.status, ...requestId };
  }
  const { matched, missing } = matchPrograms(sent, result.programs);
  return missing.length === 0
    ? { kind: 'confirmed', ...requestId, matched }
    : { kind: 'partial', ...requestId, matched, missing };
}

function outcomeOfFailure({ error, status, requestId }: Extract<Exchange, { kind: 'failed' }>): AddOutcome {
  const failure = transportFailure(error, status);
  const code = error.code === undefined ? {} : { code: error.code };
  if (!failure.reached) {
    return { kind: 'not-sent', why: failure.why, ...code, ...(error.host !== undefined && { host: error.host }) };
  }
  return {
    kind: 'unknown',
    why: failure.why,
    ...code,
    ...(status !== undefined && { status }),
    ...(requestId !== undefined && { requestId }),
  };
}
