import assert from 'node:assert/strict';
import { confirmed, notSent, unknown, unreached, unread } from '../expected';
import type { Expected, FaultRow } from '../faultRow';
import { connectThrough, startOpenProxy } from '../proxy';
import { addedBody } from '../rawRequest';
import { answer, type Script } from '../rawServer';
import type { Stage } from '../stage';
import { startStranger } from '../stranger';

const PAGE = '<html><body>Guest network: please log in</body></html>';
const PRODUCTION = 'https://api.mews.com';
const DEMO = 'https://api.mews-demo.com';
const CREDENTIALS = `Proxy-Authorization: Basic ${Buffer.from('ann:p@ss').toString('base64')}\r\n`;
const LOGIN =
  'Your proxy wants a user name and password \\(407\\), so nothing was sent\\. Enter them where VS Code asks';
const DIRECT = 'The host was not found \\(ENOTFOUND\\), so nothing was sent\\.';
const UNCHECKED =
  'Certificates are not checked in this VS Code \\(the environment variable NODE_TLS_REJECT_UNAUTHORIZED';
const creates: Script = (socket, request) => socket.end(answer(200, addedBody(request)));
const page = (status: number, headers: readonly string[] = []) =>
  answer(status, PAGE, ['Content-Type: text/html', ...headers]);

/** What people set about proxies, and what proxies do that look into what goes through them. */
export const proxySettings: readonly FaultRow[] = [
  throughRow('140a', 'the proxy knows who asks by the name and password in its address', 'ann:p%40ss@', confirmed()),
  throughRow('140b', 'the name and password in the address of the proxy are wrong', 'ann:other@', unreached(LOGIN)),
  throughRow('140c', 'the proxy wants a name and password, and its address has none', '', unreached(LOGIN)),
  ...(['override', 'on', 'fallback'] as const).map((support, index) =>
    settingRow(`141${'abc'[index]}`, 'http.proxySupport', support, 'proxied', confirmed()),
  ),
  settingRow('141d', 'http.proxySupport', 'off', 'direct', unreached(DIRECT)),
  settingRow('142a', 'http.noProxy', ['mews.example'], 'direct', unreached(DIRECT)),
  settingRow('142b', 'http.noProxy', ['elsewhere.example'], 'proxied', confirmed()),
  refusingRow(
    '143a',
    'the proxy says 200 to the wish for a way, and then shows a page',
    `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${PAGE}`,
    unread('The connection was lost before Mews answered', unknown('The connection was lost', { adds: 0 })),
  ),
  refusingRow(
    '143b',
    'the proxy breaks off in its answer',
    'HTTP/1.1 200 Conn',
    unreached('VS Code could not reach your proxy, so nothing was sent\\.'),
  ),
  lookedIntoRow('144a', 'a login page', page(200), 'A web page came in place of an answer of Mews \\(status 200\\)'),
  lookedIntoRow(
    '144b',
    'that it does not allow it',
    page(403),
    'A proxy or gateway, not Mews, does not let the request',
  ),
  lookedIntoRow('144c', 'that it wants a login', page(407), 'A proxy, not Mews, wants a user name and password'),
  lookedIntoRow('144d', 'that it failed', page(502), 'A proxy or gateway before Mews failed \\(status 502\\)'),
  lookedIntoRow('144e', 'that the network wants a login', page(511), 'A web page came .* \\(status 511\\)'),
  {
    row: '144f',
    fault: 'a proxy that looks into what goes through it redirects the add to its login page',
    async play(stage) {
      const login = await startStranger('http', (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
      stage.servers.push(login);
      const redirect = page(307, [`Location: ${login.address}/login`]);
      await addThrough(stage, (await startOpenProxy(stage, (socket) => socket.end(redirect))).address);
      assert.equal(login.connections, 0);
    },
    expected: unknown(
      'The server wants to redirect the request to 127\\.0\\.0\\.1:\\d+ \\(status 307\\), which is never',
    ),
  },
  ...[PRODUCTION, undefined].map(
    (address, index): FaultRow => ({
      row: `145${'ab'[index]}`,
      fault: `NODE_TLS_REJECT_UNAUTHORIZED is 0, and programs go to ${address ?? 'an address of no environment'}`,
      async play(stage) {
        const proxy = await startOpenProxy(stage, creates);
        switchTlsOff(stage);
        await addThrough(stage, proxy.address, address);
        assert.equal(proxy.connections, 0);
      },
      expected: unreached(`${UNCHECKED} is 0\\), so nothing was sent`),
    }),
  ),
  {
    row: '145c',
    fault: 'NODE_TLS_REJECT_UNAUTHORIZED is 0, and programs go to Demo',
    async play(stage) {
      const proxy = await startOpenProxy(stage, creates, () => 'HTTP/1.1 403 Forbidden\r\n\r\n');
      switchTlsOff(stage);
      await addThrough(stage, proxy.address, DEMO);
      assert.equal(proxy.connections, 1);
    },
    expected: unreached('Your proxy does not let VS Code through to api\\.mews-demo\\.com \\(403\\)', {
      output: new RegExp(`${UNCHECKED} is 0\\)\\. Only Demo`),
    }),
  },
  {
    row: '145d',
    fault: 'NODE_TLS_REJECT_UNAUTHORIZED becomes 0 between the read and the add',
    async play(stage) {
      await stage.setting('mewsLoyalty.confirm', 'always');
      stage.window.answer((_, [first]) => {
        switchTlsOff(stage);
        return first;
      });
      await connectThrough(stage, (await startOpenProxy(stage, creates)).address);
      await stage.add();
    },
    expected: notSentAfterDialog(`${UNCHECKED} is 0\\), so nothing was sent`),
  },
];

/** A proxy that opens the way to Ann alone. */
function throughRow(row: string, fault: string, userInfo: string, expected: Expected): FaultRow {
  return {
    row,
    fault,
    async play(stage) {
      const refuse = (head: string) =>
        head.includes(CREDENTIALS)
          ? undefined
          : 'HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm="Office"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';
      const proxy = await startOpenProxy(stage, creates, refuse);
      await addThrough(stage, proxy.address.replace('//', `//${userInfo}`));
      assert.match(proxy.strangersBytes?.() ?? '', /^CONNECT api\.mews\.example:443 /);
    },
    expected,
  };
}

function settingRow(
  row: string,
  name: string,
  value: unknown,
  way: 'proxied' | 'direct',
  expected: Expected,
): FaultRow {
  return {
    row,
    fault: `"${name}" is ${JSON.stringify(value)}`,
    async play(stage) {
      const proxy = await startOpenProxy(stage, creates);
      await stage.setting(name, value);
      await addThrough(stage, proxy.address);
      assert.equal(proxy.connections > 0, way === 'proxied');
    },
    expected,
  };
}

function refusingRow(row: string, fault: string, says: string, expected: Expected): FaultRow {
  return {
    row,
    fault,
    play: async (stage) => addThrough(stage, (await startOpenProxy(stage, creates, () => says)).address),
    expected,
  };
}

/** A proxy with a certificate that is trusted, as companies have them: it may say anything to the add in the name of the server. */
function lookedIntoRow(row: string, what: string, says: Buffer, why: string): FaultRow {
  return {
    row,
    fault: `a proxy that looks into what goes through it says to the add ${what}`,
    play: async (stage) => addThrough(stage, (await startOpenProxy(stage, (socket) => socket.end(says))).address),
    expected: unknown(why),
  };
}

function switchTlsOff(stage: Stage): void {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  stage.afterwards(() => delete process.env.NODE_TLS_REJECT_UNAUTHORIZED);
}

function notSentAfterDialog(why: string): Expected {
  const expected = notSent(why);
  return { ...expected, says: [/^dialog: Add 2 loyalty programs/, ...expected.says] };
}

async function addThrough(stage: Stage, proxyAddress: string, address?: string): Promise<void> {
  await stage.setting('mewsLoyalty.confirm', 'never');
  await connectThrough(stage, proxyAddress, address);
  await stage.add();
}
