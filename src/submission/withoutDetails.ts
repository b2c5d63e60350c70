import { parseJson } from '../mews/parseJson';

/**
 * The body of an error answer without its `Details`: on Mews' development side they can hold the whole request. What is no JSON
 * object stays as it is.
 */
export function withoutDetails(body: string): string {
  const value = parseJson(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return body;
  const kept = Object.entries(value).filter(([name]) => name.toLowerCase() !== 'details');
  return kept.length === Object.keys(value).length ? body : JSON.stringify(Object.fromEntries(kept));
}
