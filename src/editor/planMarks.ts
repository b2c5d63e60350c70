import * as vscode from 'vscode';
import { codeRanges } from '../loyaltyFile/codeRanges';
import type { LoyaltyFile } from '../loyaltyFile/loyaltyFile';
import type { ConnectionStore } from './connectionStore';
import { openLoyaltyUris, uriOfTab } from './loyaltyDocument';
import type { AddPlan } from './planAdd';
import type { PlanMarkCode } from './planMarkCodes';
import { planMarkSentence } from './planMarkSentence';
import { problemCollection } from './problemCollection';
import { problemHelpUri } from './problemHelp';
import { rangeIn } from './rangeIn';

/** More lines than that nobody looks at one by one; the preview counts them all. */
const MAX_MARKS = 1000;

/** A line that says what Mews has under its Code. */
export interface PlanMark {
  readonly diagnostic: vscode.Diagnostic;
  readonly code: PlanMarkCode;
  /** Of the program in the list. */
  readonly index: number;
  /** The Id of the program in Mews; of several the one that is nearest. */
  readonly id: string;
}

/** What is marked in a document, as long as nothing in it changes. */
export interface MarkedFile {
  readonly version: number;
  readonly marks: readonly PlanMark[];
  /** The indexes of all programs that Mews has already as they stand in the file, those beyond the last mark included. */
  readonly same: readonly number[];
  readonly programCount: number;
}

/**
 * Tells on the lines of a file what Mews has already. Only what was asked of Mews is told, and only while it is about the
 * text in view and the connection in use: an edit, the end of the tab, or another connection takes it away.
 */
export class PlanMarks implements vscode.Disposable {
  private readonly collection = problemCollection('mewsLoyaltyPlan');
  private readonly marked = new Map<string, MarkedFile>();
  /** The connection that Mews was asked through. */
  private asked: string | undefined;
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly connections: ConnectionStore) {
    this.subscriptions = vscode.Disposable.from(
      this.collection,
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // Saving is told as a change as well.
        if (contentChanges.length > 0) this.forget(document.uri);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => this.forgetClosed(closed)),
      connections.onDidChange(() => this.followConnection()),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  /** Marks the programs of a document that a plan found in Mews; `connection` is the name of the one that was asked. */
  show(document: vscode.TextDocument, connection: string, file: LoyaltyFile, { plan }: AddPlan): void {
    if (!plan || document.isClosed || this.connections.active?.name !== connection) return;
    this.followConnection();
    const found = plan.programs.flatMap((program, index) => (program.kind === 'new' ? [] : [{ program, index }]));
    const told = found.slice(0, MAX_MARKS);
    const ranges = codeRanges(
      document.getText(),
      told.map(({ index }) => index),
    );
    const marks = told.flatMap(({ program, index }, at): PlanMark[] => {
      const range = ranges[at];
      if (!range) return [];
      const code = program.kind === 'same' ? 'already-in-mews' : 'different-in-mews';
      const sentence = planMarkSentence(file.LoyaltyPrograms[index]?.Code ?? '', program);
      const severity = vscode.DiagnosticSeverity.Information;
      const diagnostic = new vscode.Diagnostic(rangeIn(document, range), sentence, severity);
      diagnostic.source = 'Mews';
      diagnostic.code = { value: code, target: problemHelpUri(code) };
      return [{ diagnostic, code, index, id: program.nearest.Id }];
    });
    const same = found.filter(({ program }) => program.kind === 'same').map(({ index }) => index);
    const { version, uri } = document;
    this.marked.set(String(uri), { version, marks, same, programCount: file.LoyaltyPrograms.length });
    this.collection.set(
      uri,
      marks.map(({ diagnostic }) => diagnostic),
    );
  }

  /** What is marked in a document as it stands. */
  of({ uri, version }: vscode.TextDocument): MarkedFile | undefined {
    const marked = this.marked.get(String(uri));
    return marked?.version === version ? marked : undefined;
  }

  private forget(uri: vscode.Uri): void {
    if (this.marked.delete(String(uri))) this.collection.delete(uri);
  }

  private forgetClosed(closed: readonly vscode.Tab[]): void {
    const open = new Set(openLoyaltyUris().map(String));
    for (const uri of closed.map(uriOfTab)) if (uri && !open.has(String(uri))) this.forget(uri);
  }

  /** Connections are told to have changed also where none has: whenever the window comes to the front. */
  private followConnection(): void {
    const active = JSON.stringify(this.connections.active);
    if (active === this.asked) return;
    this.asked = active;
    this.marked.clear();
    this.collection.clear();
  }
}
