import { isObject } from './isObject';

/** How large a value that came out of a JSON parser is. */
export interface ValueSize {
  /** The members of all its objects together. */
  readonly memberCount: number;
  /** The levels of objects and lists: 0 of a text or a number. */
  readonly depth: number;
}

/** Measures a value level by level. Doesn't recurse: any depth is fine. */
export function valueSize(value: unknown): ValueSize {
  let memberCount = 0;
  let depth = 0;
  let level: unknown[] = [value].filter(isObject);
  while (level.length > 0) {
    depth += 1;
    const next: unknown[] = [];
    for (const container of level) {
      if (Array.isArray(container)) {
        for (const entry of container) if (typeof entry === 'object' && entry !== null) next.push(entry);
      } else if (isObject(container)) {
        for (const name in container) {
          memberCount += 1;
          const entry = container[name];
          if (typeof entry === 'object' && entry !== null) next.push(entry);
        }
      }
    }
    level = next;
  }
  return { memberCount, depth };
}
