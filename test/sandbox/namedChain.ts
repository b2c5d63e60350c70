import { forbidden, invalid, type Refusal } from './operation';
import { chainsOf, type Session } from './session';

/**
 * The Id of the chain an operation works in: the one the request names for a Portfolio Access Token, otherwise the
 * chain of the token's enterprise, whatever the request names.
 */
export function namedChain(
  session: Session,
  chainId: string | null | undefined,
): { readonly kind: 'chain'; readonly id: string } | Refusal {
  if (!session.isPortfolio) {
    return { kind: 'chain', id: session.enterprises[0].chain.Id };
  }
  if (chainId === null || chainId === undefined) {
    return invalid('ChainId');
  }
  const chain = chainsOf(session).find(({ Id }) => Id === chainId.toLowerCase());
  return chain === undefined
    ? forbidden('The chain is not in the portfolio of the access token.')
    : { kind: 'chain', id: chain.Id };
}
