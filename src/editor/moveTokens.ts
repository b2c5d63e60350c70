import * as vscode from 'vscode';
import { type PastedTokens, pastedTokens, withoutPastedTokens } from '../loyaltyFile/pastedTokens';
import type { ConnectionSummary } from '../mews/connection';
import type { ConnectionCommands } from './connectionCommands';
import { connectionItem } from './connectionItem';
import type { ConnectionMemory } from './connectionMemory';
import type { ConnectionStore } from './connectionStore';
import type { FixKnowledge } from './fixKnowledge';
import { harmless } from './harmless';
import { COMMANDS } from './ids';
import { askChoice } from './inputSteps';
import { documentName, isLoyaltyUri } from './loyaltyDocument';
import { messages } from './messages';
import { rangeIn } from './rangeIn';
import type { ReplaceTokens } from './replaceTokens';

const { t } = vscode.l10n;

/** How often the text is looked at again when it changes under the edit. */
const MAX_ATTEMPTS = 5;

/** Moves tokens that were pasted into a file into a connection. Escape at any question changes nothing. */
export class MoveTokens {
  constructor(
    private readonly knowledge: FixKnowledge,
    private readonly connections: ConnectionStore,
    private readonly connectionCommands: ConnectionCommands,
    private readonly replaceTokens: ReplaceTokens,
    private readonly memory: ConnectionMemory,
  ) {}

  async run(uri: vscode.Uri): Promise<void> {
    if (!isLoyaltyUri(uri)) return;
    const document = await vscode.workspace.openTextDocument(uri);
    const tokens = pastedTokens(document.getText());
    if (!tokens) {
      void messages.information(t('No token that could be moved stands in "{0}".', harmless(documentName(uri))));
      return;
    }
    const kept = await this.keep(tokens);
    if (kept) await this.remove(uri, tokens, kept);
  }

  /**
   * Takes tokens that are kept by now out of the file and saves it. Undo brings them back into the editor, which nobody can keep
   * VS Code from; the journal, the output and every sentence hold none, and no step of this passes one to any of them.
   */
  async remove(uri: vscode.Uri, tokens: PastedTokens, { name }: ConnectionSummary): Promise<void> {
    const connection = harmless(name);
    const file = harmless(documentName(uri));
    const document = await this.edited(uri, tokens);
    if (!document) {
      void messages.error(
        t(
          'The tokens are in the connection "{0}" now, but could not be removed from "{1}". Remove them there.',
          connection,
          file,
        ),
      );
      return;
    }
    if (!document.isUntitled && !(await document.save())) {
      void messages.error(
        t(
          'The tokens are in the connection "{0}" now, but "{1}" could not be saved. Save it: they are still on disk.',
          connection,
          file,
        ),
      );
      return;
    }
    const edit = t('Edit Connection');
    const only = this.connections.isHeld({ name })
      ? ` ${t('Only this window holds them, in memory: they are gone when it is closed.')}`
      : '';
    const moved = t(
      'Moved the tokens from "{0}" into the connection "{1}". Whoever could read the file may know them: have them replaced at Mews, and then edit the connection.',
      file,
      connection,
    );
    void messages.information(`${moved}${only}`, edit).then((chosen) => {
      if (chosen === edit) void vscode.commands.executeCommand(COMMANDS.editConnection);
    });
  }

  /** The document without the tokens; undefined where they could not be taken out. */
  private async edited(uri: vscode.Uri, tokens: PastedTokens): Promise<vscode.TextDocument | undefined> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      // Questions took time: what goes is looked for in the text as it stands now.
      const document = await vscode.workspace.openTextDocument(uri);
      const read = (text: string) => this.knowledge.problemsIn(text, document);
      const edits = withoutPastedTokens(document.getText(), tokens, read, this.knowledge.contextOf(document));
      if (edits.length === 0) return holds(document, tokens) ? undefined : document;
      const edit = new vscode.WorkspaceEdit();
      edit.set(
        uri,
        edits.map((change) => vscode.TextEdit.replace(rangeIn(document, change), change.text)),
      );
      // False where the text was changed in the same moment: VS Code compares versions.
      if ((await vscode.workspace.applyEdit(edit)) && !holds(document, tokens)) return document;
    }
    return undefined;
  }

  /** Asks where the tokens shall be kept, and keeps them there. */
  private async keep(tokens: PastedTokens): Promise<ConnectionSummary | undefined> {
    const { all } = this.connections;
    if (all.length === 0) return this.connectionCommands.addPasted(tokens);
    const result = await askChoice<ConnectionSummary | 'new'>({
      title: t('Mews: Move Tokens into a Connection'),
      step: 1,
      totalSteps: 1,
      placeholder: t('Which connection shall keep the tokens?'),
      choices: [
        { label: t('$(add) New Connection…'), value: 'new' },
        ...all.map((summary) => ({
          ...connectionItem(summary, this.connections, this.memory),
          value: summary,
        })),
      ],
    });
    if (result.kind !== 'value') return undefined;
    if (result.value === 'new') return this.connectionCommands.addPasted(tokens);
    return this.replaceTokens.of(result.value, {
      title: t('Mews: Move Tokens into a Connection'),
      given: tokens,
      confirm: true,
    });
  }
}

function holds(document: vscode.TextDocument, { clientToken, accessToken }: PastedTokens): boolean {
  const text = document.getText();
  return [clientToken, accessToken].some((token) => token !== undefined && text.includes(token));
}
