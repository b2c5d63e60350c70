import * as vscode from 'vscode';
import { fullTarget, targetOf } from './connectionWords';
import { escapedMarkdown } from './escapedMarkdown';
import type { KnownProgram } from './knownPrograms';

/** Of a program that Mews has: its Id, and when and where it was created. Markdown. */
export function knownSentence({ id, at, target }: KnownProgram): string {
  const when = new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const where = fullTarget(targetOf(target), target.chainId);
  return vscode.l10n.t(
    'Id {0}, created {1} for {2} (connection "{3}")',
    escapedMarkdown(id),
    escapedMarkdown(when),
    escapedMarkdown(where),
    escapedMarkdown(target.connection),
  );
}
