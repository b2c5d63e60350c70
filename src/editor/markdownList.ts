import * as vscode from 'vscode';

/** The most lines of a list; a preview is read by people. */
export const MAX_LISTED = 100;

/** A list of Markdown under its heading, with how many there are more; nothing where there are none. */
export function markdownList(heading: string, lines: readonly string[], count: number): string {
  if (count === 0) return '';
  const more = count > lines.length ? [vscode.l10n.t('and {0} more', count - lines.length)] : [];
  return [`## ${heading}`, '', ...[...lines, ...more].map((line) => `- ${line}`)].join('\n');
}
