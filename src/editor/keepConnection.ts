import * as vscode from 'vscode';
import { type Connection, type ConnectionSummary, summaryOf } from '../mews/connection';
import type { ConnectionStore } from './connectionStore';
import { harmless } from './harmless';
import { messages } from './messages';
import { notSavedSentence } from './secretSentence';

const { t } = vscode.l10n;
const KEYRING_HELP = 'https://code.visualstudio.com/docs/configure/settings-sync#_troubleshooting-keychain-issues';

/**
 * Keeps a connection, in the place of `former` where there is one, active where it is new or takes the place of the active one.
 * Where the secret storage fails, says why, and offers to hold it in this window alone. Undefined: it is not kept.
 */
export async function keepConnection(
  store: ConnectionStore,
  connection: Connection,
  former?: ConnectionSummary,
): Promise<ConnectionSummary | undefined> {
  const saved = await store.save(connection, former);
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
    default:
      return (await askToHold(notSavedSentence(saved))) ? holdConnection(store, connection, former) : undefined;
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

/** Says what failed; true where the tokens shall be held in this window alone. */
async function askToHold(sentence: string): Promise<boolean> {
  const hold = t('Use for This Window Only');
  const help = t('Keyring Help');
  const chosen = await messages.error(sentence, hold, help);
  if (chosen === help) await vscode.env.openExternal(vscode.Uri.parse(KEYRING_HELP));
  return chosen === hold;
}
