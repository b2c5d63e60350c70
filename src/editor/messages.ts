import * as vscode from 'vscode';
import { lastLine } from './lastLine';

type Show = (text: string, ...rest: (string | vscode.MessageOptions)[]) => Thenable<string | undefined>;
type VsCodeShow = (text: string, options: vscode.MessageOptions, ...buttons: string[]) => Thenable<string | undefined>;

/**
 * Notifications and dialogs: the only way to show one. Texts are made of sentences of ours and of words that `harmless` has been
 * over; this is the last line, for whatever came past that: no token, and nothing that VS Code would turn into a link.
 */
export const messages = {
  // Looked up at each call: tests put functions of theirs in the place of VS Code's.
  information: (text, ...rest) => through((...said) => vscode.window.showInformationMessage(...said), text, rest),
  warning: (text, ...rest) => through((...said) => vscode.window.showWarningMessage(...said), text, rest),
  error: (text, ...rest) => through((...said) => vscode.window.showErrorMessage(...said), text, rest),
} satisfies Record<'information' | 'warning' | 'error', Show>;

/** Gives the button as the caller knows it. */
async function through(
  show: VsCodeShow,
  text: string,
  rest: readonly (string | vscode.MessageOptions)[],
): Promise<string | undefined> {
  const [options] = rest.filter((part) => typeof part !== 'string');
  const { detail } = options ?? {};
  const buttons = rest.filter((part) => typeof part === 'string');
  const shown = buttons.map(lastLine.clean);
  const chosen = await show(
    spoken(text),
    { ...options, ...(detail !== undefined && { detail: spoken(detail) }) },
    ...shown,
  );
  return chosen === undefined ? undefined : buttons[shown.indexOf(chosen)];
}

function spoken(text: string): string {
  return lastLine.clean(text).replaceAll('](', '] (');
}
