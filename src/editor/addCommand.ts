import * as vscode from 'vscode';
import { type Connection, type ConnectionSummary, summaryOf } from '../mews/connection';
import {
  type AddedBatch,
  type AddPorts,
  type AddReport,
  type AddRequest,
  addLoyaltyPrograms,
} from '../submission/addLoyaltyPrograms';
import { batchesOf } from '../submission/batches';
import { batchSize } from './batchSize';
import { chooseDocument } from './chooseDocument';
import { confirmAdd } from './confirmAdd';
import type { ConnectionCommands } from './connectionCommands';
import type { ConnectionStore } from './connectionStore';
import { harmless } from './harmless';
import { documentName } from './loyaltyDocument';
import type { Output } from './output';
import { progressSentence } from './progressSentence';
import type { Readings } from './readings';
import { RunOutput } from './runOutput';
import type { Runs } from './runs';
import { slowProgress } from './slowProgress';
import { tellReport } from './tellReport';

const { t } = vscode.l10n;

/** What a run needs beside the editor's own parts. */
export type AddWorld = Pick<AddPorts, 'wait' | 'now' | 'clock' | 'random'> & {
  /** Posts a body to loyaltyPrograms/add of a connection. */
  readonly post: (connection: Connection, body: string, signal: AbortSignal) => ReturnType<AddPorts['post']>;
  /** Name and version of the extension. */
  readonly client: string;
};

/** "Add Loyalty Programs", whoever asks for it: one way from a document to Ids, with every guard on it. */
export class AddCommand {
  constructor(
    private readonly readings: Readings,
    private readonly connections: ConnectionStore,
    private readonly connectionCommands: ConnectionCommands,
    private readonly runs: Runs,
    private readonly output: Output,
    private readonly world: AddWorld,
  ) {}

  async run(uri?: vscode.Uri): Promise<void> {
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showWarningMessage(t('This workspace is not trusted, so nothing is sent from it.'));
      return;
    }
    const document = await chooseDocument(uri, t('Mews: Add Loyalty Programs'));
    if (!document || !(await this.save(document)) || !this.passes(document, this.connections.active)) return;
    const summary = await this.connectionCommands.ensure();
    if (!summary) return;
    const connection = await this.tokensOf(summary);
    // The questions took time: the text and the connection count as they are now.
    if (!connection || !(await this.save(document)) || !this.passes(document, connection)) return;
    const ran = await this.runs.alone(connection.name, () => this.confirmAndAdd(document, connection));
    if (!ran) {
      void vscode.window.showInformationMessage(
        t('Programs are being added through "{0}" already. Wait until that has ended.', harmless(connection.name)),
      );
    }
  }

  private async confirmAndAdd(document: vscode.TextDocument, connection: Connection): Promise<void> {
    const { version } = document;
    const { file, problems } = this.readings.read(document, connection);
    if (!file) return;
    const request: AddRequest = {
      connection,
      file: document.uri.toString(),
      text: document.getText(),
      chainId: file.ChainId,
      programs: file.LoyaltyPrograms,
      client: this.world.client,
      batchSize: batchSize(),
    };
    const count = request.programs.length;
    const name = documentName(document.uri);
    const target = summaryOf(connection);
    const confirmed = await confirmAdd({
      file: name,
      count,
      requests: batchesOf(count, request.batchSize).length,
      warnings: problems.filter(({ severity }) => severity === 'warning').length,
      untitled: document.isUntitled,
      connection: target,
      chainId: file.ChainId,
      ...(connection.chainId !== undefined && { tokenChainId: connection.chainId }),
    });
    if (!confirmed) return;
    if (document.version !== version || !(await isStillThere(document))) {
      void vscode.window.showWarningMessage(
        t('"{0}" was changed or removed meanwhile, so nothing was sent. Add the programs again.', harmless(name)),
      );
      return;
    }
    const { programs, chainId } = request;
    const label = document.isUntitled ? t('{0} (not saved)', name) : name;
    const told = new RunOutput(this.output);
    told.began(label, { programs, chainId }, target);
    let shown = 0;
    const show = (batch: AddedBatch) => {
      shown++;
      told.ended({ programs, chainId }, batch);
    };
    const report = await this.add(request, show);
    // A full disk keeps the last one from being told on the way.
    report.batches.slice(shown).forEach(show);
    if (report.recordFailure) told.recordFailed(report.recordFailure);
    tellReport(report, { programs, chainId, untitled: document.isUntitled }, target, this.output);
  }

  private add(request: AddRequest, onBatch: AddPorts['onBatch']): Promise<AddReport> {
    return slowProgress({ title: t('Mews'), cancellable: true }, (report, signal) => {
      const ports: AddPorts = {
        ...this.world,
        journal: this.runs,
        onBatch,
        post: (body, postSignal) => this.world.post(request.connection, body, postSignal),
        onProgress: (step) => report(progressSentence(step), (step.done / step.total) * 100),
      };
      return addLoyaltyPrograms(request, ports, signal);
    });
  }

  /** What is sent is what stands on disk, so that the file and Mews agree. An untitled document has no disk yet. */
  private async save(document: vscode.TextDocument): Promise<boolean> {
    if (document.isUntitled || !document.isDirty || (await document.save())) return true;
    void vscode.window.showErrorMessage(
      t('"{0}" could not be saved, so nothing was sent.', harmless(documentName(document.uri))),
    );
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
    void vscode.window.showErrorMessage(sentence, showProblems).then(async (chosen) => {
      if (chosen !== showProblems) return;
      // The file may be gone by now; its problems are then gone as well.
      await vscode.window.showTextDocument(document).then(undefined, () => undefined);
      await vscode.commands.executeCommand('workbench.actions.view.problems');
    });
    return false;
  }

  private async tokensOf(summary: ConnectionSummary): Promise<Connection | undefined> {
    const loaded = await this.connections.load(summary);
    if (loaded.kind === 'loaded') return loaded.connection;
    const name = harmless(summary.name);
    if (loaded.kind === 'failed') {
      void vscode.window.showErrorMessage(
        t(
          'The secret storage of VS Code did not answer, so the tokens of "{0}" could not be read. Nothing was sent. Is the keyring of this machine unlocked?',
          name,
        ),
      );
      return undefined;
    }
    const enter = t('Enter Tokens');
    const chosen = await vscode.window.showErrorMessage(
      t('The tokens of "{0}" are gone from the secret storage of VS Code. Nothing was sent.', name),
      enter,
    );
    const edited = chosen === enter ? await this.connectionCommands.edit(summary) : undefined;
    const again = edited && (await this.connections.load(edited));
    return again?.kind === 'loaded' ? again.connection : undefined;
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
