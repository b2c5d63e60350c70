import * as vscode from 'vscode';
import { harmless } from './harmless';
import { documentName } from './loyaltyDocument';
import { loyaltyPrograms } from './loyaltyPrograms';
import { messages } from './messages';
import type { Runs } from './runs';

const { t } = vscode.l10n;

/**
 * Takes a run out of the tree after asking, and its record from the disk. Never one that is uncertain. What is asked about is what the
 * journal has, and nothing else: the row that the command is called for may be an old one, or another extension's idea of one.
 */
export function forgetRun(runs: Runs): (runId: string | undefined) => Promise<void> {
  return async (runId) => {
    if (runId === undefined) return;
    const run = (await runs.all()).runs.find((one) => one.runId === runId);
    if (!run) {
      void messages.warning(t('This run is under way, or its record is no longer there. Nothing was deleted.'));
      return;
    }
    const verb = t('Forget Run');
    const chosen = await messages.warning(
      t('Forget the run of "{0}"?', harmless(documentName(vscode.Uri.parse(run.begin.file)))),
      {
        modal: true,
        detail: t(
          'Its record is deleted, with the Ids of {0}. The programs themselves stay in Mews.',
          loyaltyPrograms(run.created.length),
        ),
      },
      verb,
    );
    if (chosen !== verb || (await runs.forget(run.runId))) return;
    void messages.warning(t('This run is uncertain or under way, so its record stays. Check it first.'));
  };
}
