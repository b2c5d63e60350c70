import * as vscode from 'vscode';
import type { LoyaltyFile } from '../loyaltyFile/loyaltyFile';
import { type Connection, type ConnectionSummary, summaryOf } from '../mews/connection';
import { addLoyaltyPrograms } from '../submission/addLoyaltyPrograms';
import type { AddPlanner, AskedAdd } from './addPlanner';
import { batchSize } from './batchSize';
import { chooseDocument } from './chooseDocument';
import type { ConnectionGuard } from './connectionGuard';
import type { ConnectionMemory } from './connectionMemory';
import type { ConnectionTokens } from './connectionTokens';
import { harmless } from './harmless';
import { holdTokens } from './holdTokens';
import { COMMANDS } from './ids';
import { documentName } from './loyaltyDocument';
import { messages } from './messages';
import { type MewsWorld, readPort } from './mewsWorld';
import type { Output } from './output';
import type { Readings } from './readings';
import type { Runs } from './runs';
import { type RunSender, sendRun } from './sendRun';
import type { TargetConnection } from './targetConnection';

const { t } = vscode.l10n;

/** "Add Loyalty Programs", whoever asks for it: one way from a document to Ids, with every guard on it. */
export class AddCommand {
  constructor(
    private readonly readings: Readings,
    private readonly target: TargetConnection,
    private readonly connectionTokens: ConnectionTokens,
    private readonly memory: ConnectionMemory,
    private readonly runs: Runs,
    private readonly guard: ConnectionGuard,
    private readonly planner: AddPlanner,
    private readonly output: Output,
    private readonly world: MewsWorld,
  ) {}

  /** `shown`: the name of the connection that was shown where somebody asked. */
  async run(uri?: vscode.Uri, shown?: string): Promise<void> {
    const document = await chooseDocument(uri, t('Mews: Add Loyalty Programs'));
    if (!document || !(await this.save(document)) || !this.passes(document, undefined)) return;
    const summary = await this.target.for(document.uri, shown);
    if (!summary) return;
    const connection = await this.connectionTokens.of(summary);
    // The questions took time: the text counts as it is now.
    if (!connection || !(await this.save(document)) || !this.passes(document, connection)) return;
    const then = await this.guard.once(connection, () => this.planAndAdd(document, connection));
    await then?.();
  }

  /** Gives what is to be done once the connection is free again: to tell, or what the person would rather have first. */
  private async planAndAdd(
    document: vscode.TextDocument,
    connection: Connection,
  ): Promise<(() => unknown) | undefined> {
    const { file } = this.readings.read(document, connection);
    const { version } = document;
    if (!file || holdTokens(file.LoyaltyPrograms, file.ChainId)) return undefined;
    const asked = await this.planner.ask(document, connection, file);
    if (!asked) return undefined;
    if (asked.answer === 'look') {
      return () => vscode.commands.executeCommand(COMMANDS.previewLoyaltyPrograms, document.uri);
    }
    if (asked.answer === 'check') {
      const uncertain = asked.plan.before.find(({ state }) => state === 'uncertain');
      return () => vscode.commands.executeCommand(COMMANDS.checkUncertain, uncertain?.run.runId);
    }
    let tell: (() => void) | undefined;
    await this.guard.locked(connection, document.uri, async () => {
      const still = await this.planner.renew(document, connection, file, asked);
      // Tokens may have been typed in while the question stood there.
      if (!still || holdTokens(file.LoyaltyPrograms, file.ChainId)) return;
      if (document.version === version && (await isStillThere(document))) {
        if (!this.target.isStill(connection) || !(await this.connectionTokens.areStill(connection))) return;
        tell = await this.add(document, connection, file, still);
        return;
      }
      const name = harmless(documentName(document.uri));
      void messages.warning(
        t('"{0}" was changed or removed meanwhile, so nothing was sent. Add the programs again.', name),
      );
    });
    return tell;
  }

  private async add(
    document: vscode.TextDocument,
    connection: Connection,
    file: LoyaltyFile,
    asked: AskedAdd,
  ): Promise<() => void> {
    const { plan, choices, answer } = asked;
    const skipped = answer === 'new-ones' ? choices.present : 0;
    const fresh = new Set(choices.freshItems);
    const programs = skipped > 0 ? file.LoyaltyPrograms.filter((_, index) => fresh.has(index)) : file.LoyaltyPrograms;
    const addedAnyway = skipped > 0 ? [] : [...programs.keys()].filter((index) => !fresh.has(index));
    const { fingerprint } = plan.place;
    await this.memory.remember(document.uri, connection.name);
    const request = {
      connection,
      ...(fingerprint !== undefined && { fingerprint }),
      owner: await this.runs.owner(),
      file: document.uri.toString(),
      text: document.getText(),
      chainId: file.ChainId,
      programs,
      existing: plan.existing,
      addedAnyway,
      client: this.world.client,
      batchSize: batchSize(),
    };
    const send: RunSender = (ports, signal) =>
      addLoyaltyPrograms(
        request,
        { ...ports, journal: this.runs, read: readPort(this.world, connection, file.ChainId) },
        signal,
      );
    const facts = {
      file: document.uri,
      untitled: document.isUntitled,
      programs,
      count: programs.length,
      skipped,
      chainId: file.ChainId,
      connection: summaryOf(connection),
    };
    return sendRun(facts, connection, send, this.world, this.output);
  }

  /** What is sent is what stands on disk, so that the file and Mews agree. An untitled document has no disk yet. */
  private async save(document: vscode.TextDocument): Promise<boolean> {
    if (document.isUntitled || !document.isDirty || (await document.save())) return true;
    void messages.error(t('"{0}" could not be saved, so nothing was sent.', harmless(documentName(document.uri))));
    return false;
  }

  /** False: the file has errors, which has been said. */
  private passes(document: vscode.TextDocument, connection: ConnectionSummary | undefined): boolean {
    const { errorCount } = this.readings.read(document, connection);
    if (errorCount === 0) return true;
    const name = harmless(documentName(document.uri));
    const sentence =
      errorCount === 1
        ? t('"{0}" has an error, so nothing was sent.', name)
        : t('"{0}" has {1} errors, so nothing was sent.', name, errorCount);
    const showProblems = t('Show Problems');
    void messages.error(sentence, showProblems).then(async (chosen) => {
      if (chosen !== showProblems) return;
      // The file may be gone by now; its problems are then gone as well.
      await vscode.window.showTextDocument(document).then(undefined, () => undefined);
      await vscode.commands.executeCommand('workbench.actions.view.problems');
    });
    return false;
  }
}

/** Whether the text that was confirmed still stands in an editor and, unless it never did, on disk. */
async function isStillThere(document: vscode.TextDocument): Promise<boolean> {
  if (document.isClosed || document.isUntitled) return !document.isClosed;
  return vscode.workspace.fs.stat(document.uri).then(
    () => true,
    () => false,
  );
}
