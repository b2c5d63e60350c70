import * as vscode from 'vscode';
import type { Configuration } from '../mews/configuration';
import { MAX_TOKEN_LENGTH } from '../mews/limits';
import { type PlatformAddressRefusal, parsePlatformAddress } from '../mews/platformAddress';
import { environmentName } from './connectionWords';
import { harmless } from './harmless';

const { t } = vscode.l10n;
const MAX_CONNECTION_NAME_LENGTH = 80;

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

/** What is wrong with a typed name; undefined where nothing is. */
export function nameSentence(text: string, taken: readonly string[]): string | undefined {
  if (text === '') return t('Give the connection a name.');
  if (text.length > MAX_CONNECTION_NAME_LENGTH) return t('Use at most {0} characters.', MAX_CONNECTION_NAME_LENGTH);
  return taken.includes(text) ? t('There is a connection of this name already.') : undefined;
}

/** What Mews said of the tokens, over the box for the name. */
export function belongsToSentence(configuration: Configuration | undefined): string {
  const ask = t('Name this connection.');
  switch (configuration?.kind) {
    case 'known': {
      const { enterpriseName, chainName } = configuration;
      if (enterpriseName === undefined) return ask;
      return chainName === undefined
        ? t('These tokens belong to {0}. {1}', harmless(enterpriseName), ask)
        : t('These tokens belong to {0}, chain {1}. {2}', harmless(enterpriseName), harmless(chainName), ask);
    }
    case 'refused':
      return configuration.message === undefined
        ? t(
            'Mews did not say whose tokens these are ({0}). Go back to correct them, or keep them. {1}',
            configuration.status,
            ask,
          )
        : t(
            'Mews did not say whose tokens these are ({0}: {1}). Go back to correct them, or keep them. {2}',
            configuration.status,
            harmless(configuration.message),
            ask,
          );
    case 'unavailable':
      return t('Mews could not be asked whose tokens these are. {0}', ask);
    default:
      return ask;
  }
}

/** What Mews said of the tokens that are to take the place of others. */
export function replacingSentence(configuration: Configuration): string {
  const then = t('The tokens that the connection has now are deleted.');
  switch (configuration.kind) {
    case 'known': {
      const { enterpriseName, chainName } = configuration;
      if (enterpriseName === undefined) return then;
      return chainName === undefined
        ? t('The tokens of the file belong to {0}. {1}', harmless(enterpriseName), then)
        : t(
            'The tokens of the file belong to {0}, chain {1}. {2}',
            harmless(enterpriseName),
            harmless(chainName),
            then,
          );
    }
    case 'refused':
      return t('Mews did not say whose tokens the file holds ({0}). {1}', configuration.status, then);
    case 'unavailable':
      return t('Mews could not be asked whose tokens the file holds. {0}', then);
    default:
      return configuration satisfies never;
  }
}

/** A name for a new connection: hotel and chain where Mews told them, else the environment; told apart where it is taken. */
export function proposedName(
  address: string,
  configuration: Configuration | undefined,
  taken: readonly string[],
): string {
  const { enterpriseName, chainName } = configuration?.kind === 'known' ? configuration : {};
  const place = environmentName(address);
  const known = [enterpriseName, chainName].filter((name) => name !== undefined).map(harmless);
  const name = known.length === 0 ? place : known.join(', ').slice(0, MAX_CONNECTION_NAME_LENGTH - 10);
  const candidates = known.length === 0 ? [name] : [name, `${name} (${place})`];
  const free = candidates.find(
    (candidate) => candidate.length <= MAX_CONNECTION_NAME_LENGTH && !taken.includes(candidate),
  );
  if (free !== undefined) return free;
  for (let number = 2; ; number++) {
    if (!taken.includes(`${name} ${number}`)) return `${name} ${number}`;
  }
}
