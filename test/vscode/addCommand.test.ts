import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import type { MewsSandbox } from '../sandbox/mewsSandbox';
import { connectedSandbox } from './connectedSandbox';
import { testApi } from './extensionApi';
import { newFile, programsText, shown } from './files';
import { journals } from './journalFolder';
import { outputOnce } from './output';
import { connectTo } from './sandboxConnection';

const add = (uri?: vscode.Uri) => vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, uri);

describe('Add Loyalty Programs', () => {
  const running = connectedSandbox();
  let sandbox: MewsSandbox;
  before(() => {
    sandbox = running();
  });
  const adds = () => sandbox.seen.filter(({ operation }) => operation === 'loyaltyPrograms/add');
  const codes = () => sandbox.programs().map(({ Code }) => Code);

  it('adds the programs of the file in view and shows their Ids', async () => {
    await shown(programsText('VIEW1', 'VIEW2'));
    await add();
    assert.deepEqual(codes(), ['VIEW1', 'VIEW2']);
    const [first, second] = sandbox.programs();
    const output = await outputOnce(/VIEW2 · Program VIEW2/);
    assert(output.includes(`VIEW1 · Program VIEW1 · ${first?.Id}`));
    assert(output.includes(`VIEW2 · Program VIEW2 · ${second?.Id}`));
    assert.match(output, /Mews created 2 loyalty programs\. \(RequestId [0-9a-f-]{36}, \d+ ms\)/);
    assert.match(output, /to Hotel Aurora, chain Aurora Hotels, at 127\.0\.0\.1/);
  });

  it('puts connection, run and programs into the tree, from the journal', async () => {
    const { tree } = await (await testApi()).requested();
    const { document } = await shown(programsText('TREE1'));
    await add();
    const connection = (await tree.getChildren()).find((node) =>
      tree.getTreeItem(node).id?.startsWith(sandbox.address),
    );
    assert(connection);
    const [run] = await tree.getChildren(connection);
    assert(run);
    const [program] = await tree.getChildren(run);
    assert(program);
    assert.equal(tree.getTreeItem(connection).label, 'Sandbox');
    assert.equal(tree.getTreeItem(run).label, document.uri.path.split('/').at(-1));
    const { label, description, tooltip } = tree.getTreeItem(program);
    assert.deepEqual([label, description], ['Program TREE1', 'TREE1']);
    assert(String(tooltip).startsWith(`Id: ${sandbox.programs()[0]?.Id}\n`));
    const lines = (await journals()).at(-1)?.split('\n') ?? [];
    assert.deepEqual(
      lines.flatMap((line) => /"kind":"([\w-]+)"/.exec(line)?.[1] ?? []),
      ['begin', 'baseline', 'intent', 'answer', 'result', 'end'],
    );
  });

  it('sends name and version of the extension, and nothing that only stands in the file', async () => {
    await add(
      await newFile(
        programsText('BODY1')
          .replace('"Name"', '"DataClusterId": "x", "Name"')
          .replace('{', '{ "$schema": "./x.json",'),
      ),
    );
    assert.deepEqual(adds()[0]?.body, {
      ClientToken: sandbox.tokens.clientToken,
      AccessToken: sandbox.tokens.accessToken,
      Client: 'mews-loyalty-programs 0.1.0',
      LoyaltyPrograms: [{ Name: 'Program BODY1', Code: 'BODY1', Type: 'Hotel', Subscription: 'Free' }],
    });
    assert.equal(adds()[0]?.status, 200);
  });

  it('takes the file it is called for, not the one in view', async () => {
    await shown(programsText('INVIEW'));
    await add(await newFile(programsText('CALLED')));
    assert.deepEqual(codes(), ['CALLED']);
  });

  it('saves the file first and sends what is saved', async () => {
    const editor = await shown(programsText('DIRTY1'));
    const offset = editor.document.getText().indexOf('"DIRTY1"') + 1;
    const range = new vscode.Range(editor.document.positionAt(offset), editor.document.positionAt(offset + 6));
    await editor.edit((edit) => edit.replace(range, 'DIRTY2'));
    assert(editor.document.isDirty);
    await add();
    assert(!editor.document.isDirty);
    assert.deepEqual(codes(), ['DIRTY2']);
  });

  it('sends an untitled document as it is', async () => {
    const uri = vscode.Uri.from({ scheme: 'untitled', path: '/new/untitled-add.loyalty.json' });
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), programsText('UNTITLED')));
    await add();
    assert.deepEqual(codes(), ['UNTITLED']);
    assert(editor.document.isUntitled);
    await outputOnce('untitled-add.loyalty.json (not saved)');
  });

  it('sends nothing while the file has errors', async () => {
    await shown(programsText('BAD').replace('"Hotel"', '"hotel"'));
    await add();
    assert.equal(sandbox.seen.length, 0);
  });

  it('sends the ChainId with a Portfolio Access Token', async () => {
    await connectTo(sandbox, { name: 'Portfolio', accessToken: sandbox.tokens.portfolioAccessToken, portfolio: true });
    const chain = Object.values(sandbox.chains)[1];
    assert(chain);
    await add(await newFile(programsText('CHAIN1').replace('{', `{ "ChainId": "${chain.Id}",`)));
    assert.equal(sandbox.programs()[0]?.ChainId, chain.Id);
  });

  it('splits a long list into requests, one after another, each on a connection of its own', async () => {
    const settings = vscode.workspace.getConfiguration('mewsLoyalty');
    await settings.update('batchSize', 2, vscode.ConfigurationTarget.Global);
    try {
      await add(await newFile(programsText('S1', 'S2', 'S3', 'S4', 'S5')));
    } finally {
      await settings.update('batchSize', undefined, vscode.ConfigurationTarget.Global);
    }
    assert.deepEqual(codes(), ['S1', 'S2', 'S3', 'S4', 'S5']);
    assert.equal(adds().length, 3);
    assert.equal(new Set(adds().map(({ connection }) => connection)).size, 3);
  });

  it('runs once at a time for a connection', async () => {
    const uri = await newFile(programsText('ONCE'));
    sandbox.fault({ kind: 'delay', operation: 'loyaltyPrograms/add', delayMs: 'release' });
    const first = add(uri);
    await sandbox.whenReceived('loyaltyPrograms/add');
    await add(uri);
    sandbox.release();
    await first;
    assert.deepEqual(codes(), ['ONCE']);
    assert.equal(adds().length, 1);
  });

  it('is offered over the file with this very file', async () => {
    const { document } = await shown(programsText('LENS'));
    const [lens] = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    assert(lens?.command);
    // It says which file by itself, whatever is in view by then.
    await shown(programsText('LENS-ELSEWHERE'));
    await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
    assert.deepEqual(codes(), ['LENS']);
  });

  it('selects the program of the tree in its file', async () => {
    const { tree } = await (await testApi()).requested();
    const uri = await newFile(programsText('SHOW1', 'SHOW2'));
    await add(uri);
    const connection = (await tree.getChildren()).find((node) =>
      tree.getTreeItem(node).id?.startsWith(sandbox.address),
    );
    const [run] = await tree.getChildren(connection);
    const program = (await tree.getChildren(run)).at(-1);
    await vscode.commands.executeCommand(COMMANDS.revealInFile, program);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), uri.toString());
    assert.equal(editor?.document.getText(editor.selection), '"SHOW2"');
  });
});
