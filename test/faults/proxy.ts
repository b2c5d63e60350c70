import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { canaryTokens } from './canaryTokens';
import { certificates } from './certificates';
import { READS_BEFORE_ADD } from './expected';
import { startRawServer } from './rawServer';
import type { Stage } from './stage';
import { type Stranger, startStranger } from './stranger';

/** A host beyond this machine. Only a proxy is ever asked for it. */
const HOST = 'api.mews.example';

/** A proxy that never opens a way. */
export async function startProxy(stage: Stage, onConnect: (socket: Socket) => void): Promise<Stranger> {
  const stranger = await startStranger('http', onConnect);
  stage.servers.push(stranger);
  stage.afterwards(() => assert.match(stranger.strangersBytes?.() ?? '', new RegExp(`^CONNECT ${HOST}:443 `)));
  return stranger;
}

/** A proxy that opens the way for the reads that come before an add, and then is gone or does something else. */
export async function startTunnel(stage: Stage, thereafter: 'gone' | ((socket: Socket) => void)): Promise<Stranger> {
  const api = await startRawServer(() => undefined, { tls: certificates.beyondProxy });
  stage.servers.push(api);
  let reads = READS_BEFORE_ADD;
  const stranger = await startProxy(stage, (socket) => {
    if (reads-- > 0) {
      if (reads === 0 && thereafter === 'gone') stranger.stopListening();
      const way = connect(api.port, '127.0.0.1');
      way.on('error', () => undefined);
      way.once('close', () => socket.destroy());
      socket.once('close', () => way.destroy());
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(way).pipe(socket);
    } else if (thereafter !== 'gone') thereafter(socket);
  });
  return stranger;
}

/** Lets VS Code use the proxy at an address, and programs go to a host beyond this machine. */
export async function connectThrough(stage: Stage, proxyAddress: string): Promise<void> {
  await stage.setting('http.proxy', proxyAddress);
  await stage.connect({
    address: `https://${HOST}`,
    tokens: canaryTokens,
    adds: () => 0,
    close: async () => undefined,
  });
}
