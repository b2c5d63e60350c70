/** What came of one request, before anyone has judged it. */
export type Exchange =
  /** The signal was aborted before anything left. */
  | { readonly kind: 'not-started' }
  /** It was not safe to send it, so nothing left. */
  | { readonly kind: 'withheld'; readonly why: WithheldReason }
  /** An answer came, whole. `body` is undefined where it was not UTF-8 text. */
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** An error ended it. `status` is set where the answer's head had come and its body broke off. */
  | { readonly kind: 'failed'; readonly error: TransportError; readonly status?: number; readonly requestId?: string }
  /** We ended it, after the request had been handed to the network. */
  | { readonly kind: 'interrupted'; readonly by: 'cancel' | 'deadline' };

/** Why a request is not sent at all. `tls-off`: nobody would check whom the tokens go to. */
export type WithheldReason = 'tls-off';

/** An HTTP answer, with the few headers anyone here reads. */
export interface Answer {
  readonly status: number;
  readonly body: string | undefined;
  /** The Request-Id header where it has the shape of one (1 to 128 of `A-Z a-z 0-9 . _ : -`). */
  readonly requestId?: string;
  readonly contentType?: string;
  readonly retryAfter?: string;
  readonly date?: string;
  /** The host a redirect points to. The rest of the address is dropped: it can hold anything. */
  readonly redirectHost?: string;
}

/** The facts of a transport error. Never its message: that can quote an address or a body. */
export interface TransportError {
  /**
   * node-fetch's own word (`system`, `max-size`, `invalid-redirect`, …), or one of whoever made the connection: with `proxy-answer` a
   * proxy answered, with its status as `code`, in place of opening the way; with `no-tunnel` no way through it came about.
   */
  readonly type?: string;
  /** The system's word (`ECONNREFUSED`, `ENOTFOUND`, `CERT_HAS_EXPIRED`, …). */
  readonly code?: string;
  /** The system call that failed (`getaddrinfo`, `connect`, `read`, …). */
  readonly syscall?: string;
  /** With `proxy-answer`, the host that the proxy was asked for. */
  readonly host?: string;
}
