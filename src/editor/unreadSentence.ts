import * as vscode from 'vscode';
import type { ReadPrograms } from '../submission/readPrograms';
import { harmless } from './harmless';
import { notSentReason } from './notSentReason';
import { unknownReason } from './unknownReason';

const { t } = vscode.l10n;

/** What kept programs from being read, where it was not the person. */
export type Unread = Exclude<ReadPrograms, { kind: 'read' | 'cancelled' }>;

/** Why it could not be learned what Mews has. */
export function unreadSentence(read: Unread): string {
  const words = read.message === undefined ? '' : t(' Mews says: "{0}".', harmless(read.message));
  switch (read.kind) {
    case 'refused':
      if (read.status !== 401 && read.status !== 403) {
        return t(
          'Existing programs could not be checked: Mews did not accept the request ({0}).{1}',
          read.status,
          words,
        );
      }
      return t('Existing programs could not be checked: the token may not read them ({0}).{1}', read.status, words);
    case 'throttled':
      return t('Existing programs could not be checked: Mews takes no more requests for now (429).{0}', words);
    case 'failed':
      return t('Existing programs could not be checked. {0}{1}', failureSentence(read), words);
    default:
      return read satisfies never;
  }
}

/** What went wrong on the way to Mews, and what helps. */
export function failureSentence({ why, code, status, host }: Extract<ReadPrograms, { kind: 'failed' }>): string {
  switch (why) {
    case 'host-not-found':
    case 'connection-refused':
    case 'unreachable':
    case 'certificate':
    case 'no-proxy':
    case 'tls-off':
      return notSentReason(why, code);
    case 'proxy-login':
    case 'proxy-refused':
      return status === undefined ? notSentReason(why, code, host) : unknownReason({ why, status });
    default:
      return unknownReason({ why, ...(code !== undefined && { code }), ...(status !== undefined && { status }) });
  }
}
