import assert from 'node:assert/strict';
import { unlink } from 'node:fs/promises';
import * as vscode from 'vscode';
import { codeOf, diagnosticsOnce } from './eventually';
import { testApi } from './extensionApi';
import { closeAll, newFile, programsText, shown } from './files';
import { disconnect } from './sandboxConnection';

const BAD = programsText('A1').replace('"Hotel"', '"hotel"');

describe('diagnostics', () => {
  before(testApi);
  afterEach(async () => {
    await disconnect();
    await closeAll();
  });

  it('stand on the exact text, with source, code and severity', async () => {
    const { document } = await shown(BAD);
    const [diagnostic] = await diagnosticsOnce(document.uri, (codes) => codes.length === 1);
    assert(diagnostic);
    assert.equal(document.getText(diagnostic.range), '"hotel"');
    assert.equal(codeOf(diagnostic), 'not-in-list');
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
    assert.match(diagnostic.message, /Hotel, ExternalPartner, SoftBrand, Unknown/);
  });

  it('go when the mistake is mended, and come while typing', async () => {
    const editor = await shown(programsText('A1'));
    const { document } = editor;
    await editor.edit((edit) => edit.insert(document.positionAt(document.getText().indexOf('"A1"') + 1), ' '));
    await diagnosticsOnce(document.uri, (codes) => codes.join() === 'surrounding-blanks');
    await vscode.commands.executeCommand('undo');
    await diagnosticsOnce(document.uri, (codes) => codes.length === 0);
  });

  it('go when the file closes', async () => {
    const { document } = await shown(BAD);
    await diagnosticsOnce(document.uri, (codes) => codes.length === 1);
    await closeAll();
    await diagnosticsOnce(document.uri, (codes) => codes.length === 0);
  });

  it('do not come back to a closed file when the connection changes', async () => {
    const { connections } = await testApi();
    const first = await shown(BAD);
    await diagnosticsOnce(first.document.uri, (codes) => codes.length === 1);
    await closeAll();
    const second = await shown(BAD);
    const portfolio = { name: 'Portfolio', platformAddress: 'https://example.com', clientToken: 'c', accessToken: 'a' };
    await connections.save({ ...portfolio, portfolio: true });
    await diagnosticsOnce(second.document.uri, (codes) => codes.includes('missing-chain-id'));
    assert.deepEqual(vscode.languages.getDiagnostics(first.document.uri), []);
  });

  // A name each: a file that comes back in the same moment was only changed, for a watcher.
  for (const [who, name, remove] of [
    ['VS Code', 'deleted-here.loyalty.json', async (uri: vscode.Uri) => vscode.workspace.fs.delete(uri)],
    ['another program', 'deleted-elsewhere.loyalty.json', (uri: vscode.Uri) => unlink(uri.fsPath)],
  ] as const) {
    it(`go when ${who} deletes the file`, async () => {
      // A file that comes and goes within a moment never was, for a watcher.
      const watcher = vscode.workspace.createFileSystemWatcher(`**/${name}`);
      const created = new Promise((resolve) => watcher.onDidCreate(resolve));
      const { document } = await shown(BAD, name);
      await created;
      await diagnosticsOnce(document.uri, (codes) => codes.length === 1);
      await remove(document.uri);
      await diagnosticsOnce(document.uri, (codes) => codes.length === 0);
      watcher.dispose();
    });
  }

  it('follow a file that is renamed', async () => {
    const { document } = await shown(BAD);
    await diagnosticsOnce(document.uri, (codes) => codes.length === 1);
    const renamed = document.uri.with({ path: document.uri.path.replace('suite-', 'renamed-') });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(document.uri, renamed);
    await vscode.workspace.applyEdit(edit);
    await diagnosticsOnce(document.uri, (codes) => codes.length === 0);
    await diagnosticsOnce(renamed, (codes) => codes.length === 1);
  });

  it('work in an untitled document', async () => {
    const uri = vscode.Uri.from({ scheme: 'untitled', path: '/new/untitled-suite.loyalty.json' });
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), BAD));
    const [diagnostic] = await diagnosticsOnce(uri, (codes) => codes.join() === 'not-in-list');
    assert(diagnostic);
    assert.equal(editor.document.getText(diagnostic.range), '"hotel"');
  });

  for (const [what, text] of [
    ['CRLF line ends', BAD.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${BAD}`],
    ['both', `\ufeff${BAD.replaceAll('\n', '\r\n')}`],
  ] as const) {
    it(`stand on the exact text with ${what}`, async () => {
      const { document } = await shown(text);
      const [diagnostic] = await diagnosticsOnce(document.uri, (codes) => codes.length === 1);
      assert(diagnostic);
      assert.equal(document.getText(diagnostic.range), '"hotel"');
    });
  }

  it('are there in every folder of a workspace with several', async () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    assert(folders.length > 1, 'the suites run in a workspace of one folder');
    for (const { uri } of folders) {
      const file = vscode.Uri.joinPath(uri, 'in-this-folder.loyalty.json');
      await vscode.workspace.fs.writeFile(file, Buffer.from(BAD));
      await vscode.window.showTextDocument(file);
      await diagnosticsOnce(file, (codes) => codes.includes('not-in-list'));
    }
  });

  it('link the first program with the same Code', async () => {
    const { document } = await shown(programsText('A1', 'B1', 'A1'));
    const [diagnostic] = await diagnosticsOnce(document.uri, (codes) => codes.join() === 'duplicate-code');
    const [related] = diagnostic?.relatedInformation ?? [];
    assert(diagnostic && related);
    assert.equal(document.offsetAt(diagnostic.range.start), document.getText().lastIndexOf('"A1"'));
    assert.equal(document.offsetAt(related.location.range.start), document.getText().indexOf('"A1"'));
  });

  it('link the section that explains them', async () => {
    const { document } = await shown(BAD);
    const [diagnostic] = await diagnosticsOnce(document.uri, (codes) => codes.join() === 'not-in-list');
    assert(diagnostic && typeof diagnostic.code === 'object');
    const page = await vscode.workspace.openTextDocument(diagnostic.code.target);
    assert.match(page.getText(), /^# `not-in-list`\n\nType is `Hotel`, `ExternalPartner`/);
    assert(!page.getText().includes('`empty-list`'));
  });

  it('tell of a Code in another file, open, closed, changed and gone', async () => {
    const other = await newFile(programsText('X1', 'SHARED'), 'other.loyalty.json');
    const { document } = await shown(programsText('A1', 'SHARED'));
    const [diagnostic] = await diagnosticsOnce(document.uri, (codes) => codes.join() === 'code-in-other-file');
    assert(diagnostic);
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Information);
    assert.equal(document.getText(diagnostic.range), '"SHARED"');
    assert.match(diagnostic.message, /^Code "SHARED" stands in other\.loyalty\.json as well\./);
    const [related] = diagnostic.relatedInformation ?? [];
    assert.equal(related?.location.uri.toString(), other.toString());
    const editor = await vscode.window.showTextDocument(other, { viewColumn: vscode.ViewColumn.Beside });
    assert.equal(editor.document.getText(related?.location.range), '"SHARED"');
    await diagnosticsOnce(other, (codes) => codes.join() === 'code-in-other-file');
    const start = editor.document.positionAt(editor.document.getText().indexOf('"SHARED"') + 1);
    await editor.edit((edit) => edit.insert(start, 'UN'));
    await diagnosticsOnce(document.uri, (codes) => codes.length === 0);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await diagnosticsOnce(document.uri, (codes) => codes.join() === 'code-in-other-file');
    await unlink(other.fsPath);
    await diagnosticsOnce(document.uri, (codes) => codes.length === 0);
  });
});
