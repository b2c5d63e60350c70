import assert from 'node:assert/strict';
import { confirmed, throttled, unknown } from '../expected';
import type { FaultRow } from '../faultRow';
import { mewsRow, requestIdTold } from '../refusalRow';
import { sandboxRow } from '../simpleRows';
import type { Stage } from '../stage';
import { startStranger } from '../stranger';

const PAGE = { 'Content-Type': 'text/html' };
const PAGE_CAME = 'A web page came in place of an answer of Mews \\(status \\d+\\), such as the login page';
const NOT_LET_THROUGH = 'A proxy or gateway, not Mews, does not let the request through \\(status 403\\)\\.';
const FOR_EVER = 'Mews asks for a pause of more than a year, so something is wrong there\\.';
const DAY_MS = 86_400_000;

/** Another status than 200. */
export const refusals: readonly FaultRow[] = [
  ...[301, 302, 303, 307, 308].map((status, index) =>
    redirectRow(
      `48${'abcde'[index]}`,
      status,
      'another server',
      (port) => `http://127.0.0.1:${port}/api/connector/v1/loyaltyPrograms/add`,
      '127\\.0\\.0\\.1:\\d+',
    ),
  ),
  redirectRow('48f', 307, 'another server over https', (port) => `https://127.0.0.1:${port}/`, '127\\.0\\.0\\.1:\\d+'),
  redirectRow('48g', 307, 'an address without a scheme', (port) => `//127.0.0.1:${port}/`),
  redirectRow('48h', 308, 'another path of the same host', () => '/api/connector/v2/loyaltyPrograms/add'),
  redirectRow('48i', 308, 'something that is no address', () => 'http://['),
  redirectRow('48j', 307, 'data:', () => 'data:application/json,{"LoyaltyPrograms":[]}'),
  mewsRow('49a', 400, 'Mews did not accept the request \\(400\\)\\.'),
  mewsRow('49b', 401, 'Mews refused the tokens, or they may not add loyalty programs \\(401\\)\\. Edit the connection'),
  mewsRow('49c', 404, 'There is no such operation at this address \\(404\\)\\.'),
  mewsRow('49d', 413, 'The request is too large for Mews \\(413\\)\\. Lower the setting', '[Send Smaller Requests]'),
  ...[401, 403, 404, 400, 413].map((status, index) =>
    sandboxRow(
      `50${'abcde'[index]}`,
      `${status} with a page of somebody else`,
      { kind: 'answer', status, headers: PAGE, body: '<html>Access denied by Example WAF</html>' },
      unknown(status === 403 ? NOT_LET_THROUGH : PAGE_CAME),
    ),
  ),
  sandboxRow(
    '52',
    '408, and the programs were created all the same',
    { kind: 'error', status: 408, message: 'Timeout', commit: true },
    unknown('The request took Mews too long \\(408\\)\\. Smaller requests .*Mews says: "Timeout"\\.'),
  ),
  ...[500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526].map((status, index) =>
    serverErrorRow(`53${'abcdefghijk'[index]}`, status),
  ),
  serverErrorRow('53l', 503, { 'Retry-After': '1' }),
  serverErrorRow('53m', 502, { 'Retry-After': '120' }),
  throttledRow('54', '2', 2000, 2000),
  throttledRow('55a', new Date(Date.now() - DAY_MS).toUTCString(), 1000, 2000),
  throttledRow('55b', '-5', 1000, 2000),
  throttledRow('55c', '', 1000, 2000),
  throttledRow('55d', '0x10', 1000, 2000),
  throttledRow('55e', '1e3', 1000, 2000),
  throttledRow('55f', '5, 10', 1000, 2000),
  throttledRow('55g', 'soon', 1000, 2000),
  throttledRow('55h', '0', 1000, 1000),
  pausedRow('56a', 'a date in ten years', new Date(Date.now() + 3653 * DAY_MS).toUTCString(), FOR_EVER),
  pausedRow('56b', '121 seconds', '121', 'Add the programs again in 3 minutes\\.'),
  pausedRow('56c', '999,999,999 seconds', '999999999', FOR_EVER),
  pausedRow('56d', 'a number of 30 digits', '9'.repeat(30), FOR_EVER),
  pausedRow('56e', 'two days', String(2 * 86_400), 'Add the programs again after .*\\d\\d.*\\.'),
  {
    row: '57',
    fault: '429 for ever',
    async play(stage) {
      stage.fault({
        kind: 'error',
        status: 429,
        message: 'Too many',
        times: 'always',
        headers: { 'Retry-After': '1' },
      });
      await stage.add();
      assert.deepEqual(stage.pauses.made, [1000, 1000, 1000, 1000]);
    },
    expected: throttled({ adds: 5 }),
  },
];

function serverErrorRow(row: string, status: number, headers: Readonly<Record<string, string>> = {}): FaultRow {
  const [retryAfter] = Object.values(headers);
  return sandboxRow(
    row,
    `${status}${retryAfter === undefined ? '' : ` with Retry-After: ${retryAfter}`}, and the programs were created all the same`,
    { kind: 'error', status, message: 'Oops', headers, commit: true },
    unknown(
      `Mews failed with an error of its own \\(status ${status}\\)\\. Mews says: "Oops"\\.`,
      requestIdTold('[Check]'),
    ),
  );
}

function redirectRow(
  row: string,
  status: number,
  where: string,
  location: (port: number) => string,
  host?: string,
): FaultRow {
  return {
    row,
    fault: `${status} to ${where}`,
    async play(stage) {
      const evil = await startStranger('http', (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
      stage.servers.push(evil);
      stage.fault({ kind: 'answer', status, headers: { Location: location(evil.port) } });
      await stage.add();
      assert.equal(evil.connections, 0);
      assert.equal(stage.sandbox.seen.filter(({ path }) => path.includes('/v2/')).length, 0);
    },
    expected: unknown(
      `The server wants to redirect the request ${host === undefined ? '' : `to ${host} `}\\(status ${status}\\), which is never followed`,
    ),
  };
}

/** Refused once, then taken; nothing is sent before the pause is over. */
function throttledRow(row: string, retryAfter: string, least: number, most: number): FaultRow {
  return {
    row,
    fault: `429 with Retry-After: ${/GMT$/.test(retryAfter) ? 'a date that is over' : `"${retryAfter}"`}`,
    async play(stage) {
      stage.fault({ kind: 'error', status: 429, headers: { 'Retry-After': retryAfter } });
      await stage.add();
      const pauseMs = stage.pauses.total();
      assert(pauseMs >= least && pauseMs <= most, `paused for ${pauseMs} ms`);
    },
    expected: confirmed(2, { adds: 2 }),
  };
}

/** Refused for longer than anybody waits by itself. */
function pausedRow(row: string, what: string, retryAfter: string, says: string): FaultRow {
  return {
    row,
    fault: `429 with Retry-After: ${what}`,
    async play(stage: Stage) {
      stage.fault({ kind: 'error', status: 429, headers: { 'Retry-After': retryAfter } });
      await stage.add();
      assert.deepEqual(stage.pauses.made, []);
    },
    expected: throttled({
      says: [new RegExp(`^error: Mews takes no more requests .*${says}.* \\[Add the Rest\\] \\[Show Output\\]$`)],
      output: new RegExp(says),
    }),
  };
}
