import * as vscode from 'vscode';
import type { NotSentReason } from '../mews/addOutcome';
import { harmless } from './harmless';
import { proxyHelp } from './proxyHelp';

const { t } = vscode.l10n;

/** Why a request never left, and what helps. */
export function notSentReason(why: NotSentReason, code = '?', host = t('the server')): string {
  switch (why) {
    case 'cancelled':
      return t('Cancelled before anything was sent.');
    case 'host-not-found':
      return t('The host was not found ({0}), so nothing was sent. Check the PlatformAddress and the network.', code);
    case 'connection-refused':
      return t('Nobody answers at the address ({0}), so nothing was sent. Check the PlatformAddress.', code);
    case 'unreachable':
      return t('The connection could not be made ({0}), so nothing was sent. Check the network, then try again.', code);
    case 'certificate':
      return certificateSentence(code);
    case 'tls-off':
      return t(
        'Certificates are not checked in this VS Code (the environment variable NODE_TLS_REJECT_UNAUTHORIZED is 0), so nothing was sent: the tokens could go to anybody. Remove the variable where VS Code is started, or the extension that sets it, and start VS Code again.',
      );
    case 'no-proxy':
      return t(
        'VS Code could not reach your proxy, so nothing was sent. Check the setting "http.proxy"; a host that needs no proxy belongs into "http.noProxy".',
      );
    case 'proxy-login':
      return t('Your proxy wants a user name and password ({0}), so nothing was sent. {1}', code, proxyHelp.login());
    case 'proxy-refused':
      return t(
        'Your proxy does not let VS Code through to {0} ({1}), so nothing was sent. {2}',
        harmless(host),
        code,
        proxyHelp.refused(),
      );
    default:
      return why satisfies never;
  }
}

/** What is wrong with a certificate, by the word of Node for it. */
function certificateSentence(code: string): string {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return t(
        'The certificate of the server is not valid today ({0}), so nothing was sent. Check the date and the time of this machine. Where they are right, the server, or a proxy before it, needs a new certificate.',
        code,
      );
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return t(
        'The certificate of the server is for another host ({0}), so nothing was sent. Check the PlatformAddress. Where it is right, a proxy or a network answers in place of the server.',
        code,
      );
    default:
      return t(
        'The certificate of the server is not trusted ({0}), so nothing was sent. Behind a company proxy, its certificate has to be among those of the system, and the setting "http.systemCertificates" has to be on.',
        code,
      );
  }
}
