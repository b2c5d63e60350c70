import { JSON_TYPES, type JsonType } from './loyaltyFileProblem';

/** The JSON type of a value that came out of a JSON parser. */
export function jsonTypeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}

/** Whether a value is the name of a JSON type. */
export function isJsonType(value: unknown): value is JsonType {
  return JSON_TYPES.some((type) => type === value);
}
