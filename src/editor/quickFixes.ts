import * as vscode from 'vscode';
import { allFixes, type Wanted } from '../loyaltyFile/allFixes';
import { fixesOf, proposedFixes } from '../loyaltyFile/fixesOf';
import { FixSource } from '../loyaltyFile/fixSource';
import type { FixChange, ProposedFix } from '../loyaltyFile/loyaltyFileFix';
import type { LoyaltyFileProblem, TextRange } from '../loyaltyFile/loyaltyFileProblem';
import { isReportedByJsonSupport } from '../loyaltyFile/severity';
import type { TextEdit } from '../loyaltyFile/textEdit';
import type { FixKnowledge } from './fixKnowledge';
import { allFixesSentence, fixSentence } from './fixSentence';
import { COMMANDS } from './ids';
import { lastLine } from './lastLine';
import { isLoyaltyUri } from './loyaltyDocument';
import { providerMetadata } from './providerMetadata';
import { rangeIn } from './rangeIn';

const { t } = vscode.l10n;

const [, FIX_ALL] = providerMetadata.codeActions.providedCodeActionKinds;

/** Beyond as many problems of one kind they are not counted: a light bulb must come at once. */
const MAX_COUNTED = 100;

/** Problems of one code that are fixed in one way. */
interface Group {
  readonly code: LoyaltyFileProblem['finding']['code'];
  readonly kind: FixChange['kind'];
}

/** Everything at once that nobody has to look at first. */
const IS_SAFE: Wanted = ({ reach }) => reach === 'save';

/** An action whose edits are made when it is chosen, because they need the whole text. */
class AllFixesAction extends vscode.CodeAction {
  constructor(
    title: string,
    kind: vscode.CodeActionKind,
    readonly document: vscode.TextDocument,
    readonly version: number,
    readonly wanted: Wanted,
  ) {
    super(title, kind);
  }
}

/** The light bulb: fixes for the problems at a place, for all of their kind, and on save for all that are safe. */
export class QuickFixes implements vscode.CodeActionProvider {
  constructor(private readonly knowledge: FixKnowledge) {}

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only, diagnostics }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): vscode.CodeAction[] {
    if (!isLoyaltyUri(document.uri) || token.isCancellationRequested) return [];
    const actions: vscode.CodeAction[] = [];
    if (only === undefined || only.contains(vscode.CodeActionKind.QuickFix)) {
      actions.push(...this.fixesAt(document, range, diagnostics));
    }
    if (only?.contains(FIX_ALL)) actions.push(...this.safeFixes(document));
    return token.isCancellationRequested ? [] : actions;
  }

  resolveCodeAction(action: vscode.CodeAction): vscode.CodeAction {
    // A text that went on since then gets new actions: VS Code asks again.
    if (action instanceof AllFixesAction && action.document.version === action.version) {
      action.edit = this.allEdits(action.document, action.wanted);
    }
    return action;
  }

  private fixesAt(
    document: vscode.TextDocument,
    range: vscode.Range,
    diagnostics: readonly vscode.Diagnostic[],
  ): vscode.CodeAction[] {
    const problems = this.knowledge.problemsOf(document);
    const asked = { offset: document.offsetAt(range.start), length: 0 };
    asked.length = document.offsetAt(range.end) - asked.offset;
    const there = problems.filter((problem) => isAt(problem, asked));
    if (there.length === 0) return [];
    const source = new FixSource(document.getText(), problems, this.knowledge.contextOf(document));
    const actions = new Map<string, vscode.CodeAction>();
    const kinds = new Map<string, Group>();
    for (const problem of there) {
      const mended = diagnostics.filter((diagnostic) => isOf(diagnostic, problem, document));
      const add = (action: vscode.CodeAction) => {
        action.diagnostics = mended;
        // Two problems at one place can be mended by the same fix.
        if (!actions.has(action.title)) actions.set(action.title, action);
      };
      if (problem.finding.code === 'token-in-file' && vscode.workspace.isTrusted) add(movingAction(document.uri));
      if (problem.finding.code === 'other-chain-id' && vscode.workspace.isTrusted) add(switchingAction());
      for (const { change, edits, preferred, reach } of fixesOf(source, problem)) {
        const action = new vscode.CodeAction(lastLine.clean(fixSentence(change)), vscode.CodeActionKind.QuickFix);
        action.edit = workspaceEdit(document, edits);
        action.isPreferred = preferred;
        add(action);
        const { code } = problem.finding;
        // Tokens have one mend each, whatever it is there.
        const group = code === 'token-in-file' ? code : `${code} ${change.kind}`;
        if (reach !== 'once') kinds.set(group, { code, kind: change.kind });
      }
    }
    return [...actions.values(), ...this.fixAllActions(document, source, [...kinds.values()])];
  }

  /** "Fix all" for the kinds of fixes at a place, where there is more than one problem to fix so. */
  private fixAllActions(
    document: vscode.TextDocument,
    source: FixSource,
    kinds: readonly Group[],
  ): vscode.CodeAction[] {
    const actions = kinds.flatMap(({ code, kind }) => {
      const isWanted: Wanted = ({ change, reach }, { finding }) =>
        finding.code === code && (change.kind === kind || code === 'token-in-file') && reach !== 'once';
      const same = source.problems.filter(({ finding }) => finding.code === code);
      const count = countOf(source, same.slice(0, MAX_COUNTED), isWanted);
      if (count < 2) return [];
      const title = allFixesSentence(code, kind, same.length > MAX_COUNTED ? undefined : count);
      return [this.allFixesAction(title, vscode.CodeActionKind.QuickFix, document, isWanted)];
    });
    // Worth an action of its own only where it does more than those above.
    const codes = new Set<string>(kinds.map(({ code }) => code));
    const elsewhere = source.problems.filter(({ finding }) => !codes.has(finding.code)).slice(0, MAX_COUNTED);
    if (kinds.length === 0 || countOf(source, elsewhere, IS_SAFE) === 0) return actions;
    const title = t('Fix all in this file that needs no second look');
    return [...actions, this.allFixesAction(title, vscode.CodeActionKind.QuickFix, document, IS_SAFE)];
  }

  /** On save, and as "Fix All" in the menu of sources. */
  private safeFixes(document: vscode.TextDocument): vscode.CodeAction[] {
    const edit = this.allEdits(document, IS_SAFE);
    if (edit.size === 0) return [];
    const action = new vscode.CodeAction(t('Fix all in this file that needs no second look'), FIX_ALL);
    action.edit = edit;
    return [action];
  }

  private allFixesAction(
    title: string,
    kind: vscode.CodeActionKind,
    document: vscode.TextDocument,
    wanted: Wanted,
  ): vscode.CodeAction {
    return new AllFixesAction(title, kind, document, document.version, wanted);
  }

  private allEdits(document: vscode.TextDocument, wanted: Wanted): vscode.WorkspaceEdit {
    const context = this.knowledge.contextOf(document);
    const read = (text: string) => this.knowledge.problemsIn(text, document);
    return workspaceEdit(document, allFixes(document.getText(), read, context, wanted));
  }
}

function movingAction(uri: vscode.Uri): vscode.CodeAction {
  const title = t('Move tokens into a connection…');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: COMMANDS.moveTokens, arguments: [uri] };
  action.isPreferred = true;
  return action;
}

/** The file can be right, and the connection the wrong one. */
function switchingAction(): vscode.CodeAction {
  const title = t('Switch Connection…');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: COMMANDS.switchConnection };
  return action;
}

function countOf(source: FixSource, problems: readonly LoyaltyFileProblem[], isWanted: Wanted): number {
  const { text } = source;
  const hasOne = (problem: LoyaltyFileProblem) =>
    proposedFixes(source, problem).some((fix: ProposedFix) => isWanted(fix, problem, text));
  return problems.filter(hasOne).length;
}

/** Whether a problem is told at a place. Of members of one name VS Code's JSON support marks the first as well. */
function isAt({ finding, range, related }: LoyaltyFileProblem, asked: TextRange): boolean {
  if (finding.code === 'empty-file') return true;
  return meets(range, asked) || (finding.code === 'member-twice' && related !== undefined && meets(related, asked));
}

function meets(a: TextRange, b: TextRange): boolean {
  return a.offset <= b.offset + b.length && b.offset <= a.offset + a.length;
}

/** Whether a diagnostic tells of a problem: ours, or that of VS Code's JSON support where it is the one who tells. */
function isOf(diagnostic: vscode.Diagnostic, problem: LoyaltyFileProblem, document: vscode.TextDocument): boolean {
  const { finding, range, related } = problem;
  if (diagnostic.source === 'Mews') {
    const code = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
    return code === finding.code && diagnostic.range.isEqual(rangeIn(document, range));
  }
  if (!isReportedByJsonSupport(finding)) return false;
  return [range, ...(related ? [related] : [])].some((place) =>
    diagnostic.range.intersection(rangeIn(document, place)),
  );
}

function workspaceEdit(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  if (edits.length > 0) {
    edit.set(
      document.uri,
      edits.map((change) => vscode.TextEdit.replace(rangeIn(document, change), change.text)),
    );
  }
  return edit;
}
