import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { uriOfTab } from '../../src/editor/loyaltyDocument';
import { codeActionsAt, placeOf } from './codeActionsAt';
import { connectedSandbox } from './connectedSandbox';
import { codeOf, diagnosticsOnce } from './eventually';
import { testApi } from './extensionApi';
import { newFile, programsText, shown } from './files';
import { connectTo } from './sandboxConnection';

const preview = (uri: vscode.Uri) => vscode.commands.executeCommand(COMMANDS.previewLoyaltyPrograms, uri);

/** Our diagnostics about what Mews has: code, place and words. */
function marksOf(document: vscode.TextDocument): readonly (readonly [string, string, string])[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter((diagnostic) => codeOf(diagnostic).endsWith('-in-mews'))
    .map((diagnostic) => [codeOf(diagnostic), document.getText(diagnostic.range), diagnostic.message] as const);
}

async function noMarks(document: vscode.TextDocument): Promise<void> {
  await diagnosticsOnce(document.uri, (codes) => !codes.some((code) => code.endsWith('-in-mews')));
}

describe('the plan on the lines', () => {
  const running = connectedSandbox();
  const existing = (Code: string, changes: { Name?: string; Subscription?: 'Paid' } = {}) =>
    running().addProgram({ Name: `Program ${Code}`, Code, Type: 'Hotel', Subscription: 'Free', ...changes }).Id;

  it('tells on the Code what Mews has, once it was asked', async () => {
    const same = existing('PLAN1');
    existing('PLAN2', { Name: 'Other\u202e\nname', Subscription: 'Paid' });
    const several = [existing('PLAN3', { Name: 'Three' }), existing('PLAN3')];
    existing('PLAN4', { Name: 'Four' });
    existing('PLAN4', { Name: 'Four', Subscription: 'Paid' });
    const { document } = await shown(programsText('PLAN1', 'PLAN2', 'PLAN3', 'PLAN4', 'PLAN5'));
    assert.deepEqual(marksOf(document), []);
    await preview(document.uri);
    assert.deepEqual(marksOf(document), [
      [
        'already-in-mews',
        '"PLAN1"',
        `Mews has this program already, with the Id ${same}. Adding it would create a second one.`,
      ],
      [
        'different-in-mews',
        '"PLAN2"',
        'Mews has Code "PLAN2" already, as another program: Name is "Other name", Subscription is "Paid" there.',
      ],
      [
        'already-in-mews',
        '"PLAN3"',
        `Mews has this program already, with the Id ${several[1]}, and 2 programs with the Code "PLAN3" in all. Adding it would create one more.`,
      ],
      [
        'different-in-mews',
        '"PLAN4"',
        'Mews has 2 programs with the Code "PLAN4" already. The nearest is another one: Name is "Four" there.',
      ],
    ]);
    const [mark] = await diagnosticsOnce(document.uri, (codes) => codes.includes('already-in-mews'));
    assert.equal(mark?.severity, vscode.DiagnosticSeverity.Information);
    assert(typeof mark.code === 'object');
    const page = await vscode.workspace.openTextDocument(mark.code.target);
    assert.match(page.getText(), /^# `already-in-mews`\n\nMews was asked/);
  });

  it('tells it until the file is edited, not when it is only saved', async () => {
    existing('PLAN6');
    const editor = await shown(programsText('PLAN6', 'PLAN7'));
    const { document } = editor;
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), ' '));
    await preview(document.uri);
    assert.equal(marksOf(document).length, 1);
    assert(await document.save());
    assert.equal(marksOf(document).length, 1);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), ' '));
    await noMarks(document);
    await vscode.commands.executeCommand('undo');
    assert.deepEqual(marksOf(document), []);
  });

  it('tells it until the tab is closed', async () => {
    existing('PLAN8');
    const { document } = await shown(programsText('PLAN8'));
    await preview(document.uri);
    assert.equal(marksOf(document).length, 1);
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await vscode.window.tabGroups.close(tabs.filter((tab) => String(uriOfTab(tab)) === String(document.uri)));
    await noMarks(document);
    await vscode.window.showTextDocument(document);
    assert.deepEqual(marksOf(document), []);
  });

  it('tells it until another connection is used, not when this one is announced again', async () => {
    existing('PLAN9');
    const { connections } = await testApi();
    const first = await connectTo(running());
    const { document } = await shown(programsText('PLAN9'));
    await preview(document.uri);
    await connections.activate(first.name);
    assert.equal(marksOf(document).length, 1);
    await connectTo(running(), { name: 'Another' });
    await noMarks(document);
  });

  it('tells nothing about a text that was edited while Mews was asked', async () => {
    existing('PLAN10');
    const editor = await shown(programsText('PLAN10', 'PLAN11'));
    const { document } = editor;
    running().fault({ kind: 'delay', operation: 'loyaltyPrograms/getAll', delayMs: 'release' });
    const asking = preview(document.uri);
    await running().whenReceived('loyaltyPrograms/getAll');
    const at = document.positionAt(document.getText().indexOf('"PLAN11"') + 1);
    await editor.edit((edit) => edit.insert(at, 'X'));
    running().release();
    await asking;
    assert.deepEqual(marksOf(document), []);
  });

  it('tells it of 1,000 programs at most', async () => {
    const codes = Array.from({ length: 1001 }, (_, index) => `MANY${index}`);
    for (const code of codes) existing(code);
    const { document } = await shown(programsText(...codes, 'PLAN12'));
    await preview(document.uri);
    await diagnosticsOnce(document.uri, (found) => found.filter((code) => code === 'already-in-mews').length === 1000);
    const actions = await codeActionsAt(document, placeOf(document, '"MANY7"'), { resolve: 10 });
    const all = actions.find(({ title }) => title === 'Remove all 1001 programs that Mews has already');
    assert(all?.edit && (await vscode.workspace.applyEdit(all.edit)));
    assert.equal(document.getText(), programsText('PLAN12'));
    await noMarks(document);
  });

  describe('its quick fixes', () => {
    const titlesAt = async (document: vscode.TextDocument, text: string) =>
      (await codeActionsAt(document, placeOf(document, text))).map(({ title }) => title);

    it('take the program out of the file, or all that are the same, or copy the Id', async () => {
      const id = existing('FIX1');
      existing('FIX2');
      existing('FIX3', { Name: 'Three' });
      const { document } = await shown(programsText('FIX1', 'FIX2', 'FIX3', 'FIX4'));
      await preview(document.uri);
      const actions = await codeActionsAt(document, placeOf(document, '"FIX1"'), { resolve: 10 });
      assert.deepEqual(
        actions.map(({ title, isPreferred }) => [title, isPreferred ?? false]),
        [
          ['Remove this program from the file', false],
          ['Remove all 2 programs that Mews has already', false],
          ['Copy its Id', false],
        ],
      );
      assert.deepEqual(await titlesAt(document, '"FIX3"'), ['Remove this program from the file', 'Copy its Id']);
      assert.deepEqual(await titlesAt(document, '"FIX4"'), []);
      const [one, all, copy] = actions;
      assert(copy?.command);
      await vscode.commands.executeCommand(copy.command.command, ...(copy.command.arguments ?? []));
      assert.equal(await vscode.env.clipboard.readText(), id);
      assert(one?.edit && (await vscode.workspace.applyEdit(one.edit)));
      assert.equal(document.getText(), programsText('FIX2', 'FIX3', 'FIX4'));
      await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), programsText('FIX1', 'FIX2', 'FIX3', 'FIX4'));
      assert(all?.edit && (await vscode.workspace.applyEdit(all.edit)));
      assert.equal(document.getText(), programsText('FIX3', 'FIX4'));
    });

    it('leave one program in the file', async () => {
      existing('FIX5');
      existing('FIX6');
      const { document } = await shown(programsText('FIX5', 'FIX6'));
      await preview(document.uri);
      assert.deepEqual(await titlesAt(document, '"FIX5"'), ['Remove this program from the file', 'Copy its Id']);
      existing('FIXLAST');
      const { document: single } = await shown(programsText('FIXLAST'));
      await preview(single.uri);
      assert.deepEqual(await titlesAt(single, '"FIXLAST"'), ['Copy its Id']);
    });

    it('show the program in the tree where a run created it', async () => {
      const uri = await newFile(programsText('FIX7'));
      await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, uri);
      const { document } = await shown(programsText('FIX7', 'FIX8'));
      await preview(document.uri);
      const actions = await codeActionsAt(document, placeOf(document, '"FIX7"'));
      const show = actions.find(({ title }) => title === 'Show in Created Programs');
      assert.deepEqual(show?.command?.arguments, [running().programs()[0]?.Id]);
      assert(show?.command);
      await vscode.commands.executeCommand(show.command.command, ...(show.command.arguments ?? []));
    });

    it('are not given for other kinds, nor on the text after an edit', async () => {
      existing('FIX9');
      const editor = await shown(programsText('FIX9', 'FIX10'));
      const { document } = editor;
      await preview(document.uri);
      assert.deepEqual(await codeActionsAt(document, placeOf(document, '"FIX9"'), { kind: 'refactor' }), []);
      assert.equal((await titlesAt(document, '"FIX9"')).length, 2);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), ' '));
      assert.deepEqual(await titlesAt(document, '"FIX9"'), []);
    });

    it('copy only text, as one line, and say of a program that is in no run that it is in none', async () => {
      await vscode.env.clipboard.writeText('before');
      await vscode.commands.executeCommand(COMMANDS.copyText, { toString: () => 'object' });
      assert.equal(await vscode.env.clipboard.readText(), 'before');
      await vscode.commands.executeCommand(COMMANDS.copyText, 'a\tb\nc');
      assert.equal(await vscode.env.clipboard.readText(), 'a b c');
      await vscode.commands.executeCommand(COMMANDS.showInTree, 'no such Id');
    });
  });
});
