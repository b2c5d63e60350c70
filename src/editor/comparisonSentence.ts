import * as vscode from 'vscode';
import { escapedMarkdown } from './escapedMarkdown';
import type { Comparison } from './mewsComparisons';
import { unreadSentence } from './unreadSentence';

const { t } = vscode.l10n;

/** When Mews was asked, or why a file is not compared with what Mews has. Markdown. */
export function comparisonSentence(comparison: Comparison): string {
  switch (comparison.kind) {
    case 'compared': {
      const when = comparison.askedAt.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
      const sentence = t(
        'Mews was asked on {0}, through the connection "{1}".',
        escapedMarkdown(when),
        escapedMarkdown(comparison.connection),
      );
      const edited = t(
        'The file was changed since then: what stands in it now is compared with what Mews said about the earlier text. Run the preview again to ask anew.',
      );
      return comparison.edited ? `${sentence} **${edited}**` : sentence;
    }
    case 'untrusted':
      return t('Not compared with Mews: this workspace is not trusted, so nothing is asked from it.');
    case 'no-connection':
      return t('Not compared with Mews: no connection is chosen.');
    case 'errors':
      return t('Not compared with Mews: that needs a file without errors. Correct it, then run the preview again.');
    case 'no-tokens':
      return t(
        'Not compared with Mews: the tokens of the connection could not be read from the secret storage of VS Code. "Mews: Replace Tokens" takes them anew.',
      );
    case 'other-tokens':
      return t(
        'Not compared with Mews: the tokens of the connection were replaced elsewhere, perhaps by those of another hotel. "Mews: Add Loyalty Programs" asks about it before anything is sent.',
      );
    case 'not-asked':
      return t('Not compared with Mews yet. Run the preview again to ask what it has.');
    case 'asking':
      return t('Mews is being asked what it has…');
    case 'cancelled':
      return t('Not compared with Mews: you cancelled before the answer had come. Run the preview again to ask anew.');
    case 'other-connection':
      return t(
        'Not compared with Mews: the connection is another one than the one that was asked. Run the preview again.',
      );
    case 'other-chain':
      return t(
        'Not compared with Mews: ChainId names another chain than the one that was asked. Run the preview again.',
      );
    case 'unread':
      return escapedMarkdown(unreadSentence(comparison.read));
    default:
      return comparison satisfies never;
  }
}
