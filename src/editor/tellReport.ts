import * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import type { AddReport } from '../submission/addLoyaltyPrograms';
import { createdOf } from '../submission/resultRecord';
import { shortTarget } from './connectionWords';
import { COMMANDS, VIEWS } from './ids';
import { loyaltyPrograms } from './loyaltyPrograms';
import { outcomeSentence } from './outcomeSentence';
import type { Output } from './output';

const { t } = vscode.l10n;

/** One notification at the end of a run: what was created, and what went wrong. */
export function tellReport(report: AddReport, count: number, connection: ConnectionSummary, output: Output): void {
  const created = report.batches.flatMap(({ outcome, from }) => createdOf(outcome, from)).length;
  const showPrograms = t('Show Programs');
  const showOutput = t('Show Output');
  const last = report.batches.at(-1);
  if (last?.outcome.kind === 'confirmed' && created >= count && !report.recordFailure) {
    void vscode.window
      .showInformationMessage(
        t('Added {0} to {1}.', loyaltyPrograms(count), shortTarget(connection)),
        showPrograms,
        showOutput,
      )
      .then(follow);
    return;
  }
  output.show();
  const parts: string[] = [];
  if (created > 0) parts.push(t('Added {0} of {1}.', created, loyaltyPrograms(count)));
  if (last && last.outcome.kind !== 'confirmed') parts.push(outcomeSentence(last.outcome, last.count));
  const sent = last ? last.from + last.count : 0;
  if (report.recordFailure?.when === 'before-sending') {
    parts.push(
      t(
        'No record of the run can be kept on this disk ({0}), so {1} not sent.',
        report.recordFailure.code ?? '?',
        t('{0} were', loyaltyPrograms(count - sent)),
      ),
    );
  } else if (report.recordFailure) {
    parts.push(t('The record could not be written to disk: the Ids are only in the output. Copy them now.'));
  } else if (sent < count) {
    parts.push(t('Not sent: {0}.', loyaltyPrograms(count - sent)));
  }
  const buttons = created > 0 ? [showPrograms, showOutput] : [showOutput];
  void vscode.window.showErrorMessage(parts.join(' '), ...buttons).then(follow);

  function follow(chosen: string | undefined): void {
    if (chosen === showPrograms) void vscode.commands.executeCommand(`${VIEWS.createdPrograms}.focus`);
    else if (chosen === showOutput) void vscode.commands.executeCommand(COMMANDS.showOutput);
  }
}
