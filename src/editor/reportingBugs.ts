import * as vscode from 'vscode';
import { messages } from './messages';
import type { Output } from './output';

/** Does work where a bug may end: it is told by its kind and place, never by its words, which could quote anything. */
export async function reportingBugs(what: string, output: Output, work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    const kind = error instanceof Error ? error.constructor.name : typeof error;
    const lines = error instanceof Error ? (error.stack?.split('\n') ?? []) : [];
    const place = lines.find((line) => /^\s+at /.test(line))?.trim() ?? '';
    output.warn(vscode.l10n.t('A bug in this extension stopped "{0}" ({1} {2})', what, kind, place));
    void messages.error(
      vscode.l10n.t('Something went wrong that should not. The output "Mews Loyalty Programs" says where.'),
    );
  }
}
