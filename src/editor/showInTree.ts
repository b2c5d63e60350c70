import * as vscode from 'vscode';
import type { CreatedProgramsTree } from './createdProgramsTree';
import type { LazyTree } from './lazyTree';
import { messages } from './messages';

/** Shows the program with an Id in "Created Programs". Its run can have been forgotten since that was offered. */
export function showInTree(
  programs: Pick<CreatedProgramsTree, 'rowOf'>,
  tree: Pick<LazyTree, 'reveal'>,
): (id: unknown) => Promise<void> {
  return async (id) => {
    const row = typeof id === 'string' ? await programs.rowOf(id) : undefined;
    if (row) await tree.reveal(row);
    else void messages.information(vscode.l10n.t('This program is not in "Created Programs".'));
  };
}
