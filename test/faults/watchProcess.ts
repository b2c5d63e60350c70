import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';

/** What the extension host does beside what it shows, while it is watched. */
export interface WatchedProcess {
  /** Exceptions and rejections that nobody caught, as text. */
  readonly uncaught: readonly string[];
  /** Resolves with the count-th connection (from now, 1 unless told) that anyone in this process begins to make. */
  whenConnecting(count?: number): Promise<Socket>;
  /** Calls this once, in the very moment in which the next connection begins to be made. */
  onConnecting(call: () => void): void;
  /** Connections made from this process that are still open, once those that are about to close had the time to. */
  openSockets(): Promise<readonly string[]>;
  release(): void;
}

const CONNECTIONS = 'net.client.socket';
const TIME_TO_CLOSE_MS = 2_000;

/** Watches the process for what nobody caught, and for connections that nobody closes. */
export function watchProcess(): WatchedProcess {
  const uncaught: string[] = [];
  const sockets = new Set<Socket>();
  const waiting: ((socket: Socket) => void)[] = [];
  const onUncaught = (error: unknown, origin?: unknown) => {
    uncaught.push(`${typeof origin === 'string' ? origin : 'unhandledRejection'}: ${textOf(error)}`);
  };
  const onConnecting = (message: unknown) => {
    const socket = socketOf(message);
    if (!socket) return;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    for (const resolve of waiting.splice(0)) resolve(socket);
  };
  // VS Code listens as well, and logs: being first, this one hears of it in any case.
  process.prependListener('unhandledRejection', onUncaught);
  process.prependListener('uncaughtExceptionMonitor', onUncaught);
  subscribe(CONNECTIONS, onConnecting);
  return {
    uncaught,
    async whenConnecting(count = 1) {
      for (let left = count; left > 1; left--) await this.whenConnecting();
      return new Promise((resolve) => waiting.push(resolve));
    },
    onConnecting: (call) => void waiting.push(call),
    async openSockets() {
      const closed = Promise.all([...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve))));
      await Promise.race([closed, pause(TIME_TO_CLOSE_MS)]);
      return [...sockets].map(({ connecting, destroyed, remoteAddress, remotePort }) =>
        JSON.stringify({ connecting, destroyed, remoteAddress, remotePort }),
      );
    },
    release() {
      process.off('unhandledRejection', onUncaught);
      process.off('uncaughtExceptionMonitor', onUncaught);
      unsubscribe(CONNECTIONS, onConnecting);
    },
  };
}

function socketOf(message: unknown): Socket | undefined {
  return typeof message === 'object' && message !== null && 'socket' in message
    ? (message.socket as Socket)
    : undefined;
}

/** All that any logger could make of an error. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return `${String(error)} ${inspect(error)}`;
  const cause = error.cause === undefined ? '' : textOf(error.cause);
  return [error.stack ?? error.message, JSON.stringify(error), inspect(error, { depth: 10 }), cause].join('\n');
}
