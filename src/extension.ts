import * as vscode from 'vscode';
import { CodeCompletion } from './editor/codeCompletion';
import { LoyaltyCodeLens } from './editor/codeLens';
import { ConnectionStatus } from './editor/connectionStatus';
import { ConnectionStore } from './editor/connectionStore';
import { type CreatedProgramsNode, CreatedProgramsTree } from './editor/createdProgramsTree';
import { LoyaltyDiagnostics } from './editor/diagnostics';
import { COMMANDS, VIEWS } from './editor/ids';
import { LOYALTY_SELECTOR } from './editor/loyaltyDocument';
import type { onRequest } from './editor/onRequest';
import { Output } from './editor/output';
import { provideProblemHelp } from './editor/problemHelp';
import { providerMetadata } from './editor/providerMetadata';
import { Readings } from './editor/readings';
import { registerCommand } from './editor/registerCommand';
import { Runs } from './editor/runs';
import { WakingSchema } from './editor/wakingSchema';
import { WorkspaceCodes } from './editor/workspaceCodes';
import { Journal } from './submission/journal';

/** What is built when somebody first asks for it. */
type Requested = ReturnType<typeof onRequest>;

/** What tests may hold on to. Production windows get nothing. */
export interface TestApi {
  readonly connections: ConnectionStore;
  readonly tree: CreatedProgramsTree;
  readonly codes: WorkspaceCodes;
  readonly secrets: vscode.SecretStorage;
  readonly state: vscode.Memento;
  readonly journalFolder: string;
  readonly requested: () => Promise<Requested>;
}

/** Builds every object once and connects them. Reads no network, no file and no secret. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const client = `${context.extension.packageJSON.name} ${context.extension.packageJSON.version}`;
  const output = new Output();
  const codes = new WorkspaceCodes();
  const readings = new Readings(codes);
  const connections = new ConnectionStore(context.secrets, context.globalState);
  const journal = new Journal(vscode.Uri.joinPath(context.globalStorageUri, 'journal').fsPath, () => new Date());
  const runs = new Runs(journal);
  const tree = new CreatedProgramsTree(runs, output);
  const completion = new CodeCompletion(() => performance.now());
  const lenses = new LoyaltyCodeLens(readings, connections);
  let building: Promise<Requested> | undefined;
  const requested = () => {
    building ??= import('./editor/onRequest').then(({ onRequest }) => {
      const parts = onRequest({ readings, connections, codes, runs, output, client });
      context.subscriptions.push(parts);
      return parts;
    });
    return building;
  };
  const command = <A extends unknown[]>(id: string, run: (parts: Requested, ...args: A) => unknown) =>
    registerCommand(id, output, async (...args: A) => run(await requested(), ...args));
  context.subscriptions.push(
    output,
    connections,
    runs,
    tree,
    lenses,
    codes,
    new LoyaltyDiagnostics(readings, connections, codes),
    new ConnectionStatus(connections),
    completion,
    new WakingSchema(connections),
    provideProblemHelp(context.extensionUri),
    vscode.languages.registerCodeLensProvider(LOYALTY_SELECTOR, lenses),
    vscode.languages.registerCompletionItemProvider(LOYALTY_SELECTOR, completion, ...CodeCompletion.TRIGGERS),
    vscode.languages.registerDocumentPasteEditProvider(
      LOYALTY_SELECTOR,
      {
        provideDocumentPasteEdits: async (...asked) => (await requested()).paste.provideDocumentPasteEdits(...asked),
        resolveDocumentPasteEdit: async (edit) => (await requested()).paste.resolveDocumentPasteEdit(edit),
      },
      providerMetadata.paste,
    ),
    vscode.languages.registerHoverProvider(LOYALTY_SELECTOR, {
      provideHover: async (document, position) => (await requested()).hover.provideHover(document, position),
    }),
    vscode.languages.registerDocumentSymbolProvider(
      LOYALTY_SELECTOR,
      {
        provideDocumentSymbols: async (...asked) => (await requested()).loyaltySymbols.provideDocumentSymbols(...asked),
      },
      { label: vscode.l10n.t('Mews') },
    ),
    vscode.languages.registerCodeActionsProvider(
      LOYALTY_SELECTOR,
      {
        provideCodeActions: async (...asked) => (await requested()).quickFixes.provideCodeActions(...asked),
        resolveCodeAction: async (action) => (await requested()).quickFixes.resolveCodeAction(action),
      },
      providerMetadata.codeActions,
    ),
    vscode.window.createTreeView(VIEWS.createdPrograms, { treeDataProvider: tree, showCollapseAll: true }),
    command(COMMANDS.addLoyaltyPrograms, ({ add }, uri?: unknown) => add.run(uriOf(uri))),
    command(COMMANDS.previewLoyaltyPrograms, ({ preview }, uri?: unknown) => preview.run(uriOf(uri))),
    command(COMMANDS.newLoyaltyFile, ({ newLoyaltyFile }) => newLoyaltyFile()),
    command(COMMANDS.importCsv, ({ importCsv }, uri?: unknown) => importCsv(uriOf(uri))),
    command(COMMANDS.addConnection, ({ connectionCommands }) => connectionCommands.addAndTell()),
    command(COMMANDS.switchConnection, ({ connectionCommands }) => connectionCommands.switch()),
    command(COMMANDS.editConnection, ({ connectionCommands }) => connectionCommands.edit()),
    command(COMMANDS.removeConnection, ({ connectionCommands }) => connectionCommands.remove()),
    command(COMMANDS.moveTokens, ({ moveTokens }, uri?: unknown) =>
      uri instanceof vscode.Uri ? moveTokens.run(uri) : undefined,
    ),
    command(COMMANDS.copyId, ({ copyId }, node?: CreatedProgramsNode) => copyId(node)),
    command(COMMANDS.copyAllIds, ({ copyAllIds }, node?: CreatedProgramsNode) => copyAllIds(node)),
    command(COMMANDS.revealInFile, ({ revealInFile }, node?: CreatedProgramsNode) => revealInFile(node)),
    registerCommand(COMMANDS.showOutput, output, () => output.show()),
  );
  if (context.extensionMode === vscode.ExtensionMode.Production) return undefined;
  return {
    connections,
    tree,
    codes,
    secrets: context.secrets,
    state: context.globalState,
    journalFolder: journal.folder,
    requested,
  };
}

/** The file that a command is called for; undefined where it is called without one. */
function uriOf(argument: unknown): vscode.Uri | undefined {
  return argument instanceof vscode.Uri ? argument : undefined;
}
