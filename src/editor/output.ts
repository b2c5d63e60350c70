import * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import type { AddedBatch, AddReport, AddRequest } from '../submission/addLoyaltyPrograms';
import { createdOf } from '../submission/resultRecord';
import { fullTarget } from './connectionWords';
import { harmless } from './harmless';
import { loyaltyPrograms } from './loyaltyPrograms';
import { outcomeSentence } from './outcomeSentence';

const { t } = vscode.l10n;

/** The output channel. Takes facts, never a request: what it is not given it can't print. */
export class Output implements vscode.Disposable {
  private readonly channel = vscode.window.createOutputChannel('Mews Loyalty Programs', { log: true });

  dispose(): void {
    this.channel.dispose();
  }

  /** Shows the channel without taking the focus. */
  show(): void {
    this.channel.show(true);
  }

  /** A run begins. */
  began(file: string, count: number, summary: ConnectionSummary): void {
    this.channel.info(
      t(
        'Adding {0} from {1} to {2} · connection "{3}"',
        loyaltyPrograms(count),
        harmless(file),
        fullTarget(summary),
        harmless(summary.name),
      ),
    );
  }

  /** A request of a run has ended: one line per program, then the request. */
  ended(request: Pick<AddRequest, 'programs'>, batch: AddedBatch): void {
    for (const { index, Code, Name, Id } of createdOf(batch.outcome, batch.from)) {
      const sent = index === undefined ? undefined : request.programs[index];
      const line = t(
        '{0} · {1} · {2}',
        harmless(Code ?? sent?.Code ?? '?'),
        harmless(Name ?? sent?.Name ?? '?'),
        harmless(Id),
      );
      if (index === undefined) this.channel.warn(t('Returned, but not sent: {0}', line));
      else this.channel.info(line);
    }
    const { outcome } = batch;
    const requestId =
      'requestId' in outcome && outcome.requestId !== undefined
        ? t('RequestId {0}', outcome.requestId)
        : t('no RequestId');
    const facts = t('{0} ({1}, {2} ms)', outcomeSentence(outcome, batch.count), requestId, batch.tookMs);
    if (outcome.kind === 'confirmed') this.channel.info(facts);
    else this.channel.error(facts);
    for (const note of notesOf(request, batch)) this.channel.warn(note);
  }

  /** The disk failed. */
  recordFailed({ recordFailure }: AddReport): void {
    const code = recordFailure?.code ?? '?';
    if (recordFailure?.when === 'after-answer') {
      this.channel.error(
        t('The record of this run could not be written ({0}). The Ids above are all there is: copy them now.', code),
      );
    } else if (recordFailure) {
      this.channel.error(t('No record of the run could be written ({0}), so nothing more was sent.', code));
    }
  }

  /** Something that concerns no run. */
  warn(sentence: string): void {
    this.channel.warn(sentence);
  }
}

/** What came back other than it was sent. */
function notesOf(
  request: Pick<AddRequest, 'programs'> & { readonly chainId?: string | null | undefined },
  batch: AddedBatch,
): string[] {
  const { outcome } = batch;
  if (outcome.kind !== 'confirmed' && outcome.kind !== 'partial') return [];
  const notes = outcome.matched
    .filter(({ changed }) => changed.length > 0)
    .map(({ program, changed }) =>
      t('Mews changed {0} of the program {1}', changed.join(', '), harmless(program.Code ?? program.Id)),
    );
  const withoutChain = outcome.matched.filter(({ program }) => program.ChainId === undefined).length;
  if (withoutChain > 0) notes.push(t('Mews did not name the chain (ChainId) of {0}', loyaltyPrograms(withoutChain)));
  const { chainId } = request;
  const elsewhere = outcome.matched.filter(
    ({ program }) =>
      program.ChainId !== undefined && chainId && program.ChainId.toLowerCase() !== chainId.toLowerCase(),
  );
  if (elsewhere.length > 0) {
    notes.push(
      t(
        'Created in the chain {1}, not in the one the file names: {0}',
        loyaltyPrograms(elsewhere.length),
        harmless(elsewhere[0]?.program.ChainId ?? '?'),
      ),
    );
  }
  return notes;
}
