import * as vscode from 'vscode';
import type { SentBefore } from '../submission/sentBefore';
import { loyaltyPrograms } from './loyaltyPrograms';
import type { AddPlan } from './planAdd';
import { unreadSentence } from './unreadSentence';

const { t } = vscode.l10n;

/** What a plan leaves a person to choose. */
export interface AddChoices {
  /** Indexes of the programs that nobody has seen in Mews, and their number. */
  readonly freshItems: readonly number[];
  readonly fresh: number;
  /** The number of the others: in Mews already, sent before, or perhaps so. */
  readonly present: number;
  /** How many of these may have been created by a run whose outcome is not known. */
  readonly uncertain: number;
  /** Something is not plain, so that a person has to be asked whatever the setting says. */
  readonly mustAsk: boolean;
  /** What there is to know before choosing, one line each. */
  readonly sentences: readonly string[];
}

/** Sums up a plan for the question before sending. `count` programs stand in the file. */
export function addChoices(count: number, { existing, plan, before }: AddPlan): AddChoices {
  const { same, different } = plan?.counts ?? { same: 0, different: 0 };
  const inMews = new Set(plan?.programs.flatMap(({ kind }, index) => (kind === 'new' ? [] : [index])));
  const uncertain = before.filter(({ state }) => state === 'uncertain');
  const created = before.filter(({ state }) => state === 'created');
  const gone = created.filter(({ index }) => !inMews.has(index));
  const presentItems = new Set([...inMews, ...before.map(({ index }) => index)]);
  const freshItems = Array.from({ length: count }, (_, index) => index).filter((index) => !presentItems.has(index));
  const twice = plan?.twice.length ?? 0;
  const sentences: string[] = [];
  if (existing.kind !== 'read' && existing.kind !== 'cancelled') sentences.push(unreadSentence(existing));
  if (presentItems.size > 0) sentences.push(t('New: {0}', freshItems.length));
  if (same > 0) sentences.push(sameSentence(same, daysOf(created, inMews)));
  if (different > 0) sentences.push(t('In Mews already, but not the same: {0}', different));
  if (gone.length > 0) {
    sentences.push(
      plan
        ? t('Added by you before, and no longer in Mews: {0} (on {1})', gone.length, daysOf(gone))
        : t('Added by you before: {0} (on {1})', gone.length, daysOf(gone)),
    );
  }
  if (uncertain.length > 0) {
    sentences.push(
      t(
        'May have been created by an earlier run, whose outcome nobody knows: {0} (on {1})',
        uncertain.length,
        daysOf(uncertain),
      ),
    );
  }
  if (twice > 0) sentences.push(t('Codes that stand more than once in the file: {0}', loyaltyPrograms(twice)));
  return {
    freshItems,
    fresh: freshItems.length,
    present: presentItems.size,
    uncertain: uncertain.length,
    mustAsk: existing.kind === 'failed' || existing.kind === 'throttled',
    sentences,
  };
}

function sameSentence(count: number, days: string): string {
  return days === ''
    ? t('In Mews already, and the same: {0}', count)
    : t('In Mews already, and the same: {0} (added by you on {1})', count, days);
}

/** The days on which programs were sent: the newest, and whether there are others. Empty where there are none. */
function daysOf(before: readonly SentBefore[], among?: ReadonlySet<number>): string {
  const days = before
    .filter(({ index }) => !among || among.has(index))
    .map(({ run }) => new Date(run.at).toLocaleDateString(undefined, { dateStyle: 'medium' }));
  const [newest = '', ...others] = new Set(days);
  return others.length === 0 ? newest : t('{0} and earlier', newest);
}
