import type { Socket } from 'node:net';
import type { Pauses } from './pauses';

const READ_TIME_MS = 10;

/** Resets a connection once the client had time to read what it was sent: a reset may discard what it has not read. */
export async function resetAfterReading(socket: Socket, pauses: Pauses): Promise<void> {
  await pauses.wait(READ_TIME_MS);
  socket.resetAndDestroy();
}
