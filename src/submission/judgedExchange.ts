import { type AddOutcome, addOutcome } from '../mews/addOutcome';
import type { Answer, Exchange } from '../mews/exchange';
import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import { type Bug, caught } from './bug';
import type { AnswerRecord } from './journalRecord';
import { withoutDetails } from './withoutDetails';
import { withoutTokens } from './withoutTokens';

/** What is made of an exchange of an add, without tokens. */
export interface JudgedExchange {
  readonly outcome: AddOutcome;
  /** The answer for the journal; absent where none came. */
  readonly answer?: AnswerRecord;
  /** Something failed that should not. */
  readonly bug?: Bug;
}

/** Of a request that has left, and of whose answer nothing could be made. */
export const UNJUDGED = { kind: 'unknown', why: 'bug' } as const satisfies AddOutcome;

/**
 * Judges an exchange, and makes the record of its answer; `clean` is a `redactor`, `nowMs` the wall clock. Never rejects. Of the
 * two, a bug in the one leaves the other: Ids are in both. What can't be judged is unknown; what can't be kept has no body.
 */
export async function judgedExchange(
  exchange: Exchange,
  batch: number,
  programs: readonly LoyaltyProgram[],
  clean: (text: string) => string,
  nowMs: number,
): Promise<JudgedExchange> {
  const judged = await caught(() => withoutTokens(addOutcome(exchange, programs, nowMs), clean));
  if (exchange.kind !== 'answered')
    return judged.bug ? { outcome: UNJUDGED, bug: judged.bug } : { outcome: judged.value };
  const { answer } = exchange;
  const kept = await caught(() => answerRecord(answer, batch, clean));
  const bug = judged.bug ?? kept.bug;
  return {
    outcome: judged.bug ? { ...UNJUDGED, status: answer.status } : judged.value,
    answer: kept.bug ? { kind: 'answer', batch, status: answer.status, body: '' } : kept.value,
    ...(bug && { bug }),
  };
}

function answerRecord(
  { status, requestId, body = '' }: Answer,
  batch: number,
  clean: (text: string) => string,
): AnswerRecord {
  return {
    kind: 'answer',
    batch,
    status,
    ...(requestId !== undefined && { requestId: clean(requestId) }),
    // A success is kept whole: it holds the Ids.
    body: clean(status < 400 ? body : withoutDetails(body)),
  };
}
