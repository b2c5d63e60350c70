import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { diagnosticsOnce } from './eventually';
import { testApi } from './extensionApi';
import { closeAll, newFile } from './files';

/** Runs the command and gives the editor it leaves in front. */
async function newEditor(): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand(COMMANDS.newLoyaltyFile);
  const editor = vscode.window.activeTextEditor;
  assert(editor);
  return editor;
}

describe('New Loyalty Programs File', () => {
  before(testApi);
  afterEach(closeAll);

  it('opens an untitled JSON document in the first folder, with a skeleton and the first Name selected', async () => {
    const { document, selection } = await newEditor();
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder);
    assert.equal(document.uri.toString(), `untitled:${folder.uri.path}/programs.loyalty.json`);
    assert.equal(document.languageId, 'json');
    assert.deepEqual(JSON.parse(document.getText()), {
      LoyaltyPrograms: [{ Name: 'Name', Code: 'Code', Type: 'Hotel', Subscription: 'Free' }],
    });
    assert.equal(document.getText(selection), 'Name');
    assert.match(document.lineAt(selection.active.line).text, /^ +"Name": "Name",$/);
  });

  it('leads through the members, and is checked like any other file', async () => {
    const { document } = await newEditor();
    await vscode.commands.executeCommand('type', { text: 'Gold' });
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    await vscode.commands.executeCommand('type', { text: 'G1' });
    assert.deepEqual(JSON.parse(document.getText()).LoyaltyPrograms[0], {
      Name: 'Gold',
      Code: 'G1',
      Type: 'Hotel',
      Subscription: 'Free',
    });
    await vscode.commands.executeCommand('leaveSnippet');
    await vscode.commands.executeCommand('deleteLeft');
    await vscode.commands.executeCommand('deleteLeft');
    await diagnosticsOnce(document.uri, (codes) => codes.join() === 'empty-value');
  });

  it('takes the first name that neither the folder nor an editor has', async () => {
    const taken = await newFile('', 'Programs.loyalty.json');
    const second = await newEditor();
    const third = await newEditor();
    await vscode.workspace.fs.delete(taken);
    assert.match(second.document.uri.path, /\/programs-2\.loyalty\.json$/);
    assert.match(third.document.uri.path, /\/programs-3\.loyalty\.json$/);
  });
});
