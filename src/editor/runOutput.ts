import * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import type { AddedBatch, AddReport, AddRequest } from '../submission/addLoyaltyPrograms';
import { createdOf } from '../submission/resultRecord';
import { answerNotes } from './answerNotes';
import { fullTarget } from './connectionWords';
import { harmless } from './harmless';
import { loyaltyPrograms } from './loyaltyPrograms';
import { outcomeSentence } from './outcomeSentence';
import type { Output } from './output';

const { t } = vscode.l10n;

/** What of a request may be printed: not its connection. */
type AddedFacts = Pick<AddRequest, 'programs' | 'chainId'>;

/** What the output channel says of runs. */
export class RunOutput {
  constructor(private readonly output: Output) {}

  /** A run begins. */
  began(file: string, { programs, chainId }: AddedFacts, summary: ConnectionSummary): void {
    this.output.info(
      t(
        'Adding {0} from {1} to {2} · connection "{3}"',
        loyaltyPrograms(programs.length),
        harmless(file),
        fullTarget(summary, chainId),
        harmless(summary.name),
      ),
    );
  }

  /** A request of a run has ended: one line per program, then the request. */
  ended(request: AddedFacts, batch: AddedBatch): void {
    for (const { index, Code, Name, Id } of createdOf(batch.outcome, batch.from)) {
      const sent = index === undefined ? undefined : request.programs[index];
      const cells = [harmless(Code ?? sent?.Code ?? '?'), harmless(Name ?? sent?.Name ?? '?'), harmless(Id)];
      const line = cells.join(' · ');
      if (index === undefined) this.output.warn(t('Returned, but not sent: {0}', line));
      else this.output.info(line);
    }
    const { outcome } = batch;
    const requestId =
      'requestId' in outcome && outcome.requestId !== undefined
        ? t('RequestId {0}', outcome.requestId)
        : t('no RequestId');
    const facts = t('{0} ({1}, {2} ms)', outcomeSentence(outcome, batch.count), requestId, batch.tookMs);
    if (outcome.kind === 'confirmed') this.output.info(facts);
    else this.output.error(facts);
    for (const { sentence } of answerNotes(request, batch)) this.output.warn(sentence);
  }

  /** The disk failed. */
  recordFailed({ when, code = '?' }: NonNullable<AddReport['recordFailure']>): void {
    this.output.error(
      when === 'after-answer'
        ? t(
            'The record of this run could not be written ({0}). Ids above that the tree does not show stand only here: copy them now.',
            code,
          )
        : t('No record of the run could be written ({0}), so nothing more was sent.', code),
    );
  }
}
