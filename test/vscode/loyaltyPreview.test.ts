import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { previewUri } from '../../src/editor/loyaltyPreview';
import { connectedSandbox } from './connectedSandbox';
import { eventually } from './eventually';
import { newFile, programsText, shown } from './files';
import { connectTo, disconnect } from './sandboxConnection';

/** The text that the preview of a file shows, without the backslashes before marks. */
async function previewOf(source: vscode.Uri, wanted: RegExp): Promise<string> {
  const preview = await vscode.workspace.openTextDocument(previewUri(source));
  const told = () => preview.getText().replace(/\\(?=[!-/:-@[-`{-~])/g, '');
  return eventually(`a preview with ${wanted}`, vscode.workspace.onDidChangeTextDocument, () =>
    wanted.test(told()) ? told() : undefined,
  );
}

describe('Preview Loyalty Programs', () => {
  const running = connectedSandbox();

  it('opens a preview of the file in view and sends nothing', async () => {
    const { document } = await shown(programsText('PRE1'));
    await vscode.commands.executeCommand(COMMANDS.previewLoyaltyPrograms);
    await eventually('a preview', vscode.window.tabGroups.onDidChangeTabs, () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(
          ({ label, input }) =>
            input instanceof vscode.TabInputWebview && label.includes(document.uri.path.split('/').at(-1) ?? ''),
        ),
    );
    assert.equal(running().seen.length, 0);
    assert.equal(
      await vscode.workspace.fs.stat(previewUri(document.uri)).then(
        () => 'file',
        () => 'no file',
      ),
      'no file',
    );
  });

  it('says where the programs go, in how many requests, and lists them', async () => {
    const settings = vscode.workspace.getConfiguration('mewsLoyalty');
    await settings.update('batchSize', 2, vscode.ConfigurationTarget.Global);
    const text = await previewOf(await newFile(programsText('PRE2', 'PRE3', 'PRE4')), /PRE4/);
    await settings.update('batchSize', undefined, vscode.ConfigurationTarget.Global);

    for (const line of [
      '| **Programs** | 3 loyalty programs, in 2 requests |',
      '| **Connection** | Sandbox |',
      '| **Hotel** | Hotel Aurora |',
      '| **Chain** | Aurora Hotels |',
      `| **Environment** | ${running().address} |`,
      '|  | Name | Code | Type | Subscription |',
      '| 1 | Program PRE2 | PRE2 | Hotel | Free |',
      '| 3 | Program PRE4 | PRE4 | Hotel | Free |',
    ]) {
      assert(text.split('\n').includes(line), `${line}\n\n${text}`);
    }
    assert.doesNotMatch(text, /Errors|Warnings|not sent|created before/);
  });

  it('says that there is no connection, and follows when there is one', async () => {
    await disconnect();
    const uri = await newFile(programsText('PRE5'));
    await previewOf(uri, /\| \*\*Connection\*\* \| There is none yet/);
    await connectTo(running(), { portfolio: true });
    await previewOf(uri, /\| \*\*Chain\*\* \| the one that ChainId will name/);
  });

  it('shows what the editor shows: errors with their lines, warnings, doubled Codes and what is not sent', async () => {
    const uri = vscode.Uri.from({ scheme: 'untitled', path: '/new/untitled-preview.loyalty.json' });
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await editor.edit((edit) =>
      edit.insert(
        new vscode.Position(0, 0),
        '{\n"LoyaltyPrograms": [\n{ "Name": "A", "Code": "X", "Type": "hotel", "Vip": 1, "Subscription": "Free" },\n{ "Name": "B ", "Code": "X", "Type": "Hotel", "Vip": 2, "Subscription": "Free" }',
      ),
    );
    const text = await previewOf(uri, /Vip/);
    for (const words of [
      'The file is not saved yet: this is what the editor shows. **Nothing can be added while the file has errors.**',
      '## Errors (2)',
      '- Line 3: "hotel" is not a Type. Use one of: Hotel, ExternalPartner, SoftBrand, Unknown.',
      '- Line 4: This is not valid JSON. Correct it before the programs can be added.',
      '## Warnings (1)\n\n- Line 4: Name starts or ends with a blank.',
      '## Codes that meet\n\n- Line 4: Code "X" stands more than once in this file. Give each program a Code of its own. The first one is in line 3.',
      '## Members that are not sent\n\n- Vip, 2 times',
      '| 1 | A | X | hotel | Free |',
      '| 2 | B | X | Hotel | Free |',
    ]) {
      assert(text.includes(words), `${words}\n\n${text}`);
    }
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 500), '\n] }'));
    await previewOf(uri, /Errors \(1\)/);
  });

  it('tells which Codes were created before, once they were', async () => {
    const uri = await newFile(programsText('PRE6', 'PRE7'));
    await previewOf(uri, /PRE7/);
    await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, await newFile(programsText('PRE7')));
    const text = await previewOf(uri, /created before/);
    assert(
      text.includes(`## Codes that were created before (1)\n\n- PRE7: Id ${running().programs()[0]?.Id}, created `),
      text,
    );
    assert(text.includes('| 2 | Program PRE7 | PRE7 | Hotel | Free | created before |'));
    assert(text.includes('| 1 | Program PRE6 | PRE6 | Hotel | Free |  |'));
  });

  it('shows hostile text as text, and no token', async () => {
    const hostile =
      '| a | [x](command:workbench.action.quit) <script>alert(1)</script> ![p](https://evil.example/p.png) `a` **b**\n# c';
    const token = running().tokens.accessToken;
    await connectTo(running(), { enterpriseName: hostile, name: hostile });
    const source = await newFile(
      programsText('PRE8', 'PRE9')
        .replace('"Program PRE8"', JSON.stringify(hostile))
        .replace('"Program PRE9"', `"${token}"`)
        .replace('"Type"', `"${'<b>'}", "Type"`),
    );
    await previewOf(source, /PRE8/);
    const preview = await vscode.workspace.openTextDocument(previewUri(source));
    const bare = preview.getText().replace(/\\[!-/:-@[-`{-~]/g, '');
    assert.doesNotMatch(bare, /[<>[\]`!$]|\]\(|https:|command:/);
    assert(!preview.getText().includes(token) && bare.includes('(a token)'));
    const row = bare.split('\n').find((line) => line.startsWith('| 1 |'));
    assert.equal(row?.split('|').length, 7);
  });

  it('shows the first 1,000 programs and how many there are more', async () => {
    const codes = Array.from({ length: 1234 }, (_, index) => `PRE-${index}`);
    const text = await previewOf(await newFile(programsText(...codes)), /PRE-999/);
    assert(text.includes('| 1000 | Program PRE-999 |') && !text.includes('PRE-1000'));
    assert(text.includes('And 234 loyalty programs more.'));
  });

  it('still follows the file when VS Code has closed the document behind it', async () => {
    const editor = await shown(programsText('PRE10'));
    const preview = String(previewUri(editor.document.uri));
    await vscode.commands.executeCommand(COMMANDS.previewLoyaltyPrograms);
    const isOpen = () => vscode.workspace.textDocuments.some(({ uri }) => String(uri) === preview);
    await eventually('the preview', vscode.workspace.onDidOpenTextDocument, () => isOpen() || undefined);
    // It keeps fifty.
    for (let number = 0; isOpen(); number++) {
      await vscode.workspace.openTextDocument(
        vscode.Uri.parse(`mews-loyalty://schemas/connections.schema.json?${number}`),
      );
    }
    const whole = new vscode.Range(editor.document.positionAt(0), editor.document.positionAt(1e6));
    const opened = eventually('the preview again', vscode.workspace.onDidOpenTextDocument, () =>
      vscode.workspace.textDocuments.find(({ uri }) => String(uri) === preview),
    );
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(editor.document.uri, whole, programsText('PRE11'));
    await vscode.workspace.applyEdit(edit);
    assert((await opened).getText().includes('PRE11'));
  });

  it('gives nothing of a file that is no loyalty file', async () => {
    const secret = await newFile('{ "secret": 1 }', 'secret.json');
    const preview = await vscode.workspace.openTextDocument(previewUri(secret));
    assert.equal(preview.getText(), '');
  });
});
