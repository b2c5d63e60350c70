import type { Connection } from '../../src/mews/connection';
import type { MewsSandbox } from '../sandbox/mewsSandbox';
import { testApi } from './extensionApi';

/** Stores a connection to the sandbox, as "Add Connection" would, and makes it the active one. */
export async function connectTo(sandbox: MewsSandbox, changes: Partial<Connection> = {}): Promise<Connection> {
  const { connections } = await testApi();
  const connection: Connection = {
    name: 'Sandbox',
    platformAddress: sandbox.address,
    clientToken: sandbox.tokens.clientToken,
    accessToken: sandbox.tokens.accessToken,
    portfolio: false,
    enterpriseName: 'Hotel Aurora',
    chainName: 'Aurora Hotels',
    ...changes,
  };
  if ((await connections.save(connection)) !== 'saved') throw new Error('The connection was not stored');
  return connection;
}

/** Removes every connection. */
export async function disconnect(): Promise<void> {
  const { connections } = await testApi();
  for (const summary of connections.all) await connections.remove(summary);
}
