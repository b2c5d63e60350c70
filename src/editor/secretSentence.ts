import * as vscode from 'vscode';
import { harmless } from './harmless';
import type { NotSaved } from './savedConnection';
import type { SecretFailure } from './secretVault';
import type { LoadedConnection } from './storedTokens';

const { t } = vscode.l10n;

/** Why the tokens of a connection can't be had. */
export function notLoadedSentence(name: string, loaded: Exclude<LoadedConnection, { kind: 'loaded' }>): string {
  const connection = harmless(name);
  switch (loaded.why) {
    case 'hanging':
      return t(
        'The secret storage of VS Code has not answered for 10 seconds, so the tokens of "{0}" could not be read. Nothing was sent. A locked keyring may be waiting for its password.',
        connection,
      );
    case 'refused':
      return t(
        'The secret storage of VS Code failed, so the tokens of "{0}" could not be read. Nothing was sent.',
        connection,
      );
    case 'gone': {
      const gone = t('The tokens of "{0}" are gone from the secret storage of VS Code. Nothing was sent.', connection);
      return vscode.env.uiKind === vscode.UIKind.Web
        ? `${gone} ${t('If another window has stored them, reload this one: in a browser, it does not see them before.')}`
        : gone;
    }
    case 'undecryptable':
      return t(
        'VS Code could not decrypt the tokens of "{0}" and has thrown them away. Has the keyring of this machine changed? Nothing was sent.',
        connection,
      );
    case 'forgotten':
      return t(
        'VS Code has forgotten the tokens of "{0}", and all others, since it was closed: here its secret storage holds them in memory only. Nothing was sent.',
        connection,
      );
    case 'damaged':
      return t(
        'What the secret storage of VS Code holds for "{0}" is damaged. Enter the tokens again. Nothing was sent.',
        connection,
      );
    default:
      return loaded satisfies never;
  }
}

/** Why tokens could not be stored. */
export function notSavedSentence(why: NotSaved): string {
  switch (why) {
    case 'hanging':
      return t(
        'The tokens are not stored yet: the secret storage of VS Code has not answered for 10 seconds. A locked keyring may be waiting for its password.',
      );
    case 'refused':
      return t('The tokens were not stored: the secret storage of VS Code failed.');
    case 'name-taken':
      return t('Nothing was stored: another window has stored a connection of this name meanwhile.');
    case 'not-kept':
      return t(
        'The tokens were not stored: the secret storage of VS Code said that it has stored them, but it has not.',
      );
    case 'changed-meanwhile':
      return t('Nothing was stored: another window has changed or removed this connection meanwhile. Begin again.');
    case 'held-elsewhere':
      return t('Other tokens lie in the secret storage under this name, perhaps those of another profile of VS Code.');
    default:
      return why satisfies never;
  }
}

/** Why a connection could not be removed. */
export function notRemovedSentence(why: SecretFailure | 'changed-meanwhile'): string {
  switch (why) {
    case 'hanging':
      return t(
        'The connection is not removed yet: the secret storage of VS Code has not answered for 10 seconds. A locked keyring may be waiting for its password. Remove it again then.',
      );
    case 'refused':
      return t('The connection was not removed: the secret storage of VS Code failed.');
    case 'changed-meanwhile':
      return t('The connection was not removed: another window has changed or removed it meanwhile.');
    default:
      return why satisfies never;
  }
}

/** What is to be known of a storage that forgot everything before. */
export function forgetsSentence(): string {
  return t('VS Code has forgotten tokens before when it was closed. If it does so again, enter them again then.');
}
