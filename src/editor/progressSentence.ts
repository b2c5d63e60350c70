import * as vscode from 'vscode';
import type { AddProgress } from '../submission/addLoyaltyPrograms';
import { loyaltyPrograms } from './loyaltyPrograms';

const { t } = vscode.l10n;

/** What a run is doing, counted in programs. */
export function progressSentence(progress: AddProgress): string {
  const { done, total } = progress;
  switch (progress.kind) {
    case 'sending': {
      const last = done + progress.batch.count;
      return last === total && done === 0
        ? t('adding {0}…', loyaltyPrograms(total))
        : t('adding loyalty programs {0} to {1} of {2}…', done + 1, last, total);
    }
    case 'pausing':
      return t('{0} of {1} added. Mews asks for a pause of {2} s…', done, total, Math.ceil(progress.pauseMs / 1000));
    default:
      return progress satisfies never;
  }
}
