import { isObject } from './isObject';
import type { JsonPath } from './loyaltyFileProblem';

/** What stands at a path in a value; undefined where there is no such place. */
export function valueAt(value: unknown, path: JsonPath): unknown {
  let found = value;
  for (const step of path) {
    if (!isObject(found)) return undefined;
    found = found[step];
  }
  return found;
}
