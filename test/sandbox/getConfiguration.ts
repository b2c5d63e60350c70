import { checkContract } from './checkContract';
import { forbidden, invalid, type OperationCall, type OperationResult } from './operation';

/**
 * `configuration/get`: the enterprise of the token. A Portfolio Access Token gets the enterprise it names, or, unless
 * the rules say otherwise, its first one.
 */
export function getConfiguration(call: OperationCall): OperationResult {
  const check = checkContract('ConfigurationParameters', call.body);
  if (check.kind === 'invalid') {
    return invalid(check.parameter);
  }
  const { session } = call;
  const named = session.isPortfolio ? (check.value.EnterpriseId ?? null) : null;
  if (named === null && session.isPortfolio && call.rules.requireEnterpriseId) {
    return invalid('EnterpriseId');
  }
  const enterprise =
    named === null ? session.enterprises[0] : session.enterprises.find(({ Id }) => Id === named.toLowerCase());
  if (enterprise === undefined) {
    return forbidden('The enterprise is not in the portfolio of the access token.');
  }
  return {
    kind: 'done',
    body: {
      NowUtc: call.nowUtc.toISOString(),
      Enterprise: {
        Id: enterprise.Id,
        Name: enterprise.Name,
        ChainId: enterprise.chain.Id,
        ChainName: enterprise.chain.Name,
        IsPortfolio: session.isPortfolio,
      },
    },
  };
}
