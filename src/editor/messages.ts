import * as vscode from 'vscode';

type Show = (text: string, ...rest: (string | vscode.MessageOptions)[]) => Thenable<string | undefined>;

let redact = (text: string) => text;

/**
 * Notifications and dialogs: the only way to show one. Texts are made of sentences of ours and of words that `harmless` has been
 * over; this is the last line, for whatever came past that: no token, and nothing that VS Code would turn into a link.
 */
export const messages = {
  /** From now on texts go through this. Each bundle has a copy of this file, so each is told. */
  redactWith(clean: (text: string) => string): void {
    redact = clean;
  },
  information: (text, ...rest) => vscode.window.showInformationMessage(...lastLine(text, rest)),
  warning: (text, ...rest) => vscode.window.showWarningMessage(...lastLine(text, rest)),
  error: (text, ...rest) => vscode.window.showErrorMessage(...lastLine(text, rest)),
} satisfies Record<'information' | 'warning' | 'error', Show> & {
  redactWith: (clean: (text: string) => string) => void;
};

function lastLine(
  text: string,
  rest: readonly (string | vscode.MessageOptions)[],
): [string, vscode.MessageOptions, ...string[]] {
  const [options] = rest.filter((part) => typeof part !== 'string');
  const { detail } = options ?? {};
  const buttons = rest.filter((part) => typeof part === 'string');
  return [spoken(text), { ...options, ...(detail !== undefined && { detail: spoken(detail) }) }, ...buttons];
}

function spoken(text: string): string {
  return redact(text).replaceAll('](', '] (');
}
