import * as vscode from 'vscode';
import { codePlace } from '../loyaltyFile/codePlace';
import { codesIn } from '../loyaltyFile/codesIn';
import { MAX_FILE_LENGTH } from '../loyaltyFile/fileLimits';
import { proposeCode } from '../loyaltyFile/proposeCode';
import { harmless } from './harmless';
import { isLoyaltyUri } from './loyaltyDocument';
import { rangeIn } from './rangeIn';

const { t } = vscode.l10n;

/** How soon after a key a list comes up by itself at the latest, in ms. */
const BY_ITSELF_MS = 500;

/** What was typed in a document last. */
interface LastChange {
  readonly version: number;
  readonly at: number;
}

/** Proposes a Code made of the program's Name. Everything else is completed from the schema, by VS Code's JSON support. */
export class CodeCompletion implements vscode.CompletionItemProvider, vscode.Disposable {
  static readonly TRIGGERS = ['"', ':'] as const;
  private readonly lastChanges = new WeakMap<vscode.TextDocument, LastChange>();
  private readonly subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length === 0 || !isLoyaltyUri(document.uri)) return;
    this.lastChanges.set(document, { version: document.version, at: this.clock() });
  });

  constructor(private readonly clock: () => number) {}

  dispose(): void {
    this.subscription.dispose();
  }

  provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): vscode.CompletionList | vscode.CompletionItem[] {
    if (!isLoyaltyUri(document.uri)) return [];
    const text = document.getText();
    if (text.length > MAX_FILE_LENGTH) return [];
    const offset = document.offsetAt(position);
    const place = codePlace(text, offset);
    if (!place) return [];
    const code = proposeCode(place.name ?? '', codesIn(text, place.range));
    const literal = JSON.stringify(code);
    const typed = text.slice(place.range.offset, offset);
    const typing = this.isTyping(document);
    // A Code that stands there whole needs no list: it would only catch the Tab that leads to the next member.
    if (typing && typed === literal.slice(0, -1)) return [];
    const item = new vscode.CompletionItem(literal, vscode.CompletionItemKind.Value);
    item.insertText = `${literal}${place.separator}`;
    item.range = rangeIn(document, place.range);
    item.detail = place.name === undefined ? t('A free Code') : t('A free Code, made of the Name');
    if (place.name) item.documentation = harmless(place.name);
    item.sortText = '!';
    // Called for, it replaces whatever stands there; a list that comes up while a Code is typed must not catch Enter or Tab.
    if (!typing) item.filterText = typed || literal;
    return new vscode.CompletionList([item], true);
  }

  private isTyping(document: vscode.TextDocument): boolean {
    const last = this.lastChanges.get(document);
    return last?.version === document.version && this.clock() - last.at < BY_ITSELF_MS;
  }
}
