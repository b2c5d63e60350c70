import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Server as NetServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import type { MewsSandbox } from '../sandbox/mewsSandbox';

const HOST = 'api.mews.com';

/** Signs nothing any more: its key was thrown away. Only the windows of these tests trust it. */
const AUTHORITY = `-----BEGIN CERTIFICATE-----
MIIBozCCAUmgAwIBAgIUdMCDNm3Erxxjrvi0aM1zhUmUShEwCgYIKoZIzj0EAwIw
JjEkMCIGA1UEAwwbU3RhbmQtaW4gQ0Egb2YgdGhlIFVJIHRlc3RzMCAXDTI2MTEy
NjA3MzA0OFoYDzIxMjYxMTAyMDczMDQ4WjAmMSQwIgYDVQQDDBtTdGFuZC1pbiBD
QSBvZiB0aGUgVUkgdGVzdHMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASjyVoE
LRfI1FU7po8qTeIJ7iMuNvfxcmpMAR1IrkeFhKZmuX4eqjKbB44jROi97Zj2xEjQ
8odV6blCe3JocA9Zo1MwUTAdBgNVHQ4EFgQUbRme9CQmpFwAKVszJoJPsSF4IiIw
HwYDVR0jBBgwFoAUbRme9CQmpFwAKVszJoJPsSF4IiIwDwYDVR0TAQH/BAUwAwEB
/zAKBggqhkjOPQQDAgNIADBFAiAkMCVIy1IaHB+JL7ESgJaxz2IFvoI3G+x0w8X9
JkUvsgIhAKvO+2rcwOar/FbIyFVkFyLLttVnUpgYCJ7d2pix+1fM
-----END CERTIFICATE-----
`;
/** For api.mews.com, until 2125. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg9lo1VVRBR7RHZ6hU
CZttqO7IMENACQcHBe+S4NRAG7ihRANCAAQWMzCmfANXsI5tYQ42cTzx7iz30/zf
wUcNS4WzUogXRvvJOkbTFSkfH5t7Lt3YL7+L6zZgLJj7HeWHAxIb0ooz
-----END PRIVATE KEY-----`;
const CERT = `-----BEGIN CERTIFICATE-----
MIIBozCCAUmgAwIBAgIUUUDxRAnaS8XqFmBPZ+HxfpepMdkwCgYIKoZIzj0EAwIw
JjEkMCIGA1UEAwwbU3RhbmQtaW4gQ0Egb2YgdGhlIFVJIHRlc3RzMCAXDTI2MTEy
NjA3MzA0OFoYDzIxMjUwNjIwMDczMDQ4WjATMREwDwYDVQQDDAhzdGFuZC1pbjBZ
MBMGByqGSM49AgEGCCqGSM49AwEHA0IABBYzMKZ8A1ewjm1hDjZxPPHuLPfT/N/B
Rw1LhbNSiBdG+8k6RtMVKR8fm3su3dgvv4vrNmAsmPsd5YcDEhvSijOjZjBkMBcG
A1UdEQQQMA6CDGFwaS5tZXdzLmNvbTAJBgNVHRMEAjAAMB0GA1UdDgQWBBS79pfu
Br1H4KHydIK4YYhLfRe39DAfBgNVHSMEGDAWgBRtGZ70JCakXAApWzMmgk+xIXgi
IjAKBggqhkjOPQQDAgNIADBFAiBXk+5WlWJnN08pXNjqPALIbf+FVh8K+X4CY+S3
M3TqzwIhAMpLhEyry+GKy2jSwp9XUk3c+frq3+2dd/DxSA1NSmef
-----END CERTIFICATE-----`;

/** Production as a window of the tests sees it: the sandbox, at the address of Mews, behind a proxy on this machine. */
export interface ProductionStandIn {
  /** What the window has to be told. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
  /** The hosts that the proxy was asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Starts it. No request of the window leaves this machine: the proxy knows one way, to the sandbox. */
export async function startProductionStandIn({ address }: MewsSandbox): Promise<ProductionStandIn> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mews-loyalty-ca-'));
  const authority = path.join(folder, 'ca.pem');
  writeFileSync(authority, AUTHORITY);
  const sockets = new Set<Socket>();
  const asked: string[] = [];
  const join = (one: Socket, other: Socket) => {
    for (const socket of [one, other]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    one.on('close', () => other.destroy());
    other.on('close', () => one.destroy());
    one.pipe(other).pipe(one);
  };
  const mews = createTlsServer({ key: KEY, cert: CERT }, (socket) =>
    join(socket, connect(portOf(address), '127.0.0.1')),
  );
  const proxy = createHttpServer();
  await Promise.all([listening(mews), listening(proxy)]);
  proxy.on('connect', ({ url = '' }, socket: Socket) => {
    asked.push(url);
    if (url !== `${HOST}:443`) socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    else {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      join(socket, connect(boundPort(mews), '127.0.0.1'));
    }
  });
  const url = `http://127.0.0.1:${boundPort(proxy)}`;
  return {
    settings: { 'http.proxy': url },
    env: { NODE_EXTRA_CA_CERTS: authority },
    asked,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([closed(mews), closed(proxy)]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function portOf(address: string): number {
  return Number(new URL(address).port);
}

function boundPort(server: NetServer): number {
  const bound = server.address() as AddressInfo;
  return bound.port;
}

function listening(server: Server | NetServer): Promise<void> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
}

function closed(server: Server | NetServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
