import { isObject } from './isObject';
import { readAnyText } from './readAnyText';

/** The Codes of all programs of a text, as far as it can be read. */
export function takenCodes(text: string): string[] {
  const value = readAnyText(text)?.value;
  if (!isObject(value) || !Array.isArray(value.LoyaltyPrograms)) return [];
  const codes = value.LoyaltyPrograms.map((program: unknown) => (isObject(program) ? program.Code : undefined));
  return codes.filter((code) => typeof code === 'string');
}
