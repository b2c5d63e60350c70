import { type Connection, summaryOf } from '../mews/connection';
import type { BeginRecord } from './journalRecord';
import type { Place } from './sentBefore';

/**
 * Where programs end up that are sent through a connection, and whom Mews says its token belongs to. With a Portfolio Access Token
 * that is no hotel, but the chain that the file names. No token is in it.
 */
export function placeOf(
  connection: Connection,
  chainId: string | null | undefined,
  fingerprint: string | undefined,
): Place & Pick<BeginRecord, 'enterpriseName' | 'chainName'> {
  const { name, platformAddress, portfolio, chains, enterpriseName, ...token } = summaryOf(connection);
  const chainName = portfolio
    ? chains?.find(({ id }) => id.toLowerCase() === chainId?.toLowerCase())?.name
    : token.chainName;
  return {
    connection: name,
    platformAddress,
    portfolio,
    ...(enterpriseName !== undefined && !portfolio && { enterpriseName }),
    ...(chainName !== undefined && { chainName }),
    ...(token.chainId !== undefined && !portfolio && { tokenChainId: token.chainId }),
    ...(fingerprint !== undefined && { fingerprint }),
    ...(chainId !== undefined && { chainId }),
  };
}
