import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where what tests download is kept, outside the checkout. */
export function cacheRoot(env: NodeJS.ProcessEnv = process.env): string {
  if (env.MEWS_LOYALTY_HOST_CACHE) return env.MEWS_LOYALTY_HOST_CACHE;
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'mews-loyalty-programs');
}
