import * as vscode from 'vscode';
import type { CreatedProgramsNode } from './createdProgramsNode';
import { harmless } from './harmless';
import { documentName } from './loyaltyDocument';
import { loyaltyPrograms } from './loyaltyPrograms';
import { messages } from './messages';
import type { Runs } from './runs';

const { t } = vscode.l10n;

/** Takes a run out of the tree after asking, and its record from the disk. Never one that is uncertain. */
export function forgetRun(runs: Runs): (node?: CreatedProgramsNode) => Promise<void> {
  return async (node) => {
    if (node?.kind !== 'run') return;
    const { runId, begin, created } = node.run;
    const verb = t('Forget Run');
    const chosen = await messages.warning(
      t('Forget the run of "{0}"?', harmless(documentName(vscode.Uri.parse(begin.file)))),
      {
        modal: true,
        detail: t(
          'Its record is deleted, with the Ids of {0}. The programs themselves stay in Mews.',
          loyaltyPrograms(created.length),
        ),
      },
      verb,
    );
    if (chosen !== verb || (await runs.forget(runId))) return;
    void messages.warning(t('This run is uncertain or under way, so its record stays. Check it first.'));
  };
}
