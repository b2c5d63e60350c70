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
  let overOthers = false;
  for (;;) {
    const title = t('Storing the tokens in the secret storage of VS Code…');
    const saved = await slowProgress({ title, cancellable: false }, () => store.save(connection, former, overOthers));
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
      case 'changed-meanwhile':
        void messages.error(notSavedSentence(saved));
        return undefined;
      case 'held-elsewhere':
        if (!(await confirmOverOthers(connection.name))) return undefined;
        overOthers = true;
        break;
      default: {
        const way = await askForWay(notSavedSentence(saved));
        if (way === 'again') break;
        if (way === 'give-up') return undefined;
        // Under an answer that came late, another may have been kept.
        const isTaken = !former && store.all.some(({ name }) => name === connection.name);
        if (!isTaken) return holdConnection(store, connection, former);
        void messages.error(notSavedSentence('name-taken'));
        return undefined;
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

/** True: the tokens may take the place of those that lie there, of which nobody here knows whose they are. */
async function confirmOverOthers(name: string): Promise<boolean> {
  const replace = t('Replace Them');
  const chosen = await messages.warning(
    t('Replace the tokens that are stored as "{0}" already?', harmless(name)),
    {
      modal: true,
      detail: `${notSavedSentence('held-elsewhere')} ${t('Where they are in use, programs would go to another hotel. Cancel, and choose another name.')}`,
    },
    replace,
  );
  return chosen === replace;
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
