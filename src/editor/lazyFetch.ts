import type nodeFetch from 'node-fetch';
import type { Response } from 'node-fetch';

/** node-fetch, loaded at the first request: most windows never send one. */
export function lazyFetch(...call: Parameters<typeof nodeFetch>): Promise<Response> {
  return import('node-fetch').then(({ default: fetch }) => fetch(...call));
}
