import { type Connection, summaryOf } from '../mews/connection';
import type { BeginRecord } from './journalRecord';
import type { Place } from './sentBefore';

/** Where programs end up that are sent through a connection, and whom Mews says its token belongs to. No token is in it. */
export function placeOf(
  connection: Connection,
  chainId: string | null | undefined,
  fingerprint: string | undefined,
): Place & Pick<BeginRecord, 'enterpriseName' | 'chainName'> {
  const { name, chainId: tokenChainId, ...summary } = summaryOf(connection);
  return {
    connection: name,
    ...summary,
    ...(tokenChainId !== undefined && { tokenChainId }),
    ...(fingerprint !== undefined && { fingerprint }),
    ...(chainId !== undefined && { chainId }),
  };
}
