import { MAX_ERROR_DEPTH } from '../mews/limits';
import { parseJson } from '../mews/parseJson';

/**
 * The body of an error answer without its `Details`: on Mews' development side they can hold the whole request. What is no JSON
 * object, or has none, stays as it is. Of another one MAX_ERROR_DEPTH levels are kept: whoever answers decides how deep it is.
 */
export function withoutDetails(body: string): string {
  const value = parseJson(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return body;
  const kept = Object.entries(value).filter(([name]) => name.toLowerCase() !== 'details');
  if (kept.length === Object.keys(value).length) return body;
  return JSON.stringify(leveled(Object.fromEntries(kept), MAX_ERROR_DEPTH));
}

/** What is deeper becomes an empty one of its kind: a Message that is no text must not become one. */
function leveled(value: unknown, levels: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return levels === 1 ? [] : value.map((each) => leveled(each, levels - 1));
  if (levels === 1) return {};
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, leveled(each, levels - 1)]));
}
