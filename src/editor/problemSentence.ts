import * as vscode from 'vscode';
import type { JsonType, LoyaltyFileFinding } from '../loyaltyFile/loyaltyFileProblem';
import { documentName } from './loyaltyDocument';
import { otherChainSentence } from './otherChainSentence';
import { shortened } from './shortened';

const { t } = vscode.l10n;

/** How much of a value or a name a sentence quotes, in characters. */
const MAX_LENGTH = 60;

/** A finding as a sentence that says what to do. */
export function problemSentence(finding: LoyaltyFileFinding): string {
  switch (finding.code) {
    case 'file-too-large':
      return t(
        'The file is too large to check ({0} million characters, at most {1} million). Split it into several files.',
        (finding.length / 1_000_000).toFixed(1),
        Math.floor(finding.limit / 1_000_000),
      );
    case 'empty-file':
      return t('The file is empty. Press Ctrl+Space for a skeleton with one loyalty program.');
    case 'nested-too-deeply':
      return t('Objects and lists are nested deeper than {0} levels here. A loyalty file needs three.', finding.limit);
    case 'not-json':
      return t('This is not valid JSON. Correct it before the programs can be added.');
    case 'comment':
      return t('Mews takes strict JSON, which has no comments. Remove the comment.');
    case 'trailing-comma':
      return t('Mews takes strict JSON, which has no comma after the last entry. Remove the comma.');
    case 'member-twice':
      return t('"{0}" stands twice in this object. Remove one of them.', shown(finding.member));
    case 'wrong-type':
      return finding.member === undefined
        ? t('This must be {0}, not {1}.', typeNames(finding.expected), typeName(finding.actual))
        : t('{0} must be {1}, not {2}.', finding.member, typeNames(finding.expected), typeName(finding.actual));
    case 'missing-member':
      return t('{0} is missing. Add it: Mews requires it.', finding.member);
    case 'missing-recommended-member':
      return t("{0} is missing. Add it: Mews' current contract requires it.", finding.member);
    case 'empty-value':
      return t('{0} is empty. Give it at least one character.', finding.member);
    case 'too-long':
      return t('{0} has {1} characters. Shorten it to {2} at most.', finding.member, finding.length, finding.limit);
    case 'not-in-list':
      return t(
        '"{0}" is not a {1}. Use one of: {2}.',
        shown(finding.value),
        finding.member,
        finding.allowed.join(', '),
      );
    case 'empty-list':
      return t('The list of loyalty programs is empty. Add at least one program.');
    case 'too-many-programs':
      return t('The file holds {0} programs. Split it: one file may hold {1} at most.', finding.count, finding.limit);
    case 'invalid-chain-id':
      return t('ChainId must be a UUID, like 1df21f06-0cfc-4960-9c58-a3bf1261663e, or null.');
    case 'missing-chain-id':
      return t(
        'ChainId is missing. The active connection has a Portfolio Access Token, which needs the Id of the chain.',
      );
    case 'other-chain-id':
      return otherChainSentence(finding.other);
    case 'token-in-file':
      return t('A token does not belong in a file. Remove it: the extension sends the tokens of the connection.');
    case 'unpaired-surrogate':
      return t('{0} holds half of a character (an unpaired surrogate). Type the text again.', finding.member);
    case 'unknown-member':
      return t('"{0}" is not part of the API and is not sent. Remove it.', shown(finding.member));
    case 'member-case':
      return t('"{0}" must be written "{1}": Mews tells capitals from small letters.', finding.member, finding.meant);
    case 'misspelled-member':
      return t('"{0}" is not part of the API. Did you mean "{1}"?', shown(finding.member), finding.meant);
    case 'code-in-other-file':
      return t(
        'Code "{0}" stands in {1} as well. Make sure that only one of the two is added.',
        shown(finding.value),
        shown(documentName(vscode.Uri.parse(finding.file))),
      );
    case 'duplicate-code':
      return t(
        'Code "{0}" stands more than once in this file. Give each program a Code of its own.',
        shown(finding.value),
      );
    case 'similar-code':
      return t(
        'Code "{0}" differs from "{1}" only by case or blanks. Make them clearly different.',
        shown(finding.value),
        shown(finding.other),
      );
    case 'surrounding-blanks':
      return t('{0} starts or ends with a blank. Remove it unless it is meant.', finding.member);
    case 'several-requests':
      return t(
        '{0} programs are sent as several requests of at most {1}, one after another.',
        finding.count,
        finding.limit,
      );
    default:
      return finding satisfies never;
  }
}

/** The types a value may have; the schema allows one, or null as well. */
function typeNames(types: readonly JsonType[]): string {
  const [first = 'null', second] = types;
  return second === undefined ? typeName(first) : t('{0} or {1}', typeName(first), typeName(second));
}

function typeName(type: JsonType): string {
  switch (type) {
    case 'object':
      return t('an object in { }');
    case 'array':
      return t('a list in [ ]');
    case 'string':
      return t('a text in quotes');
    case 'number':
      return t('a number');
    case 'boolean':
      return t('true or false');
    case 'null':
      return t('null');
    default:
      return type satisfies never;
  }
}

/** A value or a name of the file. */
function shown(text: string): string {
  return shortened(text, MAX_LENGTH);
}
