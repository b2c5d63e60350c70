import * as vscode from 'vscode';
import type { LoyaltyFileProblem } from '../loyaltyFile/loyaltyFileProblem';
import { isReportedByJsonSupport } from '../loyaltyFile/severity';
import type { ConnectionStore } from './connectionStore';
import { isLoyaltyUri, openDocument, openLoyaltyUris, uriOfTab } from './loyaltyDocument';
import { Pauses } from './pauses';
import { problemCollection } from './problemCollection';
import { problemHelpUri } from './problemHelp';
import { problemSentence } from './problemSentence';
import { rangeIn } from './rangeIn';
import type { Readings } from './readings';
import type { WorkspaceCodes } from './workspaceCodes';

const { t } = vscode.l10n;

const SEVERITIES = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
} as const satisfies Record<LoyaltyFileProblem['severity'], vscode.DiagnosticSeverity>;

/** Keeps the problems of every open loyalty file in the Problems view. */
export class LoyaltyDiagnostics implements vscode.Disposable {
  private readonly collection = problemCollection('mewsLoyalty');
  private readonly pauses = new Pauses(Pauses.TYPING_MS);
  /** Documents whose tab was closed or whose file is gone; VS Code may still hold them. */
  private readonly gone = new Set<string>();
  private readonly subscriptions: vscode.Disposable;
  private readonly first: NodeJS.Immediate;

  constructor(
    private readonly readings: Readings,
    private readonly connections: ConnectionStore,
    private readonly codes: WorkspaceCodes,
  ) {
    const files = vscode.workspace.createFileSystemWatcher('**/*.loyalty.json', false, true, false);
    this.subscriptions = vscode.Disposable.from(
      this.collection,
      this.pauses,
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.checkUri(uri)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.checkSoon(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)),
      files,
      files.onDidDelete((uri) => this.forget(uri)),
      files.onDidCreate((uri) => {
        if (openLoyaltyUris().some((open) => String(open) === String(uri))) this.checkUri(uri);
      }),
      vscode.window.tabGroups.onDidChangeTabs((event) => this.followTabs(event)),
      connections.onDidChange(() => this.checkAll()),
      codes.onDidChange((changed) => this.checkAll(changed)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('json.validate.enable')) this.checkAll();
      }),
    );
    // A first check runs cold and takes longer than everything else at activation: the window goes first.
    this.first = setImmediate(() => this.checkAll());
  }

  dispose(): void {
    clearImmediate(this.first);
    this.subscriptions.dispose();
  }

  /** Checks every document; but not the one that is being checked, whose Codes others may have to be told of. */
  private checkAll(except?: vscode.Uri): void {
    for (const document of vscode.workspace.textDocuments) {
      if (String(document.uri) !== String(except)) this.check(document);
    }
  }

  /** Checks a document that has come, or has come back. */
  private checkUri(uri: vscode.Uri): void {
    this.gone.delete(uri.toString());
    const document = openDocument(uri);
    if (document) this.check(document);
  }

  private checkSoon(document: vscode.TextDocument): void {
    if (!isLoyaltyUri(document.uri)) return;
    this.pauses.after(document.uri.toString(), () => this.check(document));
  }

  private check(document: vscode.TextDocument): void {
    if (!isLoyaltyUri(document.uri)) return;
    this.pauses.cancel(document.uri.toString());
    if (document.isClosed || this.gone.has(document.uri.toString())) return;
    const jsonSupport = isCheckedByJsonSupport(document);
    const { problems, codes } = this.readings.read(document, this.connections.active);
    this.codes.take(document, codes);
    const ours = problems.filter(({ finding }) => !(jsonSupport && isReportedByJsonSupport(finding)));
    this.collection.set(
      document.uri,
      ours.map((problem) => this.diagnosticOf(document, problem)),
    );
  }

  /**
   * VS Code keeps a document for minutes after its tab is closed when an extension has asked for it, and gives the very
   * same one when it is opened again. People see tabs, so tabs decide.
   */
  private followTabs({ opened, closed }: vscode.TabChangeEvent): void {
    const open = new Set(openLoyaltyUris().map(String));
    for (const tab of closed) {
      const uri = uriOfTab(tab);
      if (uri && !open.has(String(uri))) this.forget(uri);
    }
    for (const tab of opened) {
      const uri = uriOfTab(tab);
      if (uri) this.checkUri(uri);
    }
  }

  private forget(uri: vscode.Uri): void {
    if (!isLoyaltyUri(uri)) return;
    this.gone.add(uri.toString());
    this.pauses.cancel(uri.toString());
    this.collection.delete(uri);
    void this.codes.release(uri);
  }

  private diagnosticOf(
    document: vscode.TextDocument,
    { finding, severity, range, related }: LoyaltyFileProblem,
  ): vscode.Diagnostic {
    const diagnostic = new vscode.Diagnostic(rangeIn(document, range), problemSentence(finding), SEVERITIES[severity]);
    diagnostic.source = 'Mews';
    diagnostic.code = { value: finding.code, target: problemHelpUri(finding.code) };
    if (related) {
      const location = new vscode.Location(document.uri, rangeIn(document, related));
      diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(location, t('The first one'))];
    }
    if (finding.code === 'code-in-other-file') {
      const place = this.codes.rangeOf(finding.file, finding.value) ?? new vscode.Position(0, 0);
      const location = new vscode.Location(vscode.Uri.parse(finding.file), place);
      diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(location, t('The other one'))];
    }
    return diagnostic;
  }
}

/** Whether VS Code's JSON support reports the syntax of this document, so that we must not. */
function isCheckedByJsonSupport(document: vscode.TextDocument): boolean {
  return (
    document.languageId === 'json' && vscode.workspace.getConfiguration('json', document).get('validate.enable', true)
  );
}
