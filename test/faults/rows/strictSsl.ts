import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { certificates } from '../certificates';
import { unreached } from '../expected';
import type { FaultRow } from '../faultRow';
import { connectThrough, startOpenProxy } from '../proxy';
import { startRawServer } from '../rawServer';
import type { Stage } from '../stage';

const WHY = 'The certificate of the server is .*, so nothing was sent\\.';
const BAD = ['selfSigned', 'expired', 'wrongHost', 'unknownAuthority'] as const;

/** With "http.proxyStrictSSL" off, VS Code takes any certificate for requests of its own. Ours are checked all the same. */
export const strictSsl: readonly FaultRow[] = [
  ...BAD.map(
    (certificate, index): FaultRow => ({
      row: `146${'abcd'[index]}`,
      fault: `"http.proxyStrictSSL" is false, and the certificate of the server is bad: ${certificate}`,
      async play(stage) {
        await switchOff(stage);
        await stage.connect(
          await startRawServer((socket) => socket.end(), { tls: certificates[certificate], stranger: true }),
        );
        await stage.add();
      },
      expected: unreached(WHY),
    }),
  ),
  ...BAD.map(
    (certificate, index): FaultRow => ({
      row: `147${'abcd'[index]}`,
      fault: `"http.proxyStrictSSL" is false, and the certificate behind the proxy is bad: ${certificate}`,
      async play(stage) {
        await switchOff(stage);
        const proxy = await startOpenProxy(stage, (socket) => socket.end(), undefined, certificates[certificate]);
        await connectThrough(stage, proxy.address);
        await stage.add();
      },
      expected: unreached(WHY),
    }),
  ),
];

async function switchOff(stage: Stage): Promise<void> {
  await stage.setting('http.proxyStrictSSL', false);
  assert.equal(vscode.workspace.getConfiguration().get('http.proxyStrictSSL'), false);
}
