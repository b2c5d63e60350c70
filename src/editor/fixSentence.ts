import * as vscode from 'vscode';
import type { FixChange } from '../loyaltyFile/loyaltyFileFix';
import type { LoyaltyFileFinding } from '../loyaltyFile/loyaltyFileProblem';
import { shortened } from './shortened';

const { t } = vscode.l10n;
const MAX_LENGTH = 60;

/** What a fix will do, as the title of a code action. */
export function fixSentence(change: FixChange): string {
  switch (change.kind) {
    case 'insert-skeleton':
      return t('Insert a file with one loyalty program');
    case 'add-program':
      return t('Add a loyalty program to fill in');
    case 'make-program':
      return t('Make it a loyalty program with the Name "{0}"', shown(change.name));
    case 'wrap-in-file':
      return t('Put the list into { "LoyaltyPrograms": … }');
    case 'wrap-in-list':
      return t('Put the loyalty program into a list');
    case 'remove-comment':
      return t('Remove the comment');
    case 'remove-comma':
      return t('Remove the comma');
    case 'keep-first':
      return change.same
        ? t('Remove the repeated "{0}"', shown(change.member))
        : t('Keep the first "{0}"', shown(change.member));
    case 'keep-last':
      return t('Keep the last "{0}"', shown(change.member));
    case 'put-in-quotes':
      return t('Put {0} in quotes', shown(change.value));
    case 'take-out-of-list':
    case 'use-value':
      return t('Use "{0}"', shown(change.value));
    case 'use-null':
      return t('Use null');
    case 'add-member':
      return change.value === undefined
        ? t('Add {0}', change.member)
        : t('Add {0} "{1}"', change.member, shown(change.value));
    case 'add-missing-members':
      return t('Add all that is missing: {0}', change.members.join(', '));
    case 'give-name':
      return t('Give it the Name "{0}"', shown(change.name));
    case 'give-code':
      return t('Give it the Code "{0}"', shown(change.code));
    case 'shorten':
      return t('Shorten to {0} characters', change.limit);
    case 'use-chain-id':
      return change.chainName === undefined
        ? t('Use the ChainId {0}', change.chainId)
        : t('Use the ChainId of {0}', shown(change.chainName));
    case 'remove-member':
      return change.member === undefined ? t('Remove the token') : t('Remove "{0}"', shown(change.member));
    case 'remove-token':
      return t('Remove the token');
    case 'remove-half':
      return t('Remove the half character');
    case 'rename-member':
      return t('Rename to "{0}"', change.to);
    case 'remove-program':
      return change.doubled ? t('Remove this program: the same one stands above') : t('Remove this program');
    case 'trim':
      return t('Remove the blanks around it');
    default:
      return change satisfies never;
  }
}

/** What a fix will do where all problems of its kind are fixed; `count` is left out where they are too many to count. */
export function allFixesSentence(
  code: LoyaltyFileFinding['code'],
  kind: FixChange['kind'],
  count: number | undefined,
): string {
  const what = code === 'token-in-file' ? t('remove the tokens') : kindWords(kind);
  return count === undefined ? t('Fix all in this file: {0}', what) : t('Fix all in this file ({0}): {1}', count, what);
}

function kindWords(kind: FixChange['kind']): string {
  switch (kind) {
    case 'remove-comment':
      return t('remove the comments');
    case 'remove-comma':
      return t('remove the commas');
    case 'keep-first':
      return t('keep the first of repeated members');
    case 'keep-last':
      return t('keep the last of repeated members');
    case 'put-in-quotes':
      return t('put numbers in quotes');
    case 'take-out-of-list':
      return t('take texts out of their lists');
    case 'use-value':
      return t('use the nearest values');
    case 'add-member':
      return t('add the missing members');
    case 'make-program':
      return t('make programs of Names');
    case 'give-name':
      return t('give Names');
    case 'give-code':
      return t('give Codes of their own');
    case 'shorten':
      return t('shorten');
    case 'use-chain-id':
      return t('use the UUID');
    case 'remove-member':
      return t('remove what is not part of the API');
    case 'remove-token':
      return t('remove the tokens');
    case 'remove-half':
      return t('remove the half characters');
    case 'rename-member':
      return t('rename the members');
    case 'remove-program':
      return t('remove doubled programs');
    case 'trim':
      return t('remove the blanks around values');
    case 'insert-skeleton':
    case 'add-program':
    case 'wrap-in-file':
    case 'wrap-in-list':
    case 'use-null':
    case 'add-missing-members':
      return t('fix');
    default:
      return kind satisfies never;
  }
}

function shown(text: string): string {
  return shortened(text, MAX_LENGTH);
}
