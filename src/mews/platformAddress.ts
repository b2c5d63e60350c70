import { MAX_ADDRESS_LENGTH } from './limits';

/** The environment an address belongs to. `custom` is any other address, a test server on this machine among them. */
export type Environment = 'demo' | 'production' | 'custom';

/** Where Mews keeps its environments. Source: Mews Connector API, Environments. */
export const PLATFORM_ADDRESSES = {
  demo: 'https://api.mews-demo.com',
  production: 'https://api.mews.com',
} as const satisfies Record<Exclude<Environment, 'custom'>, string>;

/** Why a text can't be a PlatformAddress. */
export type PlatformAddressRefusal = 'not-an-address' | 'not-https' | 'user-info' | 'query-or-fragment' | 'too-long';

/** A PlatformAddress in its one normal form (no slash at the end), or why it is refused. */
export type ParsedPlatformAddress =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'refused'; readonly why: PlatformAddressRefusal };

const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Reads a base address that tokens may be sent to: https, or http to this very machine; no user info, query or
 * fragment. A pasted operation address (`…/api/connector/v1/…`) is cut back to its base.
 */
export function parsePlatformAddress(text: string): ParsedPlatformAddress {
  const trimmed = text.trim();
  if (trimmed.length > MAX_ADDRESS_LENGTH) return { kind: 'refused', why: 'too-long' };
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) || !URL.canParse(trimmed))
    return { kind: 'refused', why: 'not-an-address' };
  const url = new URL(trimmed);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK_HOSTS.has(url.hostname))) {
    return { kind: 'refused', why: 'not-https' };
  }
  if (url.username !== '' || url.password !== '' || /^[^/]*\/\/[^/]*@/.test(trimmed))
    return { kind: 'refused', why: 'user-info' };
  if (/[?#]/.test(trimmed)) return { kind: 'refused', why: 'query-or-fragment' };
  const path = url.pathname.replace(/\/api\/connector\/v1(\/.*)?$/, '').replace(/\/+$/, '');
  const address = url.origin + path;
  // Its normal form, in which a letter can take nine characters, is what is stored and read again.
  return address.length > MAX_ADDRESS_LENGTH ? { kind: 'refused', why: 'too-long' } : { kind: 'address', address };
}

/** The environment of an address that `parsePlatformAddress` gave: its host decides, whatever path or port it has. */
export function environmentOf(address: string): Environment {
  switch (hostOf(address)) {
    case hostOf(PLATFORM_ADDRESSES.demo):
      return 'demo';
    case hostOf(PLATFORM_ADDRESSES.production):
      return 'production';
    default:
      return 'custom';
  }
}

/** A dot at its end names the same host. */
function hostOf(address: string): string {
  return new URL(address).hostname.replace(/\.$/, '');
}

/** Whether an address that `parsePlatformAddress` gave is a server on this machine. */
export function isLoopback(address: string): boolean {
  return LOOPBACK_HOSTS.has(new URL(address).hostname);
}
