import type nodeFetch from 'node-fetch';
import type { Response } from 'node-fetch';

/** node-fetch, loaded at the first request: most windows never send one. */
export async function lazyFetch(...[url, init]: Parameters<typeof nodeFetch>): Promise<Response> {
  const { default: fetch } = await import('node-fetch');
  // Cancelled while it was loading: with a signal that is aborted already, node-fetch 3 throws outside any promise.
  if (init?.signal?.aborted) throw new Error('The request was aborted before it was sent');
  return fetch(url, init);
}
