import * as vscode from 'vscode';
import type { Connection, ConnectionSummary } from '../mews/connection';
import { PUBLIC_DEMO_TOKENS } from '../mews/publicDemoTokens';
import type { ConnectionStore } from './connectionStore';
import { environmentName } from './connectionWords';
import { harmless } from './harmless';
import { messages } from './messages';

const { t } = vscode.l10n;

/** A ClientToken is one for all hotels of an environment: where it is replaced in one connection, the others need it as well. */
export class TokenRotation {
  constructor(private readonly store: ConnectionStore) {}

  /** Offers to put the ClientToken that a connection has now into those that share the one it had. Each is stored by itself. */
  async offer(before: Connection, now: Connection): Promise<void> {
    const { platformAddress, clientToken } = before;
    // The one that Mews publishes stays valid, whatever others use.
    if (clientToken === PUBLIC_DEMO_TOKENS.clientToken) return;
    if (now.clientToken === clientToken || now.platformAddress !== platformAddress) return;
    const sharing: { readonly summary: ConnectionSummary }[] = [];
    for (const summary of this.store.all) {
      if (summary.platformAddress !== platformAddress || summary.name === now.name) continue;
      const loaded = await this.store.load(summary);
      if (loaded.kind === 'loaded' && loaded.connection.clientToken === clientToken) {
        sharing.push({ summary });
      }
    }
    if (sharing.length === 0) return;
    const replace = sharing.length === 1 ? t('Replace There Too') : t('Replace in All {0}', sharing.length);
    const chosen = await messages.warning(
      sharing.length === 1
        ? t('Another connection has the former ClientToken. Replace it there as well?')
        : t('{0} other connections have the former ClientToken. Replace it there as well?', sharing.length),
      { modal: true, detail: sharing.map(({ summary }) => lineOf(summary)).join('\n') },
      replace,
    );
    if (chosen !== replace) return;
    const left: string[] = [];
    let replaced = 0;
    for (const { summary } of sharing) {
      // The question took time: what another window has changed or removed since stays so.
      const isThere = this.store.all.some(({ name }) => name === summary.name);
      const loaded = isThere ? await this.store.load(summary) : undefined;
      if (loaded?.kind !== 'loaded' || loaded.connection.clientToken !== clientToken) continue;
      const saved = await this.store.replaceClientToken(loaded.connection, now.clientToken);
      if (saved === 'saved') replaced++;
      else left.push(harmless(summary.name));
    }
    if (left.length > 0) {
      void messages.error(
        t(
          'The ClientToken was not replaced in: {0}. The secret storage of VS Code did not take it. Replace it there again.',
          left.join(', '),
        ),
      );
    } else if (replaced > 0) {
      void messages.information(
        replaced === 1
          ? t('The ClientToken was replaced in one more connection.')
          : t('The ClientToken was replaced in {0} more connections.', replaced),
      );
    }
  }
}

function lineOf({ name, platformAddress }: ConnectionSummary): string {
  return `${harmless(name)} (${environmentName(platformAddress)})`;
}
