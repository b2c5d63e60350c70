import * as vscode from 'vscode';
import type { Connection } from '../mews/connection';
import type { SendPorts, SendProgress, SentBatch } from '../submission/sendItems';
import { bugSentence } from './bugSentence';
import { countDown } from './countDown';
import { type MewsWorld, sendPorts } from './mewsWorld';
import type { Output } from './output';
import { progressSentence } from './progressSentence';
import { rescueIds } from './rescueIds';
import type { RunFacts } from './runFacts';
import { RunOutput } from './runOutput';
import type { SentReport } from './sentReport';
import { slowProgress } from './slowProgress';
import { tellReport } from './tellReport';

/** How often a wait for an answer says how long it has taken, in ms. */
const TICK_MS = 1000;

/** Sends through these ports until the signal is aborted. Undefined: nothing was sent, and why has been said. */
export type RunSender = (ports: SendPorts, signal: AbortSignal) => Promise<SentReport | undefined>;

/**
 * Sends with progress that can be cancelled, and tells what came of it, a line for each program. Gives what shows the one
 * notification at the end: its buttons go on with the run, so it waits until the connection is free again.
 */
export async function sendRun(
  facts: RunFacts,
  connection: Connection,
  send: RunSender,
  world: MewsWorld,
  output: Output,
): Promise<() => void> {
  const told = new RunOutput(output);
  told.began(facts);
  const report = await slowProgress({ title: vscode.l10n.t('Mews'), cancellable: true }, (say, signal) => {
    let now: SendProgress | undefined;
    let since = 0;
    const tell = (progress: SendProgress, ms: number) =>
      say(progressSentence(progress, ms), (progress.done / progress.total) * 100);
    const ticking = setInterval(() => {
      if (now?.kind === 'sending') tell(now, world.clock() - since);
    }, TICK_MS);
    const ports: SendPorts = {
      ...sendPorts(world, connection),
      onBatch: (batch: SentBatch) => told.ended(facts, batch),
      onProgress: (progress) => {
        now = progress;
        since = world.clock();
        if (progress.kind === 'sending') tell(progress, 0);
      },
      wait: (ms, waitSignal) =>
        countDown(ms, waitSignal, world.wait, (leftMs) => {
          if (now?.kind === 'pausing') tell(now, leftMs);
        }),
    };
    return send(ports, signal).finally(() => clearInterval(ticking));
  });
  if (!report) return () => undefined;
  if (report.bug) output.warn(bugSentence('sending', report.bug.error));
  told.foundBefore(report.foundBefore ?? [], facts.programs);
  told.foundAfterRefusal(report.foundAfterRefusal, facts.programs);
  if (report.recordFailure) {
    told.recordFailed(report.recordFailure);
    if (report.recordFailure.when === 'after-answer') await rescueIds(facts, report);
  }
  return () => tellReport(report, facts, output);
}
