import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { fileOutline } from '../loyaltyFile/fileOutline';
import { batchSize } from './batchSize';
import { chooseDocument } from './chooseDocument';
import type { ConnectionStore } from './connectionStore';
import { existingDocument } from './existingDocument';
import { PREVIEW_SCHEME } from './ids';
import type { KnownProgram, KnownPrograms } from './knownPrograms';
import { lastLine } from './lastLine';
import { documentName, isLoyaltyUri, openDocument } from './loyaltyDocument';
import type { MewsComparisons } from './mewsComparisons';
import { Pauses } from './pauses';
import { previewMarkdown } from './previewMarkdown';
import type { Readings } from './readings';

const { t } = vscode.l10n;

/** How long typing must rest before a preview follows it, in ms. */
const PAUSE_MS = 300;
/** So long VS Code may take to follow a change, in ms. */
const FOLLOWED_AFTER_MS = 3000;

/** "Preview Loyalty Programs": what "Add" would do, as a document that follows the file. Asks Mews what it has; posts nothing. */
export class LoyaltyPreview implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  /** The files that have a preview now. */
  private readonly shown = new Set<string>();
  /** Those of them whose preview has been opened, and not only asked for. */
  private readonly opened = new Set<string>();
  /** Those that something has changed for while they were on their way. */
  private readonly outdated = new Set<string>();
  private readonly pauses = new Pauses(PAUSE_MS);
  private readonly subscriptions: vscode.Disposable;

  constructor(
    private readonly readings: Readings,
    private readonly connections: ConnectionStore,
    private readonly known: KnownPrograms,
    private readonly comparisons: MewsComparisons,
  ) {
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      this.pauses,
      vscode.workspace.registerTextDocumentContentProvider(PREVIEW_SCHEME, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.followSoon(document.uri)),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => {
        if (uri.scheme === PREVIEW_SCHEME) this.hasOpened(String(sourceOf(uri)));
        else this.followSoon(uri);
      }),
      connections.onDidChange(() => this.followAll()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.followAll()),
      known.onDidChange(() => this.followAll()),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  async run(uri?: vscode.Uri): Promise<void> {
    const document = await chooseDocument(uri ?? this.sourceInView(), t('Mews: Preview Loyalty Programs'));
    if (!document) return;
    const preview = previewUri(document.uri);
    const asking = this.comparisons.ask(document);
    // One that is open already shows the state of now at once.
    this.changed.fire(preview);
    try {
      await asking;
    } finally {
      await this.bringUpToDate(preview);
      await this.show(preview);
    }
  }

  /**
   * VS Code keeps the text of a preview for minutes after its tab is closed, and its page misses a change that comes while it
   * loads: it would show what was said long ago.
   */
  private async bringUpToDate(preview: vscode.Uri): Promise<void> {
    const document = await vscode.workspace.openTextDocument(preview);
    const text = await this.provideTextDocumentContent(preview);
    const isUpToDate = () => document.isClosed || document.getText() === text;
    if (isUpToDate()) return;
    let subscription: vscode.Disposable | undefined;
    const followed = new Promise<void>((resolve) => {
      subscription = vscode.workspace.onDidChangeTextDocument(() => {
        if (isUpToDate()) resolve();
      });
    });
    this.changed.fire(preview);
    // What is typed meanwhile makes it another text, of which this one never comes.
    await Promise.race([followed, pause(FOLLOWED_AFTER_MS, undefined, { ref: false })]);
    subscription?.dispose();
  }

  /** The file whose preview is in view, where its name tells which it is. */
  private sourceInView(): vscode.Uri | undefined {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    if (!tab) return undefined;
    const sources = [...this.shown].map((source) => vscode.Uri.parse(source, true));
    const [source, ...others] = sources.filter((shown) => isPreviewTab(tab, previewUri(shown)));
    return others.length === 0 ? source : undefined;
  }

  /** Beside the file; one that is in view already would come a second time, beside itself. */
  private async show(preview: vscode.Uri): Promise<void> {
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    if (activeTab && isPreviewTab(activeTab, preview)) return;
    await vscode.commands.executeCommand('markdown.showPreviewToSide', preview).then(undefined, () =>
      // VS Code's own Markdown support can be switched off.
      vscode.window.showTextDocument(preview, { viewColumn: vscode.ViewColumn.Beside, preview: true }),
    );
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const source = sourceOf(uri);
    if (!isLoyaltyUri(source)) return '';
    this.shown.add(String(source));
    const document = await existingDocument(source);
    if (!document) return t('This file is no longer there.');
    const text = document.getText();
    const active = this.connections.active;
    const reading = this.readings.read(document, active);
    const { list, chainId } = fileOutline(text);
    const programs = list?.programs ?? [];
    const codes = new Set(programs.map(({ members }) => members.Code?.value ?? ''));
    const known = new Map<string, readonly KnownProgram[]>();
    for (const code of codes) {
      const found = await this.known.withCode(code);
      if (found.length > 0) known.set(code, found);
    }
    const markdown = previewMarkdown({
      name: documentName(source),
      untitled: document.isUntitled,
      dirty: document.isDirty,
      text,
      lineOf: (offset) => document.positionAt(offset).line + 1,
      reading,
      programs,
      chainId: chainId?.value,
      connection: active,
      hasConnections: this.connections.all.length > 0,
      batchSize: batchSize(),
      known,
      comparison: await this.comparisons.of(document),
      wasAsked: this.comparisons.wasAsked(document),
    });
    return lastLine.clean(markdown);
  }

  private followSoon(uri: vscode.Uri): void {
    const key = String(uri);
    if (!this.shown.has(key)) return;
    this.pauses.after(key, () => this.follow(key));
  }

  /** What has changed while it was on its way is in it from now on. */
  private hasOpened(source: string): void {
    this.opened.add(source);
    if (this.outdated.delete(source)) this.follow(source);
  }

  private followAll(): void {
    for (const source of this.shown) this.follow(source);
  }

  /** VS Code closes documents that only extensions use after minutes; their preview stays, and reads them again when told to. */
  private follow(source: string): void {
    const preview = previewUri(vscode.Uri.parse(source, true));
    if (openDocument(preview)) {
      this.changed.fire(preview);
    } else if (hasPreviewTab(preview)) {
      void vscode.commands.executeCommand('markdown.preview.refresh');
    } else if (this.opened.delete(source)) {
      this.shown.delete(source);
      this.comparisons.forget(source);
    } else {
      // One that was never opened is only on its way.
      this.outdated.add(source);
    }
  }
}

function hasPreviewTab(preview: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => isPreviewTab(tab, preview)));
}

function isPreviewTab({ input, label }: vscode.Tab, preview: vscode.Uri): boolean {
  return input instanceof vscode.TabInputWebview && label.includes(documentName(preview));
}

/** The preview of a file. Its path ends in .md, by which VS Code knows the language. */
export function previewUri(source: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({
    scheme: PREVIEW_SCHEME,
    path: `/${documentName(source)}.md`,
    query: String(source),
  });
}

function sourceOf(preview: vscode.Uri): vscode.Uri {
  return vscode.Uri.parse(preview.query);
}
