import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { previewUri } from '../../src/editor/loyaltyPreview';
import { codeActionsAt, placeOf } from '../vscode/codeActionsAt';
import { completionsAt, labelOf, shownAt } from '../vscode/completionsAt';
import { diagnosticsOnce, eventually } from '../vscode/eventually';
import { extension, testApi } from '../vscode/extensionApi';
import { newFile, programsText, shown } from '../vscode/files';
import { journals } from '../vscode/journalFolder';
import { ownSandbox } from '../vscode/ownSandbox';
import { connectTo } from '../vscode/sandboxConnection';
import { watchedWindow } from '../vscode/watchedWindow';
import { clicks } from './clicks';

/** Commands that send or store something, and those that neither do. Every command has to be in one of the two. */
const REFUSED = [
  COMMANDS.addLoyaltyPrograms,
  COMMANDS.checkUncertain,
  COMMANDS.sendRest,
  COMMANDS.addConnection,
  COMMANDS.switchConnection,
  COMMANDS.editConnection,
  COMMANDS.replaceTokens,
  COMMANDS.removeConnection,
  COMMANDS.moveTokens,
];
const ALLOWED = [
  COMMANDS.newLoyaltyFile,
  COMMANDS.importCsv,
  COMMANDS.previewLoyaltyPrograms,
  COMMANDS.showOutput,
  COMMANDS.copyId,
  COMMANDS.copyAllIds,
  COMMANDS.copyText,
  COMMANDS.revealInFile,
  COMMANDS.showInTree,
  COMMANDS.forgetRun,
];

const run = (id: string, ...args: unknown[]) => vscode.commands.executeCommand(id, ...args);

describe('an untrusted folder', () => {
  const sandbox = ownSandbox();
  const window = watchedWindow();
  /** As it was added in another window, whose folder is trusted. */
  beforeEach(() => connectTo(sandbox()));
  afterEach(() => sandbox().reset());
  const operations = () => sandbox().seen.map(({ operation }) => operation);

  it('is one', () => assert.equal(vscode.workspace.isTrusted, false));

  it('has every command either refused or harmless', () => {
    const all: readonly { readonly command: string }[] = extension().packageJSON.contributes.commands;
    assert.deepEqual(all.map(({ command }) => command).toSorted(), [...REFUSED, ...ALLOWED].toSorted());
  });

  it('is checked, completed, explained, outlined and mended', async () => {
    const { document, position } = await shownAt(
      '{ "LoyaltyPrograms": [{ "Nam": "Gold", "Code": "G 1", "Type": "|", "Subscription": "Free" }] }',
    );
    await diagnosticsOnce(document.uri, (codes) => codes.length > 1);
    const offered = (await completionsAt(document, position)).map(labelOf);
    assert(
      offered.some((label) => label.includes('Hotel')),
      offered.join(),
    );
    const symbols = await vscode.commands.executeCommand<readonly unknown[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert(symbols.length > 0);
    const actions = await codeActionsAt(document, placeOf(document, '"Nam"'));
    assert(
      actions.some(({ edit, title }) => edit && /Name/.test(title)),
      actions.map(({ title }) => title).join(),
    );
    const at = document.positionAt(document.getText().indexOf('"Code"') + 1);
    const hovers = await vscode.commands.executeCommand<readonly unknown[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    assert(hovers.length > 0);
    assert.deepEqual(operations(), []);
  });

  it('gets new files, and those from spreadsheets', async () => {
    await run(COMMANDS.newLoyaltyFile);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /LoyaltyPrograms/);
    const csv = await newFile('Name,Code,Type,Subscription\nGold,G1,Hotel,Free\n', 'untrusted.csv');
    await run(COMMANDS.importCsv, csv);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /"G1"/);
  });

  for (const id of REFUSED) {
    it(`is not where "${id}" works`, async () => {
      const { connections, state } = await testApi();
      const kept = () => JSON.stringify(state.keys().map((key) => [key, state.get(key)]));
      const before = kept();
      const { document } = await shown(programsText('UNT1'));
      await run(id, document.uri);
      await window.whenShown(/^warning: This workspace is not trusted, so nothing is .*\[Manage Workspace Trust\]$/);
      assert.equal(window.shown.length, 1, window.told());
      assert.equal(kept(), before);
      assert.equal(connections.all.length, 1);
      assert.deepEqual([operations(), await journals()], [[], []]);
      await run('notifications.clearAll');
    });
  }

  it('gets no offer to move tokens, only to remove them', async () => {
    const { document } = await shown(
      `{ "ClientToken": "${sandbox().tokens.clientToken}", ${programsText('UNT2').slice(1)}`,
    );
    await diagnosticsOnce(document.uri, (codes) => codes.includes('token-in-file'));
    const actions = await codeActionsAt(document, placeOf(document, sandbox().tokens.clientToken));
    assert(actions.length > 0);
    assert.deepEqual(
      actions.filter(({ edit, command }) => command !== undefined || !edit).map(({ title }) => title),
      [],
    );
  });

  it('is previewed without a question to Mews, which is told; once it is trusted, all works without a reload', async () => {
    const { document } = await shown(programsText('UNT3'));
    await run(COMMANDS.previewLoyaltyPrograms, document.uri);
    await window.whenShown(
      /^warning: This workspace is not trusted, so Mews was not asked\..*\[Manage Workspace Trust\]$/,
    );
    const preview = await vscode.workspace.openTextDocument(previewUri(document.uri));
    assert.match(preview.getText(), /this workspace is not trusted/);
    assert.deepEqual(operations(), []);

    const granted = new Promise<void>((resolve) => {
      vscode.workspace.onDidGrantWorkspaceTrust(() => resolve());
    });
    // The button of the notification itself, wherever VS Code has put that.
    await run('notifications.showList');
    clicks('Manage Workspace Trust');
    clicks('Trust');
    await granted;
    await eventually('the preview without the remark', vscode.workspace.onDidChangeTextDocument, () =>
      preview.getText().includes('is not trusted') ? undefined : preview,
    );
    assert.deepEqual(operations(), []);
    await vscode.window.showTextDocument(document);
    await run(COMMANDS.previewLoyaltyPrograms, document.uri);
    assert.deepEqual(operations(), ['loyaltyPrograms/getAll']);
    await run(COMMANDS.addLoyaltyPrograms, document.uri);
    assert.deepEqual(
      sandbox()
        .programs()
        .map(({ Code }) => Code),
      ['UNT3'],
    );
    const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    assert(lenses.some(({ command }) => command?.command === COMMANDS.addLoyaltyPrograms));
  });
});
