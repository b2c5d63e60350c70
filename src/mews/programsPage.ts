import { isProgramsResult } from '../generated/mewsValidators';
import type { NotSentReason, UnknownReason } from './addOutcome';
import { type MewsWords, readErrorAnswer } from './errorAnswer';
import type { Answer, Exchange } from './exchange';
import { parseHttpDate } from './httpDate';
import { isWebPage } from './isWebPage';
import type { CreatedLoyaltyProgram } from './loyaltyProgram';
import { parseJson } from './parseJson';
import type { RetryAfter } from './retryAfter';
import { readReturnedProgram } from './returnedProgram';
import { transportFailure } from './transportFailure';

/** The frame of a 200 answer to loyaltyPrograms/getAll. */
export interface ProgramsResult {
  readonly LoyaltyPrograms: readonly unknown[];
  readonly Cursor?: string | null;
}

/** Why a request that only asks brought nothing: the words of an add, but for the cancelling, which is a kind here. */
export type ReadFailure = Exclude<NotSentReason | UnknownReason, 'cancelled'>;

/** What one loyaltyPrograms/getAll came to. */
export type ProgramsPage =
  /** With a `cursor`, a page follows. `serverTimeMs` is when the server answered, in ms since 1970 by its own clock. */
  | {
      readonly kind: 'page';
      readonly programs: readonly CreatedLoyaltyProgram[];
      readonly cursor?: string;
      readonly serverTimeMs?: number;
    }
  /** Mews itself refused the request. */
  | ({ readonly kind: 'refused' } & MewsWords)
  /** Mews refused it for now. */
  | ({ readonly kind: 'throttled'; readonly retryAfter: RetryAfter } & MewsWords)
  | ({
      readonly kind: 'failed';
      readonly why: ReadFailure;
      readonly code?: string;
      readonly host?: string;
    } & Partial<MewsWords>)
  | { readonly kind: 'cancelled' };

/**
 * Reads one exchange of loyaltyPrograms/getAll. Total. Only a 200 in Mews' own shape is a page, and a page with an entry
 * that has no usable Id is none: what is missing from it would later pass for new. `nowMs` is only read for a
 * Retry-After date without a Date header.
 */
export function readProgramsPage(exchange: Exchange, nowMs: number): ProgramsPage {
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
    case 'answered':
      return pageOfAnswer(exchange.answer, nowMs);
  }
}

function pageOfAnswer(answer: Answer, nowMs: number): ProgramsPage {
  if (answer.status === 200) return pageOf200(answer);
  const error = readErrorAnswer(answer, nowMs);
  return error.kind === 'useless' ? { ...error, kind: 'failed' } : error;
}

function pageOf200(answer: Answer): ProgramsPage {
  const { status, requestId } = answer;
  const unreadable: ProgramsPage = {
    kind: 'failed',
    why: isWebPage(answer) ? 'web-page' : 'unreadable-answer',
    status,
    ...(requestId !== undefined && { requestId }),
  };
  const result = parseJson(answer.body);
  if (!isProgramsResult(result)) return unreadable;
  const programs: CreatedLoyaltyProgram[] = [];
  for (const entry of result.LoyaltyPrograms) {
    const program = readReturnedProgram(entry);
    if (program === undefined) return unreadable;
    programs.push(program);
  }
  const serverTimeMs = parseHttpDate(answer.date);
  return {
    kind: 'page',
    programs,
    ...(typeof result.Cursor === 'string' && { cursor: result.Cursor }),
    ...(serverTimeMs !== undefined && { serverTimeMs }),
  };
}
