import * as vscode from 'vscode';
import type { AddOutcome } from '../mews/addOutcome';
import { harmless } from './harmless';
import { proxyHelp } from './proxyHelp';

const { t } = vscode.l10n;

/** What came in place of an answer that can be believed. */
export function unknownReason(
  outcome: Pick<AddOutcome & { readonly kind: 'unknown' }, 'why' | 'status' | 'code' | 'redirectHost'>,
): string {
  const status = outcome.status ?? '?';
  switch (outcome.why) {
    case 'cancelled':
      return t('Cancelled, but Mews may have received the request already.');
    case 'bug':
      return t('A bug in this extension kept it from reading the answer.');
    case 'deadline':
      return t('Mews did not answer in time.');
    case 'connection-lost':
      return t('The connection was lost before Mews answered ({0}).', outcome.code ?? t('no code'));
    case 'no-proxy':
      return t('VS Code could not reach your proxy, so very likely nothing was sent. Check the setting "http.proxy".');
    case 'answer-broken-off':
      return t('The answer broke off (status {0}).', status);
    case 'answer-too-large':
      return t('The answer was too large to read.');
    case 'unreadable-answer':
      return t('The answer (status {0}) is not one of Mews: it holds no programs that can be read.', status);
    case 'web-page':
      return t(
        'A web page came in place of an answer of Mews (status {0}), such as the login page of a network or a proxy. Open a browser, log in where it asks, and check the PlatformAddress of the connection.',
        status,
      );
    case 'proxy-login':
      return t('A proxy, not Mews, wants a user name and password (status {0}). {1}', status, proxyHelp.login());
    case 'proxy-refused':
      return t(
        'A proxy or gateway, not Mews, does not let the request through (status {0}). {1}',
        status,
        proxyHelp.refused(),
      );
    case 'gateway-error':
      return t('A proxy or gateway before Mews failed (status {0}).', status);
    case 'no-content':
      return t('Mews answered without content (204), so no Ids came.');
    case 'redirect':
      return outcome.redirectHost === undefined
        ? t(
            'The server wants to redirect the request (status {0}), which is never followed: it would carry the tokens elsewhere.',
            status,
          )
        : t(
            'The server wants to redirect the request to {0} (status {1}), which is never followed: it would carry the tokens there.',
            harmless(outcome.redirectHost),
            status,
          );
    case 'not-from-mews':
      return t(
        'Something other than Mews answered (status {0}), perhaps a proxy. Check the PlatformAddress of the connection.',
        status,
      );
    case 'request-timeout':
      return t(
        'The request took Mews too long (408). Smaller requests (setting "mewsLoyalty.batchSize") take less time.',
      );
    case 'server-error':
      return t('Mews failed with an error of its own (status {0}).', status);
    default:
      return outcome.why satisfies never;
  }
}
