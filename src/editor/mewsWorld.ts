import type { Connection } from '../mews/connection';
import type { MewsClient } from '../mews/mewsClient';
import type { ReadPort } from '../submission/existingPrograms';
import { readPrograms } from '../submission/readPrograms';
import { type RequestPace, requestPace } from '../submission/requestPace';
import type { SendPorts } from '../submission/sendItems';

/** Mews, time and chance, as runs and checks see them. */
export interface MewsWorld extends Pick<SendPorts, 'wait' | 'now' | 'clock' | 'random'> {
  readonly mews: Pick<MewsClient, 'add' | 'getAll'>;
  /** Name and version of the extension. */
  readonly client: string;
  /** How fast requests may follow one another; one for each AccessToken. */
  readonly paceOf: (connection: Connection) => RequestPace;
}

/** The paces of a window: what one run has sent counts for the next. */
export function paces(clock: () => number): MewsWorld['paceOf'] {
  const kept = new Map<string, RequestPace>();
  return ({ platformAddress, name }) => {
    const key = `${platformAddress} ${name}`;
    const pace = kept.get(key) ?? requestPace(clock);
    kept.set(key, pace);
    return pace;
  };
}

/** Reads programs through a connection. Only with a Portfolio Access Token does the chain of the file decide where. */
export function readPort(
  world: MewsWorld,
  connection: Connection,
  chainId: string | null | undefined,
  onProgress: (done: number, total: number) => void = () => undefined,
): ReadPort {
  const chain = connection.portfolio && typeof chainId === 'string' ? { chainId } : {};
  return (codes, activityStates, signal) =>
    readPrograms(
      codes,
      { ...chain, activityStates },
      {
        ...world,
        tokens: [connection.clientToken, connection.accessToken],
        pace: world.paceOf(connection),
        onProgress,
        getAll: (query, readSignal) => world.mews.getAll(connection, query, readSignal),
      },
      signal,
    );
}

/** Sends through a connection. */
export function sendPorts(
  world: MewsWorld,
  connection: Connection,
): Pick<SendPorts, 'post' | 'wait' | 'now' | 'clock' | 'random' | 'pace'> {
  return {
    ...world,
    pace: world.paceOf(connection),
    post: (body, signal) => world.mews.add(connection, body, signal),
  };
}
