import * as vscode from 'vscode';
import { CleanState } from './editor/cleanState';
import { CodeCompletion } from './editor/codeCompletion';
import { LoyaltyCodeLens } from './editor/codeLens';
import { ConnectionStatus } from './editor/connectionStatus';
import { ConnectionStore } from './editor/connectionStore';
import type { CreatedProgramsNode } from './editor/createdProgramsNode';
import { LoyaltyDiagnostics } from './editor/diagnostics';
import { COMMANDS } from './editor/ids';
import { lastLine } from './editor/lastLine';
import { LazyTree } from './editor/lazyTree';
import { LOYALTY_SELECTOR } from './editor/loyaltyDocument';
import type { onRequest } from './editor/onRequest';
import { Output } from './editor/output';
import { provideProblemHelp } from './editor/problemHelp';
import { providerMetadata } from './editor/providerMetadata';
import { Readings } from './editor/readings';
import { registerCommand } from './editor/registerCommand';
import { reportingBugs } from './editor/reportingBugs';
import { trustGuard, type Untrusted } from './editor/trustGuard';
import { WakingSchema } from './editor/wakingSchema';
import { WorkspaceCodes } from './editor/workspaceCodes';
import { LoadedTokens } from './mews/loadedTokens';

/** What is built when somebody first asks for it. */
type Requested = ReturnType<typeof onRequest>;

/** What tests may hold on to. Production windows get nothing. */
export interface TestApi {
  readonly connections: ConnectionStore;
  readonly codes: WorkspaceCodes;
  readonly secrets: vscode.SecretStorage;
  /** As it is kept, without what cleans it. */
  readonly state: vscode.Memento;
  readonly view: LazyTree;
  readonly requested: () => Promise<Requested>;
}

/** What earlier runs left uncertain is told a moment after the start: opening a file goes first. */
const NOTICE_AFTER_MS = 1500;
/** VS Code gives deactivation 5 s. */
const SHUT_DOWN_MS = 4000;

let shutDown: (() => Promise<void>) | undefined;

/** Builds every object once and connects them. Reads no network, no file and no secret. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const client = `${context.extension.packageJSON.name} ${context.extension.packageJSON.version}`;
  const tokens = new LoadedTokens();
  lastLine.cleanWith(tokens.redact);
  const state = new CleanState(context.globalState, tokens.redact);
  const output = new Output(tokens.redact);
  const codes = new WorkspaceCodes(output);
  const readings = new Readings(codes);
  const connections = new ConnectionStore(context.secrets, state, tokens);
  const completion = new CodeCompletion(() => performance.now());
  const lenses = new LoyaltyCodeLens(readings, connections);
  let building: Promise<Requested> | undefined;
  const requested = () => {
    building ??= import('./editor/onRequest').then(({ onRequest }) => {
      const storageFolder = context.globalStorageUri.fsPath;
      const parts = onRequest({ readings, connections, codes, output, tokens, tree, state, storageFolder, client });
      context.subscriptions.push(parts);
      shutDown = () => parts.runs.shutDown(SHUT_DOWN_MS);
      return parts;
    });
    return building;
  };
  const tree = new LazyTree(requested);
  const start = setTimeout(() => {
    void reportingBugs('start', output, async () => (await requested()).notice.start());
  }, NOTICE_AFTER_MS);
  const command = <A extends unknown[]>(id: string, run: (parts: Requested, ...args: A) => unknown) =>
    registerCommand(id, output, async (...args: A) => run(await requested(), ...args));
  /** A command that sends or stores something, which needs a workspace that is trusted. */
  const guarded = <A extends unknown[]>(what: Untrusted, id: string, run: (parts: Requested, ...args: A) => unknown) =>
    command(id, (parts, ...args: A) => (trustGuard(what) ? run(parts, ...args) : undefined));
  context.subscriptions.push(
    { dispose: () => clearTimeout(start) },
    output,
    connections,
    tree,
    lenses,
    codes,
    new LoyaltyDiagnostics(readings, connections, codes),
    new ConnectionStatus(readings, connections),
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
    vscode.languages.registerCodeActionsProvider(
      LOYALTY_SELECTOR,
      {
        provideCodeActions: async (...asked) => (await requested()).planFixes.provideCodeActions(...asked),
        resolveCodeAction: async (action) => (await requested()).planFixes.resolveCodeAction(action),
      },
      providerMetadata.planActions,
    ),
    guarded('send', COMMANDS.addLoyaltyPrograms, ({ add }, uri?: unknown, shown?: unknown) =>
      add.run(uriOf(uri), typeof shown === 'string' ? shown : undefined),
    ),
    command(COMMANDS.previewLoyaltyPrograms, ({ preview }, uri?: unknown) => preview.run(uriOf(uri))),
    command(COMMANDS.newLoyaltyFile, ({ newLoyaltyFile }) => newLoyaltyFile()),
    command(COMMANDS.importCsv, ({ importCsv }, uri?: unknown) => importCsv(uriOf(uri))),
    guarded('store', COMMANDS.addConnection, ({ connectionCommands }) => connectionCommands.addAndTell()),
    guarded('store', COMMANDS.switchConnection, ({ connectionCommands }) => connectionCommands.switch()),
    guarded('store', COMMANDS.editConnection, ({ connectionCommands }) => connectionCommands.edit()),
    guarded('store', COMMANDS.replaceTokens, ({ connectionCommands }) => connectionCommands.replace()),
    guarded('store', COMMANDS.removeConnection, ({ connectionCommands }) => connectionCommands.remove()),
    guarded('store', COMMANDS.moveTokens, ({ moveTokens }, uri?: unknown) =>
      uri instanceof vscode.Uri ? moveTokens.run(uri) : undefined,
    ),
    guarded('send', COMMANDS.checkUncertain, ({ check }, about?: unknown) => check.run(runIdOf(about))),
    guarded('send', COMMANDS.sendRest, ({ sendRest }, about?: unknown, atMost?: unknown) =>
      sendRest.run(runIdOf(about), typeof atMost === 'number' ? atMost : undefined),
    ),
    command(COMMANDS.forgetRun, ({ forgetRun }, about?: unknown) => forgetRun(runIdOf(about))),
    command(COMMANDS.copyId, ({ copyId }, node?: CreatedProgramsNode) => copyId(node)),
    command(COMMANDS.copyAllIds, ({ copyAllIds }, node?: CreatedProgramsNode) => copyAllIds(node)),
    command(COMMANDS.copyText, ({ copyText }, text?: unknown) => copyText(text)),
    command(COMMANDS.showInTree, ({ showInTree }, id?: unknown) => showInTree(id)),
    command(COMMANDS.revealInFile, ({ revealInFile }, node?: CreatedProgramsNode) => revealInFile(node)),
    registerCommand(COMMANDS.showOutput, output, () => output.show()),
  );
  if (context.extensionMode === vscode.ExtensionMode.Production) return undefined;
  return {
    connections,
    codes,
    secrets: context.secrets,
    state: context.globalState,
    view: tree,
    requested,
  };
}

/** Lets requests that are under way have a moment for their answer. */
export async function deactivate(): Promise<void> {
  await shutDown?.();
}

/** The run that a command is called for: its id, or its row in the tree. */
function runIdOf(about: unknown): string | undefined {
  if (typeof about === 'string') return about;
  if (typeof about !== 'object' || about === null || !('run' in about)) return undefined;
  const { run } = about;
  return typeof run === 'object' && run !== null && 'runId' in run && typeof run.runId === 'string'
    ? run.runId
    : undefined;
}

/** The file that a command is called for; undefined where it is called without one. */
function uriOf(argument: unknown): vscode.Uri | undefined {
  return argument instanceof vscode.Uri ? argument : undefined;
}
