import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Delay } from './fault';
import { FaultQueue } from './faultQueue';
import { LoyaltyProgramStore } from './loyaltyProgramStore';
import type { SandboxRules } from './operation';
import { Pauses } from './pauses';
import { RateWindow } from './rateWindow';
import { RequestLog, type SeenRequest } from './requestLog';
import { type SandboxControls, sandboxControls } from './sandboxControls';
import { chains, enterprises } from './sandboxEnterprises';
import type { SandboxState } from './sandboxState';
import { type SandboxTokens, sandboxTokens } from './sandboxTokens';
import { serveControl } from './serveControl';
import { serveExchange } from './serveExchange';

/** How a sandbox differs from one that follows the documentation and has all permissions; nothing is required. */
export interface MewsSandboxOptions extends Partial<SandboxRules> {
  /** Any free port unless told. */
  readonly port?: number;
  /** The rate limit of each AccessToken; 200 requests in 30 seconds unless told. */
  readonly requestsPerWindow?: number;
  readonly windowMs?: number;
  /** Monotonic milliseconds. The dates of the sandbox move with it, from the date at its start. */
  readonly now?: () => number;
  /** How long add, update and delete wait before they take effect, whether or not the client stays. */
  readonly commitDelayMs?: Delay;
  /** A larger body is answered with 413; 4 MiB unless told. */
  readonly maxBodyBytes?: number;
  /** Errors hold the whole request in Details, tokens included, as development environments do. */
  readonly echoDetails?: boolean;
  /** Called when a request to the API is done with. */
  readonly onRequest?: (seen: SeenRequest) => void;
}

/** A running sandbox. */
export interface MewsSandbox extends SandboxControls {
  /** The PlatformAddress: `http://127.0.0.1:PORT`. */
  readonly address: string;
  readonly tokens: SandboxTokens;
  readonly chains: typeof chains;
  readonly enterprises: typeof enterprises;
  /** Stops at once, with open connections broken off. */
  close(): Promise<void>;
}

/**
 * Starts the Mews sandbox: the loyalty part of the Mews Connector API on a loopback address, with faults on request.
 * Rejects when the port cannot be had.
 */
export async function startMewsSandbox(options: MewsSandboxOptions = {}): Promise<MewsSandbox> {
  const state = createState(options);
  const controls = sandboxControls(state);
  const connections = new WeakMap<Socket, number>();
  let connectionCount = 0;

  const server = createServer((request, response) => {
    if (request.url?.startsWith('/sandbox/') === true) {
      void serveControl(controls, request, response);
    } else {
      void serveExchange(state, request, response, connections.get(request.socket) ?? 0).then(options.onRequest);
    }
  });
  server.on('connection', (socket) => {
    connectionCount += 1;
    connections.set(socket, connectionCount);
    if (state.faults.takeForConnection() !== null) {
      socket.resetAndDestroy();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });

  return {
    ...controls,
    address: `http://127.0.0.1:${portOf(server.address())}`,
    tokens: sandboxTokens,
    chains,
    enterprises,
    async close() {
      state.pauses.abandon();
      const closed = new Promise((resolve) => {
        server.close(resolve);
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

function createState(options: MewsSandboxOptions): SandboxState {
  const now = options.now ?? (() => performance.now());
  const origin = Date.now() - now();
  return {
    rules: {
      strictTypes: options.strictTypes ?? false,
      uniqueCodes: options.uniqueCodes ?? false,
      requireEnterpriseId: options.requireEnterpriseId ?? false,
      getAllLagMs: options.getAllLagMs ?? 0,
    },
    echoDetails: options.echoDetails ?? false,
    maxBodyBytes: options.maxBodyBytes ?? 4 * 1024 * 1024,
    commitDelayMs: options.commitDelayMs ?? 0,
    store: new LoyaltyProgramStore(),
    rate: new RateWindow(options.requestsPerWindow ?? 200, options.windowMs ?? 30_000, now),
    faults: new FaultQueue(),
    pauses: new Pauses(),
    log: new RequestLog(),
    now,
    nowUtc: () => new Date(origin + now()),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') {
    throw new Error('The server has no port');
  }
  return address.port;
}
