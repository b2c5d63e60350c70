import * as vscode from 'vscode';

const { t } = vscode.l10n;

/** What helps with a proxy that says no. */
export const proxyHelp = {
  /** VS Code asks by itself where it can; it takes a name and a password out of the address as well. */
  login: () =>
    t(
      'Enter them where VS Code asks for them, or write them into the address in the setting "http.proxy" (http://name:password@host:port).',
    ),
  refused: () => t('Ask whoever runs it to allow the host of the PlatformAddress for VS Code.'),
} as const;
