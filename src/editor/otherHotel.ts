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
 * Whether a connection that is stored in the place of `former` would be for another address or hotel. `formerToken`: the AccessToken
 * that it had; with the same one a hotel has only been renamed.
 */
export function isMovedElsewhere(former: ConnectionSummary, formerToken: string | undefined, now: Connection): boolean {
  if (former.platformAddress !== now.platformAddress) return true;
  return formerToken !== now.accessToken && isOtherHotel(former, now);
}

/** Asks before a connection is for another hotel than before, under its old name. `detail` says what else happens. True: it shall be. */
export async function confirmNewHotel(
  former: ConnectionSummary,
  now: ConnectionSummary,
  detail = '',
): Promise<boolean> {
  const isMoved = former.platformAddress !== now.platformAddress;
  const verb = isMoved ? t('Change Connection') : t('Replace Tokens');
  const question = isMoved
    ? t('Programs would go to another address. Change the connection "{0}"?', harmless(former.name))
    : t('These tokens belong to another hotel. Replace those of the connection "{0}"?', harmless(former.name));
  const targets = t('The connection was for {0}, and would be for {1}.', fullTarget(former), fullTarget(now));
  const lines = [targets, detail].filter((line) => line !== '');
  return (await messages.warning(question, { modal: true, detail: lines.join('\n') }, verb)) === verb;
}

/**
 * Whether stored tokens are those of the hotel and the chains that are shown everywhere. What Mews named before and does not name now is no
 * longer known to be the same.
 */
export function isAsShown(shown: ConnectionSummary, stored: ConnectionSummary): boolean {
  const facts = (summary: ConnectionSummary) =>
    JSON.stringify([summary.portfolio, summary.enterpriseName, summary.chainId?.toLowerCase(), tokenChainIds(summary)]);
  return facts(shown) === facts(stored);
}

/**
 * Asks before tokens are used that may belong to another hotel than is shown everywhere: another window or profile has put them
 * there. True: they are meant.
 */
export async function confirmOtherHotel(shown: ConnectionSummary, loaded: Connection): Promise<boolean> {
  const use = t('Use These Tokens');
  const chosen = await messages.warning(
    isOtherHotel(shown, loaded)
      ? t('The tokens of "{0}" belong to another hotel by now. Use them?', harmless(shown.name))
      : t('The tokens of "{0}" were replaced elsewhere. Use them?', harmless(shown.name)),
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
