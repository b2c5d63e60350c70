import { isReturnedProgram } from '../generated/mewsValidators';
import type { CreatedLoyaltyProgram } from './loyaltyProgram';

/** One program of an answer as it came: all but the Id may be missing or anything. */
export interface ReturnedProgram {
  readonly Id: string;
  readonly ChainId?: unknown;
  readonly Name?: unknown;
  readonly Code?: unknown;
  readonly Type?: unknown;
  readonly Subscription?: unknown;
}

/**
 * Reads one program of an answer, member by member: what it holds beyond the documented members goes nowhere, and what
 * is no text is left out. Undefined without a usable Id (1 to 128 characters).
 */
export function readReturnedProgram(entry: unknown): CreatedLoyaltyProgram | undefined {
  if (!isReturnedProgram(entry)) return undefined;
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
