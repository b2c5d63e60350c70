import type { Response } from 'node-fetch';
import type { nodeFetch as NodeFetch } from './nodeFetch';

/** node-fetch, loaded at the first request. */
export async function lazyFetch(...[url, init]: Parameters<typeof NodeFetch>): Promise<Response> {
  const { nodeFetch } = await import('./nodeFetch');
  // Cancelled while it was loading: with a signal that is aborted already, node-fetch 3 throws outside any promise.
  if (init?.signal?.aborted) throw new Error('The request was aborted before it was sent');
  return nodeFetch(url, init);
}
