import * as vscode from 'vscode';
import { JOURNAL_FULL } from '../submission/journalRefusal';
import { createdOf } from '../submission/resultRecord';
import type { SentBatch } from '../submission/sendItems';
import { answerNotes } from './answerNotes';
import { shortTarget } from './connectionWords';
import { COMMANDS, VIEWS } from './ids';
import { loyaltyPrograms } from './loyaltyPrograms';
import { messages } from './messages';
import { outcomeSentence } from './outcomeSentence';
import type { Output } from './output';
import type { RunFacts } from './runFacts';
import type { SentReport } from './sentReport';

const { t } = vscode.l10n;

/** A button, and what it does. */
type Button = readonly [label: string, press: () => Thenable<unknown>];

/** One notification at the end of a run: what was created, what went wrong, what was not sent, and what to do about it. */
export function tellReport(report: SentReport, facts: RunFacts, output: Output): void {
  const { count } = facts;
  const added = addedOf(report);
  const notes = report.batches
    .flatMap((batch) => answerNotes(facts, batch))
    .filter((note) => note.loud)
    .toSorted((a, b) => Number(b.isChain ?? false) - Number(a.isChain ?? false))
    .slice(0, 1)
    .map(({ sentence }) => sentence);
  const showOutput: Button = [t('Show Output'), () => vscode.commands.executeCommand(COMMANDS.showOutput)];
  const showPrograms: Button = [
    t('Show Programs'),
    () => vscode.commands.executeCommand(`${VIEWS.createdPrograms}.focus`),
  ];
  if (added === count && !report.recordFailure) {
    const text = [doneSentence(facts), ...notes].join(' ');
    if (notes.length > 0) output.show();
    const show = notes.length > 0 ? messages.warning : messages.information;
    tell(show, text, [showPrograms, showOutput]);
    return;
  }
  const buttons = [...nextSteps(report, facts), ...(added > 0 ? [showPrograms] : []), showOutput].slice(0, 3);
  const text = [...stoppedSentences(report, facts, added), ...notes].join(' ');
  const { outcome } = report.batches.at(-1) ?? {};
  if (report.cancelled && outcome?.kind !== 'unknown') {
    tell(messages.information, text, buttons);
    return;
  }
  output.show();
  tell(report.cancelled ? messages.warning : messages.error, text, buttons);
}

function tell(
  show: (text: string, ...items: string[]) => Thenable<string | undefined>,
  text: string,
  buttons: Button[],
): void {
  void show(text, ...buttons.map(([label]) => label)).then((chosen) => {
    void buttons.find(([label]) => label === chosen)?.[1]();
  });
}

/** How many programs of the run have an Id now that had none before. */
function addedOf({ batches, foundBefore = [], foundAfterRefusal }: SentReport): number {
  const created = batches.flatMap(({ outcome, items }) => createdOf(outcome, items));
  return created.filter(({ index }) => index !== undefined).length + foundBefore.length + foundAfterRefusal.length;
}

function doneSentence({ count, connection, untitled, skipped }: RunFacts): string {
  const done = t('Added {0} to {1}.', loyaltyPrograms(count), shortTarget(connection));
  const left = skipped > 0 ? t('Left out: {0}.', loyaltyPrograms(skipped)) : '';
  const state = untitled ? t('The file is not saved: what the editor shows was sent.') : '';
  return [done, left, state].filter((sentence) => sentence !== '').join(' ');
}

function stoppedSentences(report: SentReport, { count }: RunFacts, added: number): string[] {
  const last = report.batches.at(-1);
  const answered = report.batches.flatMap(({ items }) => items).length;
  const notSent = count - answered + (last?.outcome.kind === 'not-sent' ? last.items.length : 0);
  const several = answered < count || report.batches.length > 1;
  const sentences: string[] = [];
  if (added > 0 && several) sentences.push(t('Added {0} of {1}.', added, loyaltyPrograms(count)));
  if (report.cancelled && last?.outcome.kind === 'confirmed') sentences.push(t('Cancelled.'));
  if (last && last.outcome.kind !== 'confirmed') sentences.push(batchSentence(last, several, report));
  if (report.recordFailure) sentences.push(recordSentence(report));
  else if (report.bug && !(last?.outcome.kind === 'unknown' && last.outcome.why === 'bug')) {
    sentences.push(
      last
        ? t('A bug in this extension stopped it. The output says where.')
        : t('A bug in this extension stopped it before anything was sent. The output says where.'),
    );
  }
  if (notSent > 0 && several) sentences.push(t('Not sent: {0}.', loyaltyPrograms(notSent)));
  return sentences;
}

/** What the last request came to, with its place in the run where there were several, and the RequestId for Mews' support. */
function batchSentence(
  { items, outcome }: SentBatch,
  several: boolean,
  { cancelled, foundAfterRefusal }: SentReport,
): string {
  // Cancelled in a pause, what counts is that nothing came of the request, not why there was a pause.
  const resting =
    cancelled && (outcome.kind === 'throttled' || (outcome.kind === 'not-sent' && outcome.why !== 'cancelled'));
  const said = resting
    ? t('Cancelled. Nothing was created by this request.')
    : outcomeSentence(outcome, items.length, foundAfterRefusal.length);
  const requestId = 'requestId' in outcome && !resting ? outcome.requestId : undefined;
  const sentence = requestId === undefined ? said : t('{0} (RequestId {1})', said, requestId);
  const first = (items[0] ?? 0) + 1;
  const last = (items.at(-1) ?? 0) + 1;
  if (!several || last - first + 1 !== items.length) return sentence;
  return first === last ? t('Program {0}: {1}', first, sentence) : t('Programs {0} to {1}: {2}', first, last, sentence);
}

/** What a failed disk means for the person: where the Ids stand, or that nothing is lost. */
function recordSentence({ recordFailure, batches }: SentReport): string {
  const code = recordFailure?.code ?? t('a bug in this extension');
  const last = batches.at(-1);
  if (recordFailure?.when === 'before-sending' || last === undefined) {
    return code === JOURNAL_FULL
      ? t(
          'The record of this run is full, so nothing more was sent. Add the programs of the file once more: they become a new run, and those that Mews has by now are left out.',
        )
      : t('No record of the run can be kept on this disk ({0}), so nothing more was sent.', code);
  }
  return createdOf(last.outcome, last.items).length > 0
    ? t('The record could not be written to disk ({0}). The Ids are in the document that was opened: keep it.', code)
    : t('The record could not be written to disk ({0}).', code);
}

/** What can be done about programs that are uncertain, or that wait. */
function nextSteps({ runId, batches, recordFailure, cancelled }: SentReport, { count }: RunFacts): Button[] {
  const last = batches.at(-1);
  if (runId === undefined || recordFailure || !last) return [];
  const command = (label: string, id: string, ...rest: unknown[]): Button[] => [
    [label, () => vscode.commands.executeCommand(id, runId, ...rest)],
  ];
  const { outcome } = last;
  if (outcome.kind === 'unknown' || outcome.kind === 'partial') return command(t('Check'), COMMANDS.checkUncertain);
  if (outcome.kind === 'rejected') {
    const half = Math.ceil(last.items.length / 2);
    if (outcome.status !== 413 || last.items.length === 1) return [];
    return command(t('Send Smaller Requests'), COMMANDS.sendRest, half);
  }
  const rest = batches.flatMap(({ items }) => items).length < count || outcome.kind !== 'confirmed';
  return rest && (batches.length > 1 || cancelled || outcome.kind === 'throttled')
    ? command(t('Add the Rest'), COMMANDS.sendRest)
    : [];
}
