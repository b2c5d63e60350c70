import * as vscode from 'vscode';

/** A bug for the output: by its kind and place, never by its words, which could quote anything. */
export function bugSentence(what: string, error: unknown): string {
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  const lines = error instanceof Error ? (error.stack?.split('\n') ?? []) : [];
  const place = lines.find((line) => /^\s+at /.test(line))?.trim() ?? '';
  return vscode.l10n.t('A bug in this extension stopped "{0}" ({1} {2})', what, kind, place);
}
