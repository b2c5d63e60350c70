import * as vscode from 'vscode';
import { type Connection, type ConnectionSummary, summaryOf } from '../mews/connection';
import type { ConnectionStore } from './connectionStore';
import { harmless } from './harmless';
import { messages } from './messages';
import { notSavedSentence } from './secretSentence';
import { slowProgress } from './slowProgress';

const { t } = vscode.l10n;
const KEYRING_HELP = 'https://code.visualstudio.com/docs/configure/settings-sync#_troubleshooting-keychain-issues';

/**
 * Keeps a connection, in the place of `former` where there is one, active where it is new or takes the place of the active one.
 * Where the secret storage fails, says why, and offers to try again or to hold it in this window alone. Undefined: it is not kept.
 */
export async function keepConnection(
  store: ConnectionStore,
  connection: Connection,
  former?: ConnectionSummary,
): Promise<ConnectionSummary | undefined> {
  for (;;) {
    const title = t('Storing the tokens in the secret storage of VS Code…');
    const saved = await slowProgress({ title, cancellable: false }, () => store.save(connection, former));
    switch (saved) {
      case 'saved':
        return summaryOf(connection);
      case 'former-left':
        void messages.warning(
          t(
            'Stored, but the former tokens of "{0}" could not be deleted from the secret storage. Have them revoked at Mews if they are no longer in use.',
            harmless((former ?? connection).name),
          ),
        );
        return summaryOf(connection);
      case 'name-taken':
        void messages.error(notSavedSentence(saved));
        return undefined;
      default: {
        const way = await askForWay(notSavedSentence(saved));
        if (way === 'give-up') return undefined;
        if (way === 'hold') return holdConnection(store, connection, former);
      }
    }
  }
}

/** Holds a connection in the memory of this window alone. */
export function holdConnection(
  store: ConnectionStore,
  connection: Connection,
  former?: ConnectionSummary,
): ConnectionSummary {
  store.hold(connection, former);
  return summaryOf(connection);
}

/** Says what failed, and asks how to go on. Who has read the help is asked again: tokens are typed once. */
async function askForWay(sentence: string): Promise<'again' | 'hold' | 'give-up'> {
  const again = t('Try Again');
  const hold = t('Use for This Window Only');
  const help = t('Keyring Help');
  for (;;) {
    const chosen = await messages.error(sentence, again, hold, help);
    if (chosen === again) return 'again';
    if (chosen !== help) return chosen === hold ? 'hold' : 'give-up';
    await vscode.env.openExternal(vscode.Uri.parse(KEYRING_HELP));
  }
}
