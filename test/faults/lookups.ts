import dns from 'node:dns';

/** What a look-up of `localhost` comes to: an error of the resolver, or addresses. */
export type LookedUp = { readonly code: 'ENOTFOUND' | 'EAI_AGAIN' } | { readonly addresses: readonly string[] };

type Callback = (error: Error | null, address?: unknown, family?: number) => void;

/**
 * Answers look-ups of `localhost` in this process, after some that pass and so many times, until it is released. VS Code asks
 * no proxy for that name, and no name server beyond this machine is asked.
 */
export function answerLookups(lookedUp: LookedUp, skip: number, times = Number.POSITIVE_INFINITY): () => void {
  const original = dns.lookup;
  let passed = 0;
  const lookup = (hostname: string, options: unknown, callback: Callback) => {
    const isMeant = hostname === 'localhost' && passed >= skip && passed < skip + times;
    if (hostname === 'localhost') passed++;
    if (!isMeant) return Reflect.apply(original, dns, [hostname, options, callback]);
    if ('code' in lookedUp) {
      const { code } = lookedUp;
      const error = Object.assign(new Error(`getaddrinfo ${code} ${hostname}`), {
        code,
        syscall: 'getaddrinfo',
        hostname,
        errno: -3008,
      });
      return setImmediate(callback, error);
    }
    const found = lookedUp.addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const all = typeof options === 'object' && options !== null && 'all' in options && options.all === true;
    return all
      ? setImmediate(callback, null, found)
      : setImmediate(callback, null, found[0]?.address, found[0]?.family);
  };
  dns.lookup = lookup as typeof dns.lookup;
  return () => {
    dns.lookup = original;
  };
}
