import type { Connection } from '../../src/mews/connection';

/** Something that a connection can lead to. */
export interface FaultServer {
  /** The PlatformAddress. */
  readonly address: string;
  readonly tokens: Pick<Connection, 'clientToken' | 'accessToken'>;
  /** How many requests to add programs came to it, whole or not. */
  adds(): number;
  /** All bytes that came to it, as latin1, where it is a stranger who must not learn the tokens. */
  strangersBytes?(): string;
  /** How many of its connections are open. Undefined where only the client's side can tell. */
  openSockets?(): number;
  close(): Promise<void>;
}
