import { getNodeValue, parseTree } from 'jsonc-parser';
import { isObject } from './isObject';

/** The Codes of all programs of a text, as far as it can be read. */
export function takenCodes(text: string): string[] {
  const value = valueIn(text);
  if (!isObject(value) || !Array.isArray(value.LoyaltyPrograms)) return [];
  const codes = value.LoyaltyPrograms.map((program: unknown) => (isObject(program) ? program.Code : undefined));
  return codes.filter((code) => typeof code === 'string');
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const tree = parseTree(text);
    return tree && getNodeValue(tree);
  }
}
