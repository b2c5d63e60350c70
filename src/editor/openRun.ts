import * as vscode from 'vscode';
import { type Connection, type ConnectionSummary, summaryOf } from '../mews/connection';
import { errorCode } from '../submission/errorCode';
import type { BeginRecord } from '../submission/journalRecord';
import { placeOf } from '../submission/placeOf';
import type { Run } from '../submission/run';
import type { RunJournal } from '../submission/runJournal';
import { isSamePlace } from '../submission/sentBefore';
import type { ConnectionGuard } from './connectionGuard';
import type { ConnectionStore } from './connectionStore';
import type { ConnectionTokens } from './connectionTokens';
import { harmless } from './harmless';
import { messages } from './messages';
import type { Output } from './output';
import type { Runs } from './runs';

const { t } = vscode.l10n;

/** A run that is open to go on with, and the connection it went through. */
export interface OpenedRun {
  readonly run: Run;
  readonly journal: RunJournal;
  readonly connection: Connection;
}

/** Opens runs to go on with them: with the same tokens as before, and while no other window does the same. */
export class RunOpener {
  constructor(
    private readonly runs: Runs,
    private readonly connections: ConnectionStore,
    private readonly connectionTokens: ConnectionTokens,
    private readonly guard: ConnectionGuard,
    private readonly output: Output,
  ) {}

  /** Does work with a run; where that can't be, says why. The journal is closed behind it. */
  async with(run: Run, work: (opened: OpenedRun) => Promise<void>): Promise<void> {
    const connection = await this.connectionOf(run.begin);
    if (!connection) return;
    await this.guard.once(connection, () =>
      this.guard.locked(connection, vscode.Uri.parse(run.begin.file), async () => {
        const opened = await this.open(run.runId);
        if (!opened) return;
        try {
          await work({ ...opened, connection });
        } finally {
          // Where the work has closed it already, neither does anything.
          await opened.journal.append({ kind: 'end', state: 'stopped' }).catch(() => undefined);
          await opened.journal.close().catch(() => undefined);
        }
      }),
    );
  }

  private async open(runId: string): Promise<Omit<OpenedRun, 'connection'> | undefined> {
    try {
      const opened = await this.runs.reopen(runId);
      if (!opened) void messages.information(t('Another window is at work on this run.'));
      return opened;
    } catch (error) {
      const why = errorCode(error) ?? t('it is of a newer version, or can not be read');
      this.output.error(t('The record of the run {0} could not be opened: {1}', runId, why));
      void messages.error(t('The record of this run could not be opened, so nothing was done.'));
      return undefined;
    }
  }

  /** The connection of that name, or else one that has the same token under another name by now. */
  private async summaryFor({
    connection,
    platformAddress,
    fingerprint,
  }: BeginRecord): Promise<ConnectionSummary | undefined> {
    const there = this.connections.all.filter((kept) => kept.platformAddress === platformAddress);
    const named = there.find(({ name }) => name === connection);
    if (fingerprint === undefined) return named;
    // The name may be another hotel's by now.
    for (const summary of new Set([...(named ? [named] : []), ...there])) {
      const loaded = await this.connections.load(summary);
      const isSame = loaded.kind === 'loaded' && (await this.guard.fingerprintOf(loaded.connection)) === fingerprint;
      if (isSame) return summary;
    }
    return named;
  }

  /** A look through another hotel's token would find nothing, and what it did not find would be sent a second time. */
  private async connectionOf(begin: BeginRecord): Promise<Connection | undefined> {
    const name = harmless(begin.connection);
    const summary = await this.summaryFor(begin);
    if (!summary) {
      void messages.error(
        t('The connection "{0}" is gone. Add it again under this name, with the tokens of the same hotel.', name),
      );
      return undefined;
    }
    const connection = await this.connectionTokens.of(summary);
    if (!connection) return undefined;
    const place = placeOf(connection, begin.chainId, await this.guard.fingerprintOf(connection));
    if (isSamePlace(place, begin)) return connection;
    void messages.error(
      t(
        'The connection "{0}" has the tokens of another hotel or chain by now ({1}). Nothing was done.',
        name,
        harmless(summaryOf(connection).enterpriseName ?? t('unknown')),
      ),
    );
    return undefined;
  }
}
