import { isProgramsResult } from '../generated/mewsValidators';
import type { Answer, Exchange } from './exchange';
import { parseHttpDate } from './httpDate';
import { MAX_PROGRAMS_PER_PAGE } from './limits';
import type { CreatedLoyaltyProgram } from './loyaltyProgram';
import { parseJson } from './parseJson';
import { type ReadExchange, readExchange, unreadableAnswer } from './readExchange';
import { readReturnedProgram } from './returnedProgram';

/** The frame of a 200 answer to loyaltyPrograms/getAll. */
export interface ProgramsResult {
  readonly LoyaltyPrograms: readonly unknown[];
  readonly Cursor?: string | null;
}

/** What one loyaltyPrograms/getAll came to. */
export type ProgramsPage =
  /** With a `cursor`, a page follows. `serverTimeMs` is when the server answered, in ms since 1970 by its own clock. */
  | {
      readonly kind: 'page';
      readonly programs: readonly CreatedLoyaltyProgram[];
      readonly cursor?: string;
      readonly serverTimeMs?: number;
    }
  | Exclude<ReadExchange, { readonly kind: 'answered' }>;

/**
 * Reads one exchange of loyaltyPrograms/getAll. Total. Only a 200 in Mews' own shape is a page. One with an entry that has
 * no usable Id is none: what is missing from it would later pass for new. Nor is one with more programs than were asked for. `nowMs` is only read for a
 * Retry-After date without a Date header.
 */
export function readProgramsPage(exchange: Exchange, nowMs: number): ProgramsPage {
  const read = readExchange(exchange, nowMs);
  return read.kind === 'answered' ? pageOf200(read.answer) : read;
}

function pageOf200(answer: Answer): ProgramsPage {
  const result = parseJson(answer.body);
  if (!isProgramsResult(result) || result.LoyaltyPrograms.length > MAX_PROGRAMS_PER_PAGE)
    return unreadableAnswer(answer);
  const programs: CreatedLoyaltyProgram[] = [];
  for (const entry of result.LoyaltyPrograms) {
    const program = readReturnedProgram(entry);
    if (program === undefined) return unreadableAnswer(answer);
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
