import * as vscode from 'vscode';
import { summaryOf } from '../mews/connection';
import { batchesOf } from '../submission/batches';
import { type ContinueReport, continueRun } from '../submission/continueRun';
import type { Run } from '../submission/run';
import { batchSize } from './batchSize';
import { chainMismatch } from './chainMismatch';
import { fullTarget } from './connectionWords';
import { harmless } from './harmless';
import { holdTokens } from './holdTokens';
import { documentName } from './loyaltyDocument';
import { loyaltyPrograms } from './loyaltyPrograms';
import { messages } from './messages';
import { type MewsWorld, readPort } from './mewsWorld';
import type { OpenedRun, RunOpener } from './openRun';
import type { Output } from './output';
import { RunOutput } from './runOutput';
import type { Runs } from './runs';
import { type RunSender, sendRun } from './sendRun';
import { unreadSentence } from './unreadSentence';

const { t } = vscode.l10n;

/** Sends what is left of a run that came to a stop: what was not sent, and what a check did not find. Always asks first. */
export class SendRestCommand {
  constructor(
    private readonly runs: Runs,
    private readonly opener: RunOpener,
    private readonly output: Output,
    private readonly world: MewsWorld,
  ) {}

  /** `atMost`: so many programs a request, where larger ones were too much for Mews. */
  async run(runId: string | undefined, atMost?: number): Promise<void> {
    const run = (await this.runs.all()).runs.find((one) => one.runId === runId);
    if (!run) return;
    let tell: (() => void) | undefined;
    await this.opener.with(run, async (opened) => {
      tell = await this.askAndSend(opened, Math.min(batchSize(), atMost ?? Number.POSITIVE_INFINITY));
    });
    tell?.();
  }

  private async askAndSend(opened: OpenedRun, size: number): Promise<(() => void) | undefined> {
    const { run, connection } = opened;
    const count = run.openItems.length;
    if (run.uncertainItems.length > 0) {
      this.tellUnsent({ kind: 'uncertain-first' }, run);
      return undefined;
    }
    if (count === 0 || holdTokens(run.begin.programs, run.begin.chainId)) return undefined;
    const requests = batchesOf(count, size).length;
    const risk = run.absentItems.length > 0;
    const verb = risk ? t('Send {0} Again', count) : t('Add {0} Programs', count);
    const details = [
      t('File: {0}', harmless(documentName(vscode.Uri.parse(run.begin.file)))),
      t('Connection: {0}', harmless(connection.name)),
      t('The programs are those that were confirmed then, whatever the file says now.'),
    ];
    const otherChain = chainMismatch(summaryOf(connection), run.begin.chainId);
    if (otherChain !== undefined) details.push(otherChain);
    if (requests > 1) details.push(t('Sent as {0} requests, one after another.', requests));
    if (risk) {
      details.push(
        t(
          'Two looks did not find {0} of them in Mews. Should Mews still be working on the first request, or not show them, they would be there twice.',
          run.absentItems.length,
        ),
      );
    }
    const chosen = await messages.warning(
      risk
        ? t('Send {0} to {1} again?', loyaltyPrograms(count), fullTarget(summaryOf(connection), run.begin.chainId))
        : t('Add {0} to {1}?', loyaltyPrograms(count), fullTarget(summaryOf(connection), run.begin.chainId)),
      { modal: true, detail: details.join('\n') },
      verb,
    );
    return chosen === verb ? this.send(opened, size) : undefined;
  }

  private async send({ run, journal, connection }: OpenedRun, size: number): Promise<() => void> {
    const knownIds = await this.runs.idsBeside(run.runId);
    const send: RunSender = async (ports, signal) => {
      const report = await continueRun(
        { connection, client: this.world.client, run, items: run.openItems, batchSize: size },
        journal,
        { ...ports, read: readPort(this.world, connection, run.begin.chainId), knownIds },
        signal,
      );
      if (report.kind === 'sent') return { ...report, runId: run.runId };
      this.tellUnsent(report, run);
      return undefined;
    };
    const facts = {
      file: vscode.Uri.parse(run.begin.file),
      untitled: false,
      programs: run.begin.programs,
      count: run.openItems.length,
      skipped: 0,
      chainId: run.begin.chainId,
      connection: summaryOf(connection),
    };
    return sendRun(facts, connection, send, this.world, this.output);
  }

  private tellUnsent(report: Exclude<ContinueReport, { kind: 'sent' }>, { begin }: Run): void {
    switch (report.kind) {
      case 'all-found': {
        const found = loyaltyPrograms(report.foundBefore.length);
        new RunOutput(this.output).foundBefore(report.foundBefore, begin.programs);
        void messages.information(
          t('{0} had come up in Mews meanwhile. The Ids are in the tree, and nothing was sent.', found),
        );
        return;
      }
      case 'unread': {
        const said =
          report.why.kind === 'cancelled' ? t('Cancelled before anything was sent.') : unreadSentence(report.why);
        this.output.warn(said);
        void messages.warning(report.why.kind === 'cancelled' ? said : t('{0} Nothing was sent.', said));
        return;
      }
      case 'uncertain-first':
        void messages.warning(t('Some of these programs are uncertain. Check them first.'));
        return;
      default:
        report satisfies never;
    }
  }
}
