import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { AddCommand } from './editor/addCommand';
import { LoyaltyCodeLens } from './editor/codeLens';
import { ConnectionCommands } from './editor/connectionCommands';
import { ConnectionStatus } from './editor/connectionStatus';
import { ConnectionStore } from './editor/connectionStore';
import { type CreatedProgramsNode, CreatedProgramsTree } from './editor/createdProgramsTree';
import { LoyaltyDiagnostics } from './editor/diagnostics';
import { FixKnowledge } from './editor/fixKnowledge';
import { COMMANDS, VIEWS } from './editor/ids';
import { lazyFetch } from './editor/lazyFetch';
import { LOYALTY_SELECTOR } from './editor/loyaltyDocument';
import { MoveTokens } from './editor/moveTokens';
import { Output } from './editor/output';
import { QuickFixes } from './editor/quickFixes';
import { Readings } from './editor/readings';
import { registerCommand } from './editor/registerCommand';
import { Runs } from './editor/runs';
import { copyAllIds, copyId, revealInFile } from './editor/treeCommands';
import { provideWakingSchema } from './editor/wakingSchema';
import { mewsClient } from './mews/mewsClient';
import { Journal } from './submission/journal';

/** What tests may hold on to. Production windows get nothing. */
export interface TestApi {
  readonly connections: ConnectionStore;
  readonly tree: CreatedProgramsTree;
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
  const readings = new Readings();
  const connections = new ConnectionStore(context.secrets, context.globalState);
  const journal = new Journal(vscode.Uri.joinPath(context.globalStorageUri, 'journal').fsPath, () => new Date());
  const runs = new Runs(journal);
  const tree = new CreatedProgramsTree(runs, output);
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
    new LoyaltyDiagnostics(readings, connections),
    new ConnectionStatus(connections),
    provideWakingSchema(),
    vscode.languages.registerCodeLensProvider(LOYALTY_SELECTOR, lenses),
    vscode.languages.registerCodeActionsProvider(LOYALTY_SELECTOR, new QuickFixes(knowledge), QuickFixes.metadata),
    vscode.window.createTreeView(VIEWS.createdPrograms, { treeDataProvider: tree, showCollapseAll: true }),
    registerCommand(COMMANDS.addLoyaltyPrograms, output, (uri?: unknown) =>
      add.run(uri instanceof vscode.Uri ? uri : undefined),
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
    secrets: context.secrets,
    state: context.globalState,
    journalFolder: journal.folder,
    moveTokens,
  };
}
