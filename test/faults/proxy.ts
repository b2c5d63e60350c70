import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { canaryTokens } from './canaryTokens';
import { certificates } from './certificates';
import { READS_BEFORE_ADD } from './expected';
import { type RawServer, type Script, startRawServer } from './rawServer';
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
      openWay(socket, api);
    } else if (thereafter !== 'gone') thereafter(socket);
  });
  return stranger;
}

/**
 * A proxy that opens the way to everybody who asks for it as it wants, and says something else to others; and the server behind it,
 * which tells adds what the script says.
 */
export async function startOpenProxy(
  stage: Stage,
  script: Script,
  refuse: (head: string) => string | undefined = () => undefined,
  tls: TlsOptions = certificates.beyondProxy,
): Promise<Stranger> {
  const api = await startRawServer(script, { tls });
  const stranger = await startStranger('http', (socket, bytes) => {
    const refusal = refuse(bytes.toString('latin1'));
    if (refusal === undefined) openWay(socket, api);
    else socket.end(refusal);
  });
  stage.servers.push(api, stranger);
  return stranger;
}

function openWay(socket: Socket, { port }: Pick<RawServer, 'port'>): void {
  const way = connect(port, '127.0.0.1');
  way.on('error', () => undefined);
  way.once('close', () => socket.destroy());
  socket.once('close', () => way.destroy());
  socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
  socket.pipe(way).pipe(socket);
}

/** Lets VS Code use the proxy at an address, and programs go to a host beyond this machine. */
export async function connectThrough(
  stage: Stage,
  proxyAddress: string,
  address: string = `https://${HOST}`,
): Promise<void> {
  await stage.setting('http.proxy', proxyAddress);
  await stage.connect({
    address,
    tokens: canaryTokens,
    adds: () => 0,
    close: async () => undefined,
  });
}
