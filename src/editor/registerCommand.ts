import * as vscode from 'vscode';
import type { Output } from './output';

/** Registers a command. The only place where a bug ends: it is told by its kind, never by its words, which could quote anything. */
export function registerCommand<A extends unknown[]>(
  id: string,
  output: Output,
  run: (...args: A) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: A) => {
    try {
      await run(...args);
    } catch (error) {
      const kind = error instanceof Error ? error.constructor.name : typeof error;
      const place =
        error instanceof Error
          ? (error.stack
              ?.split('\n')
              .find((line) => /^\s+at /.test(line))
              ?.trim() ?? '')
          : '';
      output.warn(vscode.l10n.t('A bug in this extension stopped "{0}" ({1} {2})', id, kind, place));
      void vscode.window.showErrorMessage(
        vscode.l10n.t('Something went wrong that should not. The output "Mews Loyalty Programs" says where.'),
      );
    }
  });
}
