import { isObject } from './isObject';
import { holdsToken } from './tokenFindings';

/** Each Code of a file's value with the index of the first program that has it, without those that are empty or tokens. */
export function codeIndexes(value: unknown): ReadonlyMap<string, number> {
  const indexes = new Map<string, number>();
  if (!isObject(value) || !Array.isArray(value.LoyaltyPrograms)) return indexes;
  for (const [index, program] of value.LoyaltyPrograms.entries()) {
    const code: unknown = isObject(program) ? program.Code : undefined;
    if (typeof code === 'string' && code !== '' && !indexes.has(code) && !holdsToken(code)) indexes.set(code, index);
  }
  return indexes;
}
