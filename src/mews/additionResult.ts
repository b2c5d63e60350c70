import { isAdditionResult } from '../generated/mewsValidators';
import type { CreatedLoyaltyProgram } from './loyaltyProgram';
import { parseJson } from './parseJson';
import { readReturnedProgram } from './returnedProgram';

/** The frame of a 200 answer to loyaltyPrograms/add. A Cursor, which the reference page lists, is ignored. */
export interface AdditionResult {
  readonly LoyaltyPrograms: readonly unknown[];
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
    const program = readReturnedProgram(entry);
    if (program) programs.push(program);
  }
  return { programs };
}
