import type { Socket } from 'node:net';
import { closedAddress } from '../../mews/closedAddress';
import { unknown, unread } from '../expected';
import type { FaultRow } from '../faultRow';
import { connectThrough, startProxy, startTunnel } from '../proxy';
import type { Stage } from '../stage';

const PAGE = '<html><body>Blocked by Example Gateway</body></html>';
const NO_PROXY = 'VS Code could not reach your proxy, so very likely nothing was sent\\.';
/** Where to is told of the add alone. */
const TO_EVIL = ' to evil\\.example';
const NOT_FROM_MEWS = 'Something other than Mews answered \\(status \\d+\\), perhaps a proxy\\.';

/**
 * The proxy that VS Code is set to use. It is asked for every address beyond this machine. Either it fails from the first, which
 * the read before sending finds out, or it lets that pass and fails at the add.
 */
export const proxies: readonly FaultRow[] = [
  {
    row: '22a',
    fault: 'nobody listens at the proxy, and the person goes on',
    play: async (stage) => addThroughProxy(stage, await closedAddress()),
    expected: unread(NO_PROXY, unknown(NO_PROXY, { adds: 0 })),
  },
  {
    row: '22b',
    fault: 'the proxy resets the connection, and the person goes on',
    play: async (stage) =>
      addThroughProxy(stage, (await startProxy(stage, (socket) => socket.resetAndDestroy())).address),
    expected: unread(
      '(VS Code could not reach your proxy|The connection was lost)',
      unknown('(VS Code could not reach your proxy|The connection was lost)', { adds: 0 }),
    ),
  },
  {
    row: '22c',
    fault: 'nobody listens at the proxy any more when programs are added',
    play: async (stage) => addThroughProxy(stage, (await startTunnel(stage, 'gone')).address),
    expected: unknown(NO_PROXY, { adds: 0 }),
  },
  {
    row: '22d',
    fault: 'the proxy resets the connection of the add',
    play: async (stage) =>
      addThroughProxy(stage, (await startTunnel(stage, (socket) => socket.resetAndDestroy())).address),
    expected: unknown('(VS Code could not reach your proxy|The connection was lost)', { adds: 0 }),
  },
  ...proxyRows(['23a', '23e'], 407, 'Proxy Authentication Required', NOT_FROM_MEWS),
  ...proxyRows(['23b', '23f'], 403, 'Forbidden', NOT_FROM_MEWS),
  ...proxyRows(['23c', '23g'], 502, 'Bad Gateway', 'Mews failed with an error of its own \\(status 502\\)\\.'),
  ...proxyRows(['23d', '23h'], 302, 'Found', `The server wants to redirect the request${TO_EVIL} \\(status 302\\)`, [
    'Location: http://evil.example/login',
  ]),
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
      fault: `the proxy answers ${status} with a page of its own, and the person goes on`,
      play: async (stage) => addThroughProxy(stage, (await startProxy(stage, says)).address),
      expected: unread(why.replace(TO_EVIL, ''), unknown(why, { adds: 0 })),
    },
    {
      row: atAdd,
      fault: `the proxy answers ${status} with a page of its own to the add alone`,
      play: async (stage) => addThroughProxy(stage, (await startTunnel(stage, says)).address),
      expected: unknown(why, { adds: 0 }),
    },
  ];
}

async function addThroughProxy(stage: Stage, address: string): Promise<void> {
  await stage.setting('mewsLoyalty.confirm', 'never');
  await connectThrough(stage, address);
  await stage.add();
}
