import * as vscode from 'vscode';
import type { Configuration } from '../mews/configuration';
import type { PortfolioChains } from '../mews/connection';
import { MAX_CONNECTION_NAME_LENGTH, MAX_TOKEN_LENGTH } from '../mews/limits';
import { type PlatformAddressRefusal, parsePlatformAddress } from '../mews/platformAddress';
import { chainList } from './chainList';
import type { ConnectionDraft } from './connectionDraft';
import { environmentName } from './connectionWords';
import { harmless } from './harmless';
import { lastLine } from './lastLine';
import { nameKey } from './nameKey';
import { failureSentence } from './unreadSentence';

const { t } = vscode.l10n;
/** Chains and hotels that are named in one sentence. */
const MAX_NAMED = 3;

/** What is known of whom tokens belong to. */
export type OwnerFacts = Pick<ConnectionDraft, 'portfolio' | 'configuration' | 'covered'>;

/** What is wrong with a typed address; undefined where nothing is. */
export function addressSentence(text: string): string | undefined {
  const parsed = parsePlatformAddress(text);
  return parsed.kind === 'refused' ? refusalSentence(parsed.why) : undefined;
}

function refusalSentence(why: PlatformAddressRefusal): string {
  switch (why) {
    case 'not-an-address':
      return t('Type a whole address, like https://api.example.com.');
    case 'not-https':
      return t('Tokens only travel over https. Plain http is taken for 127.0.0.1, [::1] and localhost alone.');
    case 'user-info':
      return t('Remove the user name and password from the address.');
    case 'query-or-fragment':
      return t('Remove everything from the ? or # on.');
    case 'too-long':
      return t('The address is too long.');
    default:
      return why satisfies never;
  }
}

/** What is wrong with a typed token; undefined where nothing is. Mews promises no shape, so hardly anything is refused. */
export function tokenSentence(text: string): string | undefined {
  if (text === '') return t('Paste the token.');
  if (text.length > MAX_TOKEN_LENGTH) return t('This is longer than any token. Paste only the token.');
  return /[\s\p{Cc}]/u.test(text) ? t('A token has no blanks or line breaks. Paste only the token.') : undefined;
}

/** What is wrong with a typed name; undefined where nothing is. `former`: the name that is edited, which may stay. */
export function nameSentence(text: string, taken: readonly string[], former?: string): string | undefined {
  if (text === '') return t('Give the connection a name.');
  if ([...text].length > MAX_CONNECTION_NAME_LENGTH)
    return t('Use at most {0} characters.', MAX_CONNECTION_NAME_LENGTH);
  if (lastLine.holdsToken(text)) return t('A token stands in this. A name is shown everywhere: take another.');
  if (taken.includes(text)) return t('There is a connection of this name already.');
  const alike = text === former ? undefined : taken.find((name) => nameKey(name) === nameKey(text));
  if (alike === undefined) return undefined;
  return t(
    'There is the connection "{0}" already. Take a name that differs by more than capitals and blanks.',
    harmless(alike),
  );
}

/** What Mews has against tokens, under the box where they can be corrected; `alone`: there is no other box to go back to. */
export function refusedSentence(
  { status, message }: Extract<Configuration, { kind: 'refused' }>,
  alone: boolean,
): string {
  const then = alone
    ? t('Correct it, or press Enter again to keep it.')
    : t('Correct it, go back to the ClientToken, or press Enter again to keep it.');
  return message === undefined
    ? t('Mews refused these tokens ({0}). {1}', status, then)
    : t('Mews refused these tokens ({0}: "{1}"). {2}', status, harmless(message), then);
}

/** What Mews said of the tokens, over the box for the name. */
export function belongsToSentence(facts: OwnerFacts): string {
  const ask = t('Name this connection.');
  const owner = ownerSentence(facts);
  return owner === undefined ? ask : `${owner} ${ask}`;
}

/** Whom tokens belong to, as a sentence; undefined where Mews was not asked, or said nothing. */
export function ownerSentence({ portfolio = false, configuration, covered }: OwnerFacts): string | undefined {
  if (portfolio && covered) return portfolioSentence(covered);
  switch (configuration?.kind) {
    case 'known': {
      const { enterpriseName, chainName } = configuration;
      if (enterpriseName === undefined) return undefined;
      const hotel =
        chainName === undefined
          ? harmless(enterpriseName)
          : t('{0}, chain {1}', harmless(enterpriseName), harmless(chainName));
      if (portfolio) return t('These tokens belong to {0}, among others.', hotel);
      return t('These tokens belong to {0}.', hotel);
    }
    case 'refused': {
      const { status, message } = configuration;
      const said = message === undefined ? String(status) : `${status}: ${harmless(message)}`;
      return configuration.why === 'tokens'
        ? t('Mews refused these tokens ({0}), and you keep them.', said)
        : t('Mews did not say whose tokens these are ({0}). They may add programs all the same.', said);
    }
    case 'unavailable': {
      const unasked = t('Mews could not be asked whose tokens these are.');
      const { failure } = configuration;
      return failure === undefined ? unasked : `${unasked} ${failureSentence(failure)}`;
    }
    case undefined:
      return undefined;
    default:
      return configuration satisfies never;
  }
}

function portfolioSentence(covered: PortfolioChains): string {
  if (covered.chains.length === 0) return t('This token covers no enterprise yet.');
  const { named, rest } = chainList(covered, MAX_NAMED);
  return rest === undefined
    ? t('This token covers {0}.', named.join(', '))
    : t('This token covers {0}, and {1}.', named.join(', '), rest);
}

/** A name for a new connection: hotel and chain where Mews told them, else the environment; told apart where it is taken. */
export function proposedName(address: string, facts: OwnerFacts, taken: readonly string[]): string {
  const place = environmentName(address);
  const known = knownNames(facts).map(harmless);
  const name = known.length === 0 ? place : [...known.join(', ')].slice(0, MAX_CONNECTION_NAME_LENGTH - 10).join('');
  const candidates = known.length === 0 ? [name] : [name, `${name} (${place})`];
  const takenKeys = new Set(taken.map(nameKey));
  const isFree = (candidate: string) => !takenKeys.has(nameKey(candidate));
  const free = candidates.find((candidate) => candidate.length <= MAX_CONNECTION_NAME_LENGTH && isFree(candidate));
  if (free !== undefined) return free;
  for (let number = 2; ; number++) {
    if (isFree(`${name} ${number}`)) return `${name} ${number}`;
  }
}

function knownNames({ portfolio = false, configuration, covered }: OwnerFacts): string[] {
  if (portfolio && covered) return covered.chains.flatMap(({ name }) => name ?? []).slice(0, MAX_NAMED);
  const { enterpriseName, chainName } = configuration?.kind === 'known' ? configuration : {};
  const names = portfolio ? [chainName] : [enterpriseName, chainName];
  return names.filter((name) => name !== undefined);
}
