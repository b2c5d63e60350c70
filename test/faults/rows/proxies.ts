import type { Socket } from 'node:net';
import { closedAddress } from '../../mews/closedAddress';
import { notSent, unreached } from '../expected';
import type { FaultRow } from '../faultRow';
import { connectThrough, startProxy, startTunnel } from '../proxy';
import type { Stage } from '../stage';

const PAGE = '<html><body>Blocked by Example Gateway</body></html>';
const NO_PROXY = 'VS Code could not reach your proxy, so nothing was sent\\. Check the setting "http\\.proxy"';
const LOGIN = 'Your proxy wants a user name and password \\(407\\), so nothing was sent\\.';
const refusedWith = (status: number) =>
  `Your proxy does not let VS Code through to api\\.mews\\.example \\(${status}\\), so nothing was sent\\.`;

/**
 * The proxy that VS Code is set to use. It is asked for every address beyond this machine. Either it fails from the first, which
 * the read before sending finds out, or it lets that pass and fails at the add.
 */
export const proxies: readonly FaultRow[] = [
  {
    row: '22a',
    fault: 'nobody listens at the proxy',
    play: async (stage) => addThroughProxy(stage, await closedAddress()),
    expected: unreached(NO_PROXY),
  },
  {
    row: '22b',
    fault: 'the proxy resets the connection',
    play: async (stage) =>
      addThroughProxy(stage, (await startProxy(stage, (socket) => socket.resetAndDestroy())).address),
    expected: unreached(NO_PROXY),
  },
  {
    row: '22c',
    fault: 'nobody listens at the proxy any more when programs are added',
    play: async (stage) => addThroughProxy(stage, (await startTunnel(stage, 'gone')).address),
    expected: notSent(NO_PROXY),
  },
  {
    row: '22d',
    fault: 'the proxy resets the connection of the add',
    play: async (stage) =>
      addThroughProxy(stage, (await startTunnel(stage, (socket) => socket.resetAndDestroy())).address),
    expected: notSent(NO_PROXY),
  },
  ...proxyRows(['23a', '23e'], 407, 'Proxy Authentication Required', LOGIN),
  ...proxyRows(['23b', '23f'], 403, 'Forbidden', refusedWith(403)),
  ...proxyRows(['23c', '23g'], 502, 'Bad Gateway', refusedWith(502)),
  ...proxyRows(['23d', '23h'], 302, 'Found', refusedWith(302), ['Location: http://evil.example/login']),
];

/** The proxy says something else than that the way is open: from the first, or to the add alone. */
function proxyRows(
  [atRead, atAdd]: readonly [string, string],
  status: number,
  reason: string,
  why: string,
  headers: readonly string[] = [],
): FaultRow[] {
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    'Content-Type: text/html',
    `Content-Length: ${PAGE.length}`,
    'Connection: close',
    ...headers,
  ];
  const says = (socket: Socket) => void socket.end(`${head.join('\r\n')}\r\n\r\n${PAGE}`);
  return [
    {
      row: atRead,
      fault: `the proxy answers ${status} with a page of its own`,
      play: async (stage) => addThroughProxy(stage, (await startProxy(stage, says)).address),
      expected: unreached(why),
    },
    {
      row: atAdd,
      fault: `the proxy answers ${status} with a page of its own to the add alone`,
      play: async (stage) => addThroughProxy(stage, (await startTunnel(stage, says)).address),
      expected: notSent(why),
    },
  ];
}

async function addThroughProxy(stage: Stage, address: string): Promise<void> {
  await stage.setting('mewsLoyalty.confirm', 'never');
  await connectThrough(stage, address);
  await stage.add();
}
