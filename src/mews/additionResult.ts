import { isAdditionResult, isReturnedProgram } from '../generated/mewsValidators';
import type { CreatedLoyaltyProgram } from './loyaltyProgram';
import { parseJson } from './parseJson';

/** The frame of a 200 answer to loyaltyPrograms/add. A Cursor, which the reference page lists, is ignored. */
export interface AdditionResult {
  readonly LoyaltyPrograms: readonly unknown[];
}

/** One entry of it as it came: all but the Id may be missing or anything. */
export interface ReturnedProgram {
  readonly Id: string;
  readonly ChainId?: unknown;
  readonly Name?: unknown;
  readonly Code?: unknown;
  readonly Type?: unknown;
  readonly Subscription?: unknown;
}

/** The programs of an answer that have an Id. */
export interface ReadAdditionResult {
  readonly programs: readonly CreatedLoyaltyProgram[];
}

/** Reads a 200 answer; undefined where it is no answer of this operation. An Id is kept whatever else is missing or wrong. */
export function readAdditionResult(body: string | undefined): ReadAdditionResult | undefined {
  const value = parseJson(body);
  if (!isAdditionResult(value)) return undefined;
  const programs: CreatedLoyaltyProgram[] = [];
  for (const entry of value.LoyaltyPrograms) {
    if (isReturnedProgram(entry)) programs.push(createdProgramOf(entry));
  }
  return { programs };
}

/** Member by member: what an answer holds beyond the documented members goes nowhere. */
function createdProgramOf(entry: ReturnedProgram): CreatedLoyaltyProgram {
  const { Id, ChainId, Name, Code, Type, Subscription } = entry;
  return {
    Id,
    ...(typeof ChainId === 'string' && { ChainId }),
    ...(typeof Name === 'string' && { Name }),
    ...(typeof Code === 'string' && { Code }),
    ...(typeof Type === 'string' && { Type }),
    ...(typeof Subscription === 'string' && { Subscription }),
  };
}
