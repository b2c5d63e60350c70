import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { connectedSandbox } from './connectedSandbox';
import { codeOf, diagnosticsOnce } from './eventually';
import { extension } from './extensionApi';
import { shown } from './files';
import { outputOnce } from './output';
import { connectTo } from './sandboxConnection';

const ID = 'a58ff7cb-77e3-495a-bd61-aecf00a3f19d';
/** The chain of its request. */
const CHAIN = '1df21f06-0cfc-4960-9c58-a3bf1261663e';
/** The answer as the reference page shows it: without ChainId, and with another Name than its request. */
const ANSWER = {
  LoyaltyPrograms: [{ Id: ID, Name: 'Platinum Club Extra', Code: 'PC01', Type: 'Hotel', Subscription: 'Free' }],
};

describe("the example of Mews' reference page", () => {
  const sandbox = connectedSandbox();

  it('shows its tokens as errors, posts without them, and yields the Id', async () => {
    await connectTo(sandbox(), { chainId: CHAIN });
    const fixture = path.join(extension().extensionPath, 'test/fixtures/reference-request.loyalty.json');
    const editor = await shown(await readFile(fixture));
    const { document } = editor;
    const found = await diagnosticsOnce(document.uri, (codes) => codes.length === 4);
    const told = found.map((each) => [codeOf(each), each.severity, document.getText(each.range).slice(0, 15)]);
    const { Error: error, Warning: warning } = vscode.DiagnosticSeverity;
    assert.deepEqual(told.toSorted(), [
      ['token-in-file', error, '"C66EF7B239D246'],
      ['token-in-file', error, '"E0D439EE522F44'],
      ['unknown-member', warning, '"Client"'],
      ['unknown-member', warning, '"DataClusterId"'],
    ]);
    await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms);
    assert.equal(sandbox().seen.length, 0);
    const tokens = document.getText().matchAll(/^.*"(ClientToken|AccessToken)".*\n/gm);
    const lines = [...tokens].map(({ 0: line, index }) => [index, index + line.length] as const);
    await editor.edit((builder) => {
      for (const [from, to] of lines)
        builder.delete(new vscode.Range(document.positionAt(from), document.positionAt(to)));
    });
    sandbox().fault({ kind: 'answer', status: 200, body: JSON.stringify(ANSWER), operation: 'loyaltyPrograms/add' });
    await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms);
    const output = await outputOnce(ID);
    assert.match(output, new RegExp(`PC01 · Platinum Club Extra · ${ID}`));
    assert.match(output, /Mews did not name the chain \(ChainId\) of 1 loyalty program\./);
  });
});
