import * as vscode from 'vscode';
import type { Connection } from '../mews/connection';
import { connectionFingerprint } from '../submission/connectionFingerprint';
import { breakLock, lockConnection } from '../submission/connectionLock';
import { errorCode } from '../submission/errorCode';
import type { Journal } from '../submission/journal';
import type { LockFacts } from '../submission/lockRecord';
import { harmless } from './harmless';
import { documentName } from './loyaltyDocument';
import { messages } from './messages';
import type { Runs } from './runs';

const { t } = vscode.l10n;

/** Sees to it that programs go out through a connection in one place at a time: in this window, and in all others. */
export class ConnectionGuard {
  private readonly busy = new Set<string>();

  constructor(
    private readonly runs: Runs,
    private readonly journal: Pick<Journal, 'folder'>,
    /** Where all windows and profiles of a person meet. */
    private readonly lockFolder: string,
    private readonly now: () => Date,
  ) {}

  /** A keyed hash of the connection's token; undefined where its key can't be kept. */
  async fingerprintOf({ platformAddress, accessToken }: Connection): Promise<string | undefined> {
    return connectionFingerprint(this.lockFolder, platformAddress, accessToken).catch(() => undefined);
  }

  /** Does work that a person can ask for twice by mistake; where it is under way in this window already, says so and gives nothing. */
  async once<T>(connection: Connection, work: () => Promise<T>): Promise<T | undefined> {
    const key = `${connection.platformAddress} ${connection.name}`;
    if (this.busy.has(key)) {
      void messages.information(
        t('Programs are being added through "{0}" already. Wait until that has ended.', harmless(connection.name)),
      );
      return undefined;
    }
    this.busy.add(key);
    try {
      return await work();
    } finally {
      this.busy.delete(key);
    }
  }

  /**
   * Does work while no other window adds or checks through the connection. Where one does, says so and does nothing. The
   * lock of a window that is gone is taken over once the journals have been read: what it left uncertain is then known.
   */
  async locked(connection: Connection, file: vscode.Uri, work: () => Promise<void>): Promise<void> {
    const result = await this.lock(connection, file);
    switch (result.kind) {
      case 'locked':
        try {
          await work();
        } finally {
          // A disk that doesn't take the release leaves it to the end of this process.
          await result.lock.release().catch(() => undefined);
        }
        return;
      case 'held':
        this.tellHeld(result.by);
        return;
      case 'unclear':
        await this.askToBreak(result.by, async () => {
          await breakLock(result.path);
          await this.locked(connection, file, work);
        });
        return;
      case 'failed':
        void messages.error(
          t(
            'Nothing was sent: whether another window is adding programs can not be told, because the folder "{0}" can not be written ({1}).',
            harmless(this.lockFolder),
            result.code,
          ),
        );
        return;
      default:
        result satisfies never;
    }
  }

  private async lock(connection: Connection, file: vscode.Uri): ReturnType<typeof lockConnection> {
    try {
      const { platformAddress, accessToken, name } = connection;
      const fingerprint = await connectionFingerprint(this.lockFolder, platformAddress, accessToken);
      const facts: LockFacts = {
        connection: name,
        file: file.toString(),
        at: this.now().toISOString(),
        owner: await this.runs.owner(),
        journalFolder: this.journal.folder,
      };
      return await lockConnection(this.lockFolder, fingerprint, facts, (former) =>
        this.runs.readable(former.journalFolder),
      );
    } catch (error) {
      return { kind: 'failed', code: errorCode(error) ?? '?' };
    }
  }

  private tellHeld({ connection, file, at }: LockFacts): void {
    void messages.information(
      t(
        'Another window is adding programs through "{0}" already, from "{1}", since {2}. Nothing was sent.',
        harmless(connection),
        harmless(documentName(vscode.Uri.parse(file))),
        timeOf(at),
      ),
    );
  }

  /** Only a person can know whether a window on another machine, or one that left no name, is still there. */
  private async askToBreak(by: LockFacts | undefined, goOn: () => Promise<void>): Promise<void> {
    const verb = t('It Is Gone, Go On');
    const who = by
      ? t(
          'A window on the machine "{0}" has been adding programs through "{1}" since {2}.',
          harmless(by.owner.host),
          harmless(by.connection),
          timeOf(by.at),
        )
      : t('Some window has been adding programs through this connection, and left no name.');
    const chosen = await messages.warning(
      t('Is another window still adding programs?'),
      {
        modal: true,
        detail: `${who}\n${t('Go on only if you know that it is closed: two at once can add programs twice.')}`,
      },
      verb,
    );
    if (chosen === verb) await goOn();
  }
}

function timeOf(at: string): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
