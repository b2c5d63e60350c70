import { otherChain } from '../loyaltyFile/otherChain';
import type { ConnectionSummary } from '../mews/connection';
import { otherChainSentence } from './otherChainSentence';

/** What is to be known before programs are sent whose file names another chain than the token is for, or may do so; undefined where it does not. */
export function chainMismatch(connection: ConnectionSummary, chainId: string | null | undefined): string | undefined {
  const other = otherChain(connection, chainId);
  return other && otherChainSentence(other);
}
