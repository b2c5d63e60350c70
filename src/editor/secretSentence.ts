import * as vscode from 'vscode';
import type { LoadedConnection, NotSaved } from './connectionStore';
import { harmless } from './harmless';

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
        'The secret storage of VS Code has not answered for 10 seconds, so the tokens were not stored. A locked keyring may be waiting for its password.',
      );
    case 'refused':
      return t('The secret storage of VS Code failed, so the tokens were not stored.');
    case 'name-taken':
      return t('Another window has stored a connection of this name meanwhile, so nothing was stored.');
    case 'not-kept':
      return t('The secret storage of VS Code said that it has stored the tokens, but it has not.');
    default:
      return why satisfies never;
  }
}

/** What is to be known of a storage that forgot everything before. */
export function forgetsSentence(): string {
  return t('VS Code has forgotten tokens before when it was closed. If it does so again, enter them again then.');
}
