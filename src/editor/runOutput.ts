import * as vscode from 'vscode';
import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import type { CreatedRecord } from '../submission/journalRecord';
import { JOURNAL_FULL } from '../submission/journalRefusal';
import { createdOf } from '../submission/resultRecord';
import type { RecordFailure, SentBatch } from '../submission/sendItems';
import { answerNotes } from './answerNotes';
import { fullTarget } from './connectionWords';
import { harmless } from './harmless';
import { documentName } from './loyaltyDocument';
import { loyaltyPrograms } from './loyaltyPrograms';
import { outcomeSentence } from './outcomeSentence';
import type { Output } from './output';
import type { RunFacts } from './runFacts';

const { t } = vscode.l10n;

/** So many programs are listed at most that an answer holds beyond what was sent. The record of the run has all of them. */
export const MAX_UNASKED_LINES = 1000;

/** What the output channel says of runs. */
export class RunOutput {
  constructor(private readonly output: Output) {}

  /** A run begins, or goes on. */
  began({ file, untitled, count, skipped, connection, chainId }: RunFacts): void {
    const name = harmless(documentName(file));
    this.output.info(
      t(
        'Adding {0} from {1} to {2} · connection "{3}"',
        loyaltyPrograms(count),
        untitled ? t('{0} (not saved)', name) : name,
        fullTarget(connection, chainId),
        harmless(connection.name),
      ),
    );
    if (skipped > 0)
      this.output.info(t('Left out, because Mews has them or may have them: {0}', loyaltyPrograms(skipped)));
  }

  /** A request of a run has ended: one line per program, then the request. */
  ended(facts: RunFacts, batch: SentBatch): void {
    let unasked = 0;
    for (const created of createdOf(batch.outcome, batch.items)) {
      if (created.index !== undefined) this.output.info(programLine(created, facts.programs));
      else if (++unasked <= MAX_UNASKED_LINES)
        this.output.warn(t('Returned, but not sent: {0}', programLine(created, facts.programs)));
    }
    if (unasked > MAX_UNASKED_LINES) {
      this.output.warn(
        t('Returned, but not sent, and not listed here: {0}', loyaltyPrograms(unasked - MAX_UNASKED_LINES)),
      );
    }
    const { outcome } = batch;
    const requestId =
      'requestId' in outcome && outcome.requestId !== undefined
        ? t('RequestId {0}', outcome.requestId)
        : t('no RequestId');
    const said = t('{0} ({1}, {2} ms)', outcomeSentence(outcome, batch.items.length), requestId, batch.tookMs);
    if (outcome.kind === 'confirmed') this.output.info(said);
    else this.output.error(said);
    for (const { sentence } of answerNotes(facts, batch)) this.output.warn(sentence);
  }

  /** Programs that had come up meanwhile, and were not sent a second time. */
  foundBefore(found: readonly CreatedRecord[], programs: readonly LoyaltyProgram[]): void {
    for (const program of found)
      this.output.info(t('Found in Mews, so not sent again: {0}', programLine(program, programs)));
  }

  /** Programs that are there although Mews refused the request. */
  foundAfterRefusal(found: readonly CreatedRecord[], programs: readonly LoyaltyProgram[]): void {
    for (const program of found) {
      this.output.warn(t('Created, although Mews refused the request: {0}', programLine(program, programs)));
    }
  }

  /** What a check found. */
  checked(found: readonly CreatedRecord[], programs: readonly LoyaltyProgram[]): void {
    for (const program of found) this.output.info(t('Found in Mews: {0}', programLine(program, programs)));
  }

  /** What a check found and could not tell for ours. */
  alike(alike: readonly CreatedRecord[], programs: readonly LoyaltyProgram[]): void {
    for (const program of alike) this.output.warn(t('Perhaps one of these: {0}', programLine(program, programs)));
  }

  /** The disk failed. */
  recordFailed({ when, code = '?', rescuedTo }: RecordFailure): void {
    if (when === 'before-sending' && code === JOURNAL_FULL) {
      this.output.error(t('The record of this run is full, so nothing more was sent.'));
    } else if (when === 'before-sending') {
      this.output.error(t('No record of the run could be written ({0}), so nothing more was sent.', code));
    } else if (rescuedTo !== undefined) {
      this.output.error(
        t(
          'The record of this run could not be written ({0}). Its last answer is kept in {1}.',
          code,
          harmless(rescuedTo),
        ),
      );
    } else {
      this.output.error(
        t(
          'The record of this run could not be written ({0}). Ids above that the tree does not show stand only here: copy them now.',
          code,
        ),
      );
    }
  }
}

/** Code, Name and Id: as Mews told them, else as they were sent. */
function programLine({ index, Code, Name, Id }: CreatedRecord, programs: readonly LoyaltyProgram[]): string {
  const sent = index === undefined ? undefined : programs[index];
  return [Code ?? sent?.Code ?? '?', Name ?? sent?.Name ?? '?', Id].map(harmless).join(' · ');
}
