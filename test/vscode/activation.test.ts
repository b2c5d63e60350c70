import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from './eventually';
import { extension } from './extensionApi';
import { closeAll, programsText, shown } from './files';

// First of all suites: afterwards the extension is active for good.
describe('activation', () => {
  afterEach(closeAll);

  it('does not happen for other JSON files', async () => {
    const { document } = await shown('{ "a": 1 }', 'package.json');
    // The JSON support has read the document when it can name its symbols.
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
    assert.equal(extension().isActive, false);
  });

  it('happens when a loyalty file opens', async () => {
    await shown(programsText('A1').replace('"Hotel"', '"hotel"'));
    await eventually('a diagnostic', vscode.languages.onDidChangeDiagnostics, () => extension().isActive || undefined);
    assert.equal(extension().isActive, true);
  });

  it('does not load what nobody has asked for', async () => {
    const loaded = Object.keys(require.cache).map((file) => path.relative(extension().extensionPath, file));
    const ours = loaded.filter((file) => !file.startsWith('..') && path.dirname(file) === 'dist');
    // The breadcrumbs ask for the outline at once, which comes with the rest of what is loaded on request.
    assert.deepEqual(
      ours.filter((file) => file !== path.join('dist', 'onRequest.js')),
      [path.join('dist', 'extension.js')],
    );
  });
});
