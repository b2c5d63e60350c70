import * as vscode from 'vscode';
import { bugSentence } from './bugSentence';
import { messages } from './messages';
import type { Output } from './output';

/** Does work where a bug may end: the output says where it is, the person that there is one. */
export async function reportingBugs(what: string, output: Output, work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    output.warn(bugSentence(what, error));
    void messages.error(
      vscode.l10n.t('Something went wrong that should not. The output "Mews Loyalty Programs" says where.'),
    );
  }
}
