import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { pastedTokens } from '../../src/loyaltyFile/pastedTokens';
import { summaryOf } from '../../src/mews/connection';
import { fileText, SOME_TOKEN } from '../loyaltyFile/loyaltyText';
import { connectedSandbox } from './connectedSandbox';
import { diagnosticsOnce } from './eventually';
import { testApi } from './extensionApi';
import { shown } from './files';
import { journals } from './journalFolder';
import { connectTo } from './sandboxConnection';

describe('moving tokens', () => {
  const sandbox = connectedSandbox();

  /** A file with the tokens of the sandbox pasted into it. */
  function pasted(before = ''): string {
    const { clientToken, accessToken } = sandbox().tokens;
    return `{\n${before}  "ClientToken": "${clientToken}",\n  "accesstoken": "${accessToken}",\n${fileText().slice(1)}\n`;
  }

  async function move(document: vscode.TextDocument): Promise<void> {
    const { moveTokens } = await (await testApi()).requested();
    const connection = await connectTo(sandbox());
    const tokens = pastedTokens(document.getText());
    assert(tokens);
    await moveTokens.remove(document.uri, tokens, summaryOf(connection));
  }

  it('takes them out of the text in one step and saves it', async () => {
    const { document } = await shown(pasted());
    await move(document);
    assert.equal(document.getText(), `{\n  ${fileText().slice(1)}\n`);
    assert(!document.isDirty);
    assert.equal(await readFile(document.uri.fsPath, 'utf8'), document.getText());
    await diagnosticsOnce(document.uri, (codes) => codes.length === 0);
  });

  it('brings them back by Undo into the editor alone', async () => {
    const text = pasted();
    const { document } = await shown(text);
    await move(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    const { clientToken, accessToken } = sandbox().tokens;
    const onDisk = await readFile(document.uri.fsPath, 'utf8');
    const { state } = await testApi();
    const kept = [onDisk, ...(await journals()), JSON.stringify(state.keys().map((key) => state.get(key)))].join();
    assert(!kept.includes(clientToken) && !kept.includes(accessToken));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('looks at the text again when it was changed meanwhile', async () => {
    const { document } = await shown(pasted());
    const tokens = pastedTokens(document.getText());
    assert(tokens);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), '  "ChainId": null,\n');
    await vscode.workspace.applyEdit(edit);
    const { connections, requested } = await testApi();
    const { moveTokens } = await requested();
    assert(connections.active);
    await moveTokens.remove(document.uri, tokens, connections.active);
    assert.deepEqual(JSON.parse(document.getText()), { ChainId: null, ...JSON.parse(fileText()) });
  });

  it('leaves a token that was not kept', async () => {
    const { document } = await shown(pasted(`  "other": "${SOME_TOKEN}",\n`));
    await move(document);
    assert.deepEqual(JSON.parse(document.getText()), { other: SOME_TOKEN, ...JSON.parse(fileText()) });
  });

  it('takes them out of an untitled document, which has no place on disk', async () => {
    const uri = vscode.Uri.from({ scheme: 'untitled', path: '/new/untitled-tokens.loyalty.json' });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), pasted());
    await vscode.workspace.applyEdit(edit);
    await move(document);
    assert(document.isUntitled && document.isDirty);
    assert.deepEqual(JSON.parse(document.getText()), JSON.parse(fileText()));
  });

  it('says nothing of them where the file was cleaned by somebody else', async () => {
    const { document } = await shown(pasted());
    const tokens = pastedTokens(document.getText());
    assert(tokens);
    await writeFile(document.uri.fsPath, fileText());
    const { connections, requested } = await testApi();
    const { moveTokens } = await requested();
    assert(connections.active);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await moveTokens.remove(document.uri, tokens, connections.active);
    assert.equal(document.getText(), fileText());
  });
});
