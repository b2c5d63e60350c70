import * as vscode from 'vscode';
import type { LoyaltyFileFinding } from '../loyaltyFile/loyaltyFileProblem';
import { HELP_SCHEME } from './ids';
import type { PlanMarkCode } from './planMarkCodes';

/** The page on a kind of problem: what the README says of it. Diagnostics link it from their code. */
export function problemHelpUri(code: LoyaltyFileFinding['code'] | PlanMarkCode): vscode.Uri {
  return vscode.Uri.from({ scheme: HELP_SCHEME, path: `/${code}.md` });
}

/**
 * Gives these pages, from the file that the build makes of the README. A README of the web could not be read behind a
 * company's proxy, and would tell of another version.
 */
export function provideProblemHelp(extensionUri: vscode.Uri): vscode.Disposable {
  const file = vscode.Uri.joinPath(extensionUri, 'dist', 'problems.md');
  return vscode.workspace.registerTextDocumentContentProvider(HELP_SCHEME, {
    provideTextDocumentContent: async ({ path }) => {
      const code = path.slice(1, -'.md'.length);
      const sections = new TextDecoder().decode(await vscode.workspace.fs.readFile(file)).split(/^(?=### )/m);
      return sections.find((section) => section.startsWith(`### \`${code}\``))?.replace('### ', '# ') ?? '';
    },
  });
}
