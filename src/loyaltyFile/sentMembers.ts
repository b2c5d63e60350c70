import { LOYALTY_PROGRAM_SUBSCRIPTIONS, LOYALTY_PROGRAM_TYPES } from '../mews/limits';
import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import { isObject } from './isObject';
import type { LoyaltyFile } from './loyaltyFile';

/**
 * The members of a value that are sent, built one by one, so that nothing else of a file can travel along. Undefined
 * where the value is no loyalty file after all: a value without errors always is one.
 */
export function sentMembers(value: unknown): LoyaltyFile | undefined {
  if (!isObject(value) || !Array.isArray(value.LoyaltyPrograms)) return undefined;
  const { ChainId } = value;
  if (ChainId !== undefined && ChainId !== null && typeof ChainId !== 'string') return undefined;
  const programs: LoyaltyProgram[] = [];
  for (const entry of value.LoyaltyPrograms) {
    const program = sentProgram(entry);
    if (!program) return undefined;
    programs.push(program);
  }
  return { ...(ChainId !== undefined && { ChainId }), LoyaltyPrograms: programs };
}

function sentProgram(entry: unknown): LoyaltyProgram | undefined {
  if (!isObject(entry)) return undefined;
  const { Name, Code } = entry;
  const type = LOYALTY_PROGRAM_TYPES.find((allowed) => allowed === entry.Type);
  const subscription = LOYALTY_PROGRAM_SUBSCRIPTIONS.find((allowed) => allowed === entry.Subscription);
  if (typeof Name !== 'string' || typeof Code !== 'string') return undefined;
  if ((entry.Type !== undefined && !type) || (entry.Subscription !== undefined && !subscription)) return undefined;
  return { Name, Code, ...(type && { Type: type }), ...(subscription && { Subscription: subscription }) };
}
