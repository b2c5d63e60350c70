import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOnce } from '../vscode/eventually';
import { closeAll, shown } from '../vscode/files';
import { clicks } from './clicks';

describe('an untrusted folder', () => {
  afterEach(() => closeAll());

  it('is checked', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { document } = await shown('{ "LoyaltyPrograms": [{ "Nam": 1 }] }');
    await diagnosticsOnce(document.uri, (codes) => codes.length > 0);
  });

  it('can be trusted later, without a reload', async () => {
    const granted = new Promise<void>((resolve) => {
      vscode.workspace.onDidGrantWorkspaceTrust(() => resolve());
    });
    await vscode.commands.executeCommand('workbench.trust.manage');
    clicks('Trust');
    await granted;
    assert.equal(vscode.workspace.isTrusted, true);
  });
});
