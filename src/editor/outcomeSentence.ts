import * as vscode from 'vscode';
import type { AddOutcome } from '../mews/addOutcome';
import { harmless } from './harmless';
import { loyaltyPrograms } from './loyaltyPrograms';
import { notSentReason } from './notSentReason';
import { unknownReason } from './unknownReason';

const { t } = vscode.l10n;
const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;

/**
 * What a request came to: what happened, whether Mews may have created programs, and what to do next. `foundAfterRefusal`: so many
 * of it are there although Mews refused it.
 */
export function outcomeSentence(outcome: AddOutcome, count: number, foundAfterRefusal = 0): string {
  switch (outcome.kind) {
    case 'confirmed':
      return t('Mews created {0}.', loyaltyPrograms(count));
    case 'partial':
      return t(
        'Mews returned Ids for {0} of {1}. The rest may have been created: check before you add them again.',
        count - outcome.missing.length,
        loyaltyPrograms(count),
      );
    case 'rejected':
      return `${rejectedSentence(outcome.status)} ${wordsOf(outcome.message)}${
        foundAfterRefusal > 0
          ? t('Mews has {0} of it all the same.', loyaltyPrograms(foundAfterRefusal))
          : t('Nothing was created.')
      }`;
    case 'throttled':
      return `${t('Mews takes no more requests for now (429).')} ${wordsOf(outcome.message)}${
        outcome.retryAfter.kind === 'too-long'
          ? t('Nothing was created. {0}', againSentence(outcome.retryAfter.pauseMs))
          : t('Nothing was created. Add the programs again later.')
      }`;
    case 'not-sent':
      return notSentReason(outcome.why, outcome.code, outcome.host);
    case 'unknown':
      return `${unknownReason(outcome)} ${wordsOf(outcome.message)}${t(
        '{0} may have been created: check before you add again.',
        loyaltyPrograms(count),
      )}`;
    default:
      return outcome satisfies never;
  }
}

/** When a pause is over that is too long to wait for. */
function againSentence(pauseMs: number): string {
  if (pauseMs < HOUR_MS) return t('Add the programs again in {0} minutes.', Math.ceil(pauseMs / 60_000));
  const time = new Date(Date.now() + pauseMs);
  return pauseMs < YEAR_MS
    ? t(
        'Add the programs again after {0}.',
        time.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' }),
      )
    : t('Mews asks for a pause of more than a year, so something is wrong there.');
}

/** Mews' own message, as a sentence with a blank behind it. */
function wordsOf(message: string | undefined): string {
  const text = message === undefined ? '' : harmless(message);
  return text === '' ? '' : `${t('Mews says: "{0}".', text)} `;
}

function rejectedSentence(status: number): string {
  switch (status) {
    case 400:
      return t('Mews did not accept the request (400).');
    case 401:
      return t(
        'Mews refused the tokens, or they may not add loyalty programs (401). Edit the connection, or ask Mews for the permission.',
      );
    case 403:
      return t('A rule of Mews does not allow this (403).');
    case 404:
      return t('There is no such operation at this address (404). Check the PlatformAddress of the connection.');
    case 409:
      return t('Data in Mews changed meanwhile (409). Try again.');
    case 413:
      return t('The request is too large for Mews (413). Lower the setting "mewsLoyalty.batchSize" and try again.');
    default:
      return t('Mews refused the request ({0}).', status);
  }
}
