import type { default as nodeFetch, Response } from 'node-fetch';
import type { Answer, Exchange, TransportError } from './exchange';
import { MAX_ANSWER_BYTES } from './limits';
import { readRequestId } from './requestId';

/** How a request is made. Both are handed in, so that tests can watch the one and steer the other. */
export interface PostOptions {
  readonly fetch: typeof nodeFetch;
  /** Cancels the request. Aborted before the call: nothing is sent. */
  readonly signal: AbortSignal;
  /** Total time in ms from the call to the last byte of the answer. */
  readonly deadlineMs: number;
  readonly userAgent: string;
}

/**
 * One POST of a JSON text: no redirect followed, no compression, no reused connection, a bounded answer, a deadline.
 * Never rejects and never retries: whatever happens is an Exchange.
 */
export async function postJson(url: string, body: string, options: PostOptions): Promise<Exchange> {
  // An aborted signal together with a body makes node-fetch 3 throw outside any promise, so it never gets one.
  if (options.signal.aborted) return { kind: 'not-started' };
  const controller = new AbortController();
  let endedBy: 'cancel' | 'deadline' | undefined;
  const end = (by: 'cancel' | 'deadline') => {
    endedBy ??= by;
    controller.abort();
  };
  const onCancel = () => end('cancel');
  options.signal.addEventListener('abort', onCancel, { once: true });
  const timer = setTimeout(() => end('deadline'), options.deadlineMs);
  let head: Omit<Answer, 'body'> | undefined;
  try {
    const response = await options.fetch(url, {
      method: 'POST',
      body,
      redirect: 'manual',
      compress: false,
      size: MAX_ANSWER_BYTES,
      signal: controller.signal,
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        Connection: 'close',
        'User-Agent': options.userAgent,
      },
    });
    head = headOf(response);
    const bytes = await response.arrayBuffer();
    return { kind: 'answered', answer: { ...head, body: decode(bytes) } };
  } catch (error) {
    if (endedBy !== undefined) return { kind: 'interrupted', by: endedBy };
    return {
      kind: 'failed',
      error: transportErrorOf(error),
      ...(head && { status: head.status }),
      ...(head?.requestId !== undefined && { requestId: head.requestId }),
    };
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', onCancel);
  }
}

function headOf(response: Response): Omit<Answer, 'body'> {
  const { headers } = response;
  const requestId = readRequestId(headers.get('request-id'));
  const contentType = headers.get('content-type');
  const retryAfter = headers.get('retry-after');
  const date = headers.get('date');
  const location = headers.get('location');
  // An address can do without a host: data:, mailto: and the like.
  const redirectHost = location !== null && URL.canParse(location) ? new URL(location).host : '';
  return {
    status: response.status,
    ...(requestId !== undefined && { requestId }),
    ...(contentType !== null && { contentType }),
    ...(retryAfter !== null && { retryAfter }),
    ...(date !== null && { date }),
    ...(redirectHost !== '' && { redirectHost }),
  };
}

/** The bytes as text, undefined where they are not UTF-8: a replacement character would pass as part of a Name. */
function decode(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Reads members by name: minifying renames node-fetch's error classes, so neither `name` nor `instanceof` can tell. */
function transportErrorOf(error: unknown): TransportError {
  if (typeof error !== 'object' || error === null) return {};
  const { type, code, erroredSysCall, host } = error as Readonly<Record<string, unknown>>;
  return {
    ...(typeof type === 'string' && { type }),
    ...(typeof code === 'string' && { code }),
    ...(typeof erroredSysCall === 'string' && { syscall: erroredSysCall }),
    ...(typeof host === 'string' && { host }),
  };
}
