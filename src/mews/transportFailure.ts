import type { TransportError } from './exchange';

/** Why it is certain that no byte of a request reached the server. */
export type UnreachedReason =
  | 'host-not-found'
  | 'connection-refused'
  | 'unreachable'
  | 'certificate'
  | 'no-proxy'
  | 'proxy-login'
  | 'proxy-refused';

/** Why a request that may have reached the server brought no whole answer. */
export type LostReason = 'connection-lost' | 'no-proxy' | 'answer-broken-off' | 'answer-too-large';

/** What a transport error says about the request. `reached`: whether the server may have got it. */
export type TransportFailure =
  | { readonly reached: false; readonly why: UnreachedReason }
  | { readonly reached: true; readonly why: LostReason };

/** Failures of the way there, before a byte of the request could leave. */
const CONNECT_FAILURES: ReadonlySet<string> = new Set([
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ECONNRESET',
  'EADDRNOTAVAIL',
]);
const DNS_FAILURES: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL']);
const CERTIFICATE_FAILURE =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_CERT_ALTNAME_INVALID)/;

/** Judges a transport error. `status` is set where the head of an answer had come. Total: in doubt the server got it. */
export function transportFailure(error: TransportError, status: number | undefined): TransportFailure {
  if (error.type === 'max-size') return { reached: true, why: 'answer-too-large' };
  if (status !== undefined) return { reached: true, why: 'answer-broken-off' };
  if (error.type === 'proxy-answer') {
    return { reached: false, why: error.code === '407' ? 'proxy-login' : 'proxy-refused' };
  }
  if (error.type === 'no-tunnel') return { reached: false, why: 'no-proxy' };
  if (error.code !== undefined) {
    const why = unreachedReasonOf(error.code, error.syscall);
    if (why !== undefined) return { reached: false, why };
  } else if (error.type === 'system') {
    // VS Code's proxy layer fails without a code when it can't reach the proxy. That alone is no proof.
    return { reached: true, why: 'no-proxy' };
  }
  return { reached: true, why: 'connection-lost' };
}

function unreachedReasonOf(code: string, syscall: string | undefined): UnreachedReason | undefined {
  if (DNS_FAILURES.has(code) && syscall === 'getaddrinfo') return 'host-not-found';
  if (code === 'ECONNREFUSED') return 'connection-refused';
  if (CERTIFICATE_FAILURE.test(code)) return 'certificate';
  return syscall === 'connect' && CONNECT_FAILURES.has(code) ? 'unreachable' : undefined;
}
