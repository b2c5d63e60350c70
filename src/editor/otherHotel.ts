import * as vscode from 'vscode';
import { tokenChainIds } from '../loyaltyFile/otherChain';
import type { Connection, ConnectionSummary } from '../mews/connection';
import { fullTarget } from './connectionWords';
import { harmless } from './harmless';
import { messages } from './messages';

const { t } = vscode.l10n;

/** Whether Mews named another hotel or chain than before. What it did not name, on either side, is no other. */
export function isOtherHotel(before: ConnectionSummary, now: ConnectionSummary): boolean {
  const differs = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a !== b;
  if (before.portfolio !== now.portfolio) return true;
  if (!before.portfolio) {
    return (
      differs(before.enterpriseName, now.enterpriseName) ||
      differs(before.chainId?.toLowerCase(), now.chainId?.toLowerCase())
    );
  }
  const ids = new Set(tokenChainIds(before));
  const idsNow = tokenChainIds(now);
  return ids.size > 0 && idsNow.length > 0 && !idsNow.some((id) => ids.has(id));
}

/**
 * Asks before tokens are used that belong to another hotel than is shown everywhere: another window or profile may have put them
 * there. True: they are meant.
 */
export async function confirmOtherHotel(shown: ConnectionSummary, loaded: Connection): Promise<boolean> {
  const use = t('Use These Tokens');
  const chosen = await messages.warning(
    t('The tokens of "{0}" belong to another hotel by now. Use them?', harmless(shown.name)),
    {
      modal: true,
      detail: t(
        'This window knows the connection for {0}. Its tokens are for {1}.',
        fullTarget(shown),
        fullTarget(loaded),
      ),
    },
    use,
  );
  return chosen === use;
}
