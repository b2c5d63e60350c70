import type { Exchange } from '../mews/exchange';
import type { ProgramsQuery } from '../mews/getAllBody';
import { type ProgramsPage, readProgramsPage } from '../mews/programsPage';
import type { ReadFailure } from '../mews/readExchange';
import { backoffMs } from '../mews/retryAfter';
import { nextPause } from './nextPause';
import type { RequestPace } from './requestPace';

/** How often a page that failed is asked for at most. */
export const MAX_READ_ATTEMPTS = 3;

/** The world a page is read from. When the signal is aborted, `wait` resolves early and `getAll` sends nothing. */
export interface PagePorts {
  /** Never rejects. */
  readonly getAll: (query: ProgramsQuery, signal: AbortSignal) => Promise<Exchange>;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => Date;
  readonly random: () => number;
  /** The pace of all requests with the AccessToken. */
  readonly pace: RequestPace;
}

/** Whether asking again can help. Networks and servers have bad moments; a certificate or another page would come again. */
const IS_PASSING: Readonly<Record<ReadFailure, boolean>> = {
  'host-not-found': true,
  'connection-refused': true,
  unreachable: true,
  'connection-lost': true,
  'no-proxy': true,
  'answer-broken-off': true,
  deadline: true,
  'request-timeout': true,
  'server-error': true,
  'gateway-error': true,
  certificate: false,
  'tls-off': false,
  'proxy-login': false,
  'proxy-refused': false,
  'web-page': false,
  redirect: false,
  'not-from-mews': false,
  'unreadable-answer': false,
  'no-content': false,
  'answer-too-large': false,
};

/**
 * Asks for one page, at the pace of the AccessToken and again where that can help: after a 429 as long as it asks for,
 * after a failure up to MAX_READ_ATTEMPTS times in all with growing pauses. Asking creates nothing, so no attempt does
 * harm. Gives what the last attempt came to.
 */
export async function readPage(query: ProgramsQuery, ports: PagePorts, signal: AbortSignal): Promise<ProgramsPage> {
  const pauses: number[] = [];
  const failurePauses: number[] = [];
  for (;;) {
    const page = await askOnce(query, ports, signal);
    let pauseMs: number | undefined;
    if (page.kind === 'throttled') {
      pauseMs = nextPause(page.retryAfter, pauses, ports.random);
      if (pauseMs !== undefined) pauses.push(pauseMs);
    } else if (page.kind === 'failed' && IS_PASSING[page.why]) {
      pauseMs = pauseAfterFailure(failurePauses, ports.random);
      if (pauseMs !== undefined) failurePauses.push(pauseMs);
    }
    if (pauseMs === undefined) return page;
    await ports.wait(pauseMs, signal);
  }
}

async function askOnce(query: ProgramsQuery, ports: PagePorts, signal: AbortSignal): Promise<ProgramsPage> {
  const pauseMs = ports.pace.pauseMs();
  if (pauseMs > 0) await ports.wait(pauseMs, signal);
  ports.pace.took();
  return readProgramsPage(await ports.getAll(query, signal), ports.now().getTime());
}

function pauseAfterFailure(pauses: readonly number[], random: () => number): number | undefined {
  const attempt = pauses.length + 1;
  return attempt < MAX_READ_ATTEMPTS ? Math.max(backoffMs(attempt, random), pauses.at(-1) ?? 0) : undefined;
}
