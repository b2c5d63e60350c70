import * as vscode from 'vscode';
import { type PastedTokens, pastedTokens, withoutPastedTokens } from '../loyaltyFile/pastedTokens';
import type { Connection, ConnectionSummary } from '../mews/connection';
import type { ConnectionQuestions } from './askConnection';
import { type ConnectionCommands, connectionItem } from './connectionCommands';
import { replacingSentence, tokenSentence } from './connectionSentences';
import type { ConnectionStore } from './connectionStore';
import type { FixKnowledge } from './fixKnowledge';
import { harmless } from './harmless';
import { COMMANDS } from './ids';
import { askChoice, askText } from './inputSteps';
import { documentName, isLoyaltyUri } from './loyaltyDocument';
import { messages } from './messages';
import { rangeIn } from './rangeIn';
import { slowProgress } from './slowProgress';

const { t } = vscode.l10n;

/** How often the text is looked at again when it changes under the edit. */
const MAX_ATTEMPTS = 5;

/** Moves tokens that were pasted into a file into a connection. Escape at any question changes nothing. */
export class MoveTokens {
  constructor(
    private readonly knowledge: FixKnowledge,
    private readonly connections: ConnectionStore,
    private readonly connectionCommands: ConnectionCommands,
    private readonly configurationOf: ConnectionQuestions['configurationOf'],
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
    const sentence = t(
      'Moved the tokens from "{0}" into the connection "{1}". Whoever could read the file may know them: have them replaced at Mews, and then edit the connection.',
      file,
      connection,
    );
    void messages.information(sentence, edit).then((chosen) => {
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
    const { all, active } = this.connections;
    if (all.length === 0) return this.connectionCommands.addPasted(tokens);
    const result = await askChoice<ConnectionSummary | 'new'>({
      title: t('Mews: Move Tokens into a Connection'),
      step: 1,
      totalSteps: 1,
      placeholder: t('Which connection shall keep the tokens?'),
      choices: [
        { label: t('$(add) New Connection…'), value: 'new' },
        ...all.map((summary) => ({ ...connectionItem(summary, summary.name === active?.name), value: summary })),
      ],
    });
    if (result.kind !== 'value') return undefined;
    return result.value === 'new' ? this.connectionCommands.addPasted(tokens) : this.replace(result.value, tokens);
  }

  /** Puts the tokens into a connection that is there, which loses those it has. */
  private async replace(former: ConnectionSummary, tokens: PastedTokens): Promise<ConnectionSummary | undefined> {
    const loaded = await this.connections.load(former);
    const stored = loaded.kind === 'loaded' ? loaded.connection : undefined;
    const clientToken = tokens.clientToken ?? (await askToken('ClientToken', stored?.clientToken));
    const accessToken = clientToken && (tokens.accessToken ?? (await askToken('AccessToken', stored?.accessToken)));
    if (!clientToken || !accessToken) return undefined;
    const { name, platformAddress, portfolio } = former;
    const connection: Connection = { name, platformAddress, portfolio, clientToken, accessToken };
    const title = t('Asking Mews whose tokens these are…');
    const configuration = await slowProgress({ title, cancellable: true }, (_, signal) =>
      this.configurationOf(connection, signal),
    );
    const replace = t('Replace Tokens');
    const chosen = await messages.warning(
      t('Replace the tokens of the connection "{0}"?', harmless(name)),
      { modal: true, detail: replacingSentence(configuration) },
      replace,
    );
    if (chosen !== replace) return undefined;
    const { kind: _, ...facts } = configuration.kind === 'known' ? configuration : { kind: 'unknown' as const };
    return this.connectionCommands.save({ ...connection, ...facts }, former);
  }
}

/** The token that the file does not hold. */
async function askToken(
  member: 'ClientToken' | 'AccessToken',
  stored: string | undefined,
): Promise<string | undefined> {
  const result = await askText({
    title: t('Mews: Move Tokens into a Connection'),
    step: 1,
    totalSteps: 1,
    prompt: t('{0}: the file does not hold it. It is kept in the secret storage of VS Code.', member),
    ...(stored !== undefined && { placeholder: t('Leave empty to keep the stored token') }),
    password: true,
    validate: (text) => (text === '' && stored !== undefined ? undefined : tokenSentence(text)),
  });
  return result.kind === 'value' ? result.value || stored : undefined;
}

function holds(document: vscode.TextDocument, { clientToken, accessToken }: PastedTokens): boolean {
  const text = document.getText();
  return [clientToken, accessToken].some((token) => token !== undefined && text.includes(token));
}
