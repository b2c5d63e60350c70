import * as vscode from 'vscode';
import type { CheckProgress } from '../submission/checkUncertain';
import type { SendProgress } from '../submission/sendItems';
import { loyaltyPrograms } from './loyaltyPrograms';

const { t } = vscode.l10n;

/** Only a wait that is longer than this is told, in s. */
const LONG_S = 5;

/** What a run is doing, counted in programs. `ms` is what is left of a pause, or what a request has taken so far. */
export function progressSentence(progress: SendProgress, ms = 0): string {
  const { done, total } = progress;
  const seconds = Math.ceil(ms / 1000);
  switch (progress.kind) {
    case 'sending': {
      const last = done + progress.count;
      const what =
        last === total && done === 0
          ? t('adding {0}…', loyaltyPrograms(total))
          : t('adding loyalty programs {0} to {1} of {2}…', done + 1, last, total);
      return seconds > LONG_S ? t('{0} waiting for Mews for {1} s', what, seconds) : what;
    }
    case 'pausing':
      switch (progress.why) {
        case 'throttled':
          return t('{0} of {1} added. Mews asks for a pause: {2} s…', done, total, seconds);
        case 'unreached':
          return t('{0} of {1} added. Mews was not reached; trying again in {2} s…', done, total, seconds);
        case 'pace':
          return t('{0} of {1} added. A pause keeps within the limit of Mews: {2} s…', done, total, seconds);
        default:
          return progress.why satisfies never;
      }
    default:
      return progress satisfies never;
  }
}

/** What a check is doing. */
export function checkSentence(progress: CheckProgress, leftMs = 0): string {
  const seconds = Math.ceil(leftMs / 1000);
  switch (progress.kind) {
    case 'waiting':
      return progress.why === 'quiet'
        ? t('waiting until nothing more can come up in Mews: {0} s…', seconds)
        : t('looked once; looking again in {0} s…', seconds);
    case 'looking':
      return progress.look === 1 ? t('looking in Mews…') : t('looking in Mews a second time…');
    default:
      return progress satisfies never;
  }
}
