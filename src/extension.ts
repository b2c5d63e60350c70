import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { AddCommand } from './editor/addCommand';
import { CodeCompletion } from './editor/codeCompletion';
import { LoyaltyCodeLens } from './editor/codeLens';
import { ConnectionCommands } from './editor/connectionCommands';
import { ConnectionStatus } from './editor/connectionStatus';
import { ConnectionStore } from './editor/connectionStore';
import { type CreatedProgramsNode, CreatedProgramsTree } from './editor/createdProgramsTree';
import { LoyaltyDiagnostics } from './editor/diagnostics';
import { FixKnowledge } from './editor/fixKnowledge';
import { COMMANDS, VIEWS } from './editor/ids';
import { importCsv } from './editor/importCsv';
import { JournalPrograms } from './editor/journalPrograms';
import { lazyFetch } from './editor/lazyFetch';
import { LOYALTY_SELECTOR } from './editor/loyaltyDocument';
import { LoyaltyPreview } from './editor/loyaltyPreview';
import { loyaltySymbols } from './editor/loyaltySymbols';
import { MoveTokens } from './editor/moveTokens';
import { newLoyaltyFile } from './editor/newLoyaltyFile';
import { Output } from './editor/output';
import { provideProblemHelp } from './editor/problemHelp';
import { ProgramHover } from './editor/programHover';
import { ProgramsPaste } from './editor/programsPaste';
import { QuickFixes } from './editor/quickFixes';
import { Readings } from './editor/readings';
import { registerCommand } from './editor/registerCommand';
import { Runs } from './editor/runs';
import { copyAllIds, copyId, revealInFile } from './editor/treeCommands';
import { WakingSchema } from './editor/wakingSchema';
import { WorkspaceCodes } from './editor/workspaceCodes';
import { mewsClient } from './mews/mewsClient';
import { Journal } from './submission/journal';

/** What tests may hold on to. Production windows get nothing. */
export interface TestApi {
  readonly connections: ConnectionStore;
  readonly tree: CreatedProgramsTree;
  readonly codes: WorkspaceCodes;
  readonly paste: ProgramsPaste;
  readonly secrets: vscode.SecretStorage;
  readonly state: vscode.Memento;
  readonly journalFolder: string;
  readonly moveTokens: MoveTokens;
}

/** Builds every object once and connects them. Reads no network, no file and no secret. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const client = `${context.extension.packageJSON.name} ${context.extension.packageJSON.version}`;
  const mews = mewsClient(lazyFetch, client);
  const output = new Output();
  const codes = new WorkspaceCodes();
  const readings = new Readings(codes);
  const connections = new ConnectionStore(context.secrets, context.globalState);
  const journal = new Journal(vscode.Uri.joinPath(context.globalStorageUri, 'journal').fsPath, () => new Date());
  const runs = new Runs(journal);
  const tree = new CreatedProgramsTree(runs, output);
  const paste = new ProgramsPaste();
  const known = new JournalPrograms(runs);
  const completion = new CodeCompletion(() => performance.now());
  const preview = new LoyaltyPreview(readings, connections, known);
  const lenses = new LoyaltyCodeLens(readings, connections);
  const connectionCommands = new ConnectionCommands(connections, mews.configuration);
  const knowledge = new FixKnowledge(readings, connections);
  const moveTokens = new MoveTokens(knowledge, connections, connectionCommands, mews.configuration);
  const add = new AddCommand(readings, connections, connectionCommands, runs, output, {
    client,
    post: mews.add,
    wait: (ms, signal) => pause(ms, undefined, { signal }).catch(() => undefined),
    now: () => new Date(),
    clock: () => performance.now(),
    random: Math.random,
  });
  context.subscriptions.push(
    output,
    connections,
    runs,
    tree,
    lenses,
    codes,
    new LoyaltyDiagnostics(readings, connections, codes),
    new ConnectionStatus(connections),
    known,
    completion,
    preview,
    new WakingSchema(connections),
    provideProblemHelp(context.extensionUri),
    vscode.languages.registerCodeLensProvider(LOYALTY_SELECTOR, lenses),
    vscode.languages.registerDocumentPasteEditProvider(LOYALTY_SELECTOR, paste, ProgramsPaste.metadata),
    vscode.languages.registerCompletionItemProvider(LOYALTY_SELECTOR, completion, ...CodeCompletion.TRIGGERS),
    vscode.languages.registerHoverProvider(LOYALTY_SELECTOR, new ProgramHover(known)),
    vscode.languages.registerDocumentSymbolProvider(LOYALTY_SELECTOR, loyaltySymbols, { label: vscode.l10n.t('Mews') }),
    vscode.languages.registerCodeActionsProvider(LOYALTY_SELECTOR, new QuickFixes(knowledge), QuickFixes.metadata),
    vscode.window.createTreeView(VIEWS.createdPrograms, { treeDataProvider: tree, showCollapseAll: true }),
    registerCommand(COMMANDS.addLoyaltyPrograms, output, (uri?: unknown) =>
      add.run(uri instanceof vscode.Uri ? uri : undefined),
    ),
    registerCommand(COMMANDS.newLoyaltyFile, output, newLoyaltyFile),
    registerCommand(COMMANDS.importCsv, output, (uri?: unknown) =>
      importCsv(uri instanceof vscode.Uri ? uri : undefined),
    ),
    registerCommand(COMMANDS.previewLoyaltyPrograms, output, (uri?: unknown) =>
      preview.run(uri instanceof vscode.Uri ? uri : undefined),
    ),
    registerCommand(COMMANDS.addConnection, output, () => connectionCommands.addAndTell()),
    registerCommand(COMMANDS.switchConnection, output, () => connectionCommands.switch()),
    registerCommand(COMMANDS.editConnection, output, () => connectionCommands.edit()),
    registerCommand(COMMANDS.removeConnection, output, () => connectionCommands.remove()),
    registerCommand(COMMANDS.showOutput, output, () => output.show()),
    registerCommand(COMMANDS.moveTokens, output, (uri?: unknown) =>
      uri instanceof vscode.Uri ? moveTokens.run(uri) : undefined,
    ),
    registerCommand(COMMANDS.copyId, output, (node?: CreatedProgramsNode) => copyId(node)),
    registerCommand(COMMANDS.copyAllIds, output, (node?: CreatedProgramsNode) => copyAllIds(node)),
    registerCommand(COMMANDS.revealInFile, output, (node?: CreatedProgramsNode) => revealInFile(node)),
  );
  if (context.extensionMode === vscode.ExtensionMode.Production) return undefined;
  return {
    connections,
    tree,
    codes,
    paste,
    secrets: context.secrets,
    state: context.globalState,
    journalFolder: journal.folder,
    moveTokens,
  };
}
