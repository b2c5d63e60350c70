import * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import type { AddedBatch, AddReport, AddRequest } from '../submission/addLoyaltyPrograms';
import { createdOf } from '../submission/resultRecord';
import { answerNotes } from './answerNotes';
import { shortTarget } from './connectionWords';
import { COMMANDS, VIEWS } from './ids';
import { loyaltyPrograms } from './loyaltyPrograms';
import { outcomeSentence } from './outcomeSentence';
import type { Output } from './output';

const { t } = vscode.l10n;

/** One notification at the end of a run: what was created, what went wrong, and what was not sent. */
export function tellReport(
  report: AddReport,
  request: Pick<AddRequest, 'programs' | 'chainId'> & { readonly untitled: boolean },
  connection: ConnectionSummary,
  output: Output,
): void {
  const total = request.programs.length;
  const created = report.batches.flatMap(({ outcome, from }) => createdOf(outcome, from));
  const added = created.filter(({ index }) => index !== undefined).length;
  const loud = report.batches.flatMap((batch) => answerNotes(request, batch)).filter((note) => note.loud);
  const notes = loud.slice(0, 1).map(({ sentence }) => sentence);
  const showPrograms = t('Show Programs');
  const showOutput = t('Show Output');
  if (added === total && !report.recordFailure) {
    const done = t('Added {0} to {1}.', loyaltyPrograms(total), shortTarget(connection));
    const sentence = request.untitled ? t('{0} The file is not saved: what the editor shows was sent.', done) : done;
    if (notes.length === 0) {
      void vscode.window.showInformationMessage(sentence, showPrograms, showOutput).then(follow);
    } else {
      output.show();
      void vscode.window.showWarningMessage([sentence, ...notes].join(' '), showPrograms, showOutput).then(follow);
    }
    return;
  }
  const last = report.batches.at(-1);
  const tried = last === undefined ? 0 : last.outcome.kind === 'not-sent' ? last.from : last.from + last.count;
  const severalBatches = last !== undefined && last.count < total;
  const parts: string[] = [];
  if (added > 0 && severalBatches) parts.push(t('Added {0} of {1}.', added, loyaltyPrograms(total)));
  if (last && last.outcome.kind !== 'confirmed') parts.push(batchSentence(last, severalBatches));
  if (report.recordFailure) parts.push(recordSentence(report));
  if (tried < total && (severalBatches || report.recordFailure))
    parts.push(t('Not sent: {0}.', loyaltyPrograms(total - tried)));
  const text = [...parts, ...notes].join(' ');
  const cancelled = last !== undefined && 'why' in last.outcome && last.outcome.why === 'cancelled';
  if (cancelled && last.outcome.kind === 'not-sent') {
    void vscode.window.showInformationMessage(text, ...(created.length > 0 ? [showPrograms] : [])).then(follow);
    return;
  }
  output.show();
  const tell = cancelled ? vscode.window.showWarningMessage : vscode.window.showErrorMessage;
  void tell(text, ...(created.length > 0 ? [showPrograms, showOutput] : [showOutput])).then(follow);

  function follow(chosen: string | undefined): void {
    if (chosen === showPrograms) void vscode.commands.executeCommand(`${VIEWS.createdPrograms}.focus`);
    else if (chosen === showOutput) void vscode.commands.executeCommand(COMMANDS.showOutput);
  }
}

/** What the last request came to, with its place in the run where there were several, and the RequestId for Mews' support. */
function batchSentence({ from, count, outcome }: AddedBatch, severalBatches: boolean): string {
  const said = outcomeSentence(outcome, count);
  const requestId = 'requestId' in outcome ? outcome.requestId : undefined;
  const sentence = requestId === undefined ? said : t('{0} (RequestId {1})', said, requestId);
  if (!severalBatches) return sentence;
  return count === 1
    ? t('Program {0}: {1}', from + 1, sentence)
    : t('Programs {0} to {1}: {2}', from + 1, from + count, sentence);
}

/** What a failed disk means for the person: Ids that stand nowhere else, or nothing lost. */
function recordSentence({ recordFailure, batches }: AddReport): string {
  const code = recordFailure?.code ?? '?';
  const last = batches.at(-1);
  if (recordFailure?.when === 'before-sending' || last === undefined) {
    return t('No record of the run can be kept on this disk ({0}), so nothing more was sent.', code);
  }
  return createdOf(last.outcome, last.from).length > 0
    ? t('The record could not be written to disk ({0}): the Ids stand only in the output. Copy them now.', code)
    : t('The record could not be written to disk ({0}).', code);
}
