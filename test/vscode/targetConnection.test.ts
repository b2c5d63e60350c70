import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { DISMISSED } from '../faults/watchWindow';
import type { MewsSandbox } from '../sandbox/mewsSandbox';
import { answeredBoxes } from './answeredBoxes';
import { connectedSandbox } from './connectedSandbox';
import { testApi } from './extensionApi';
import { newFile, programsText, shown } from './files';
import { connectTo } from './sandboxConnection';
import { watchedWindow } from './watchedWindow';

describe('the connection of a file', () => {
  const running = connectedSandbox();
  const window = watchedWindow();
  const boxes = answeredBoxes();
  let sandbox: MewsSandbox;
  before(() => {
    sandbox = running();
  });
  const adds = () => sandbox.seen.filter(({ operation }) => operation === 'loyaltyPrograms/add').length;
  const add = (uri: vscode.Uri) => vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, uri);
  const names = async (folder: vscode.Uri, name: string | undefined) =>
    vscode.workspace
      .getConfiguration('mewsLoyalty', folder)
      .update('connection', name, vscode.ConfigurationTarget.WorkspaceFolder);
  const active = async () => (await testApi()).connections.active?.name;
  /** The rows of the last pick, without what does not matter here. */
  const rows = () => (boxes.shown.at(-1) ?? '').split('\n').map((line) => line.replace(/ \| [^|]*$/, ''));
  const host = () => new URL(sandbox.address).host;
  const rename = async (from: vscode.Uri, to: vscode.Uri) => {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(from, to, { overwrite: true });
    // The edit is done before everybody has heard of it.
    const heard = new Promise<void>((resolve) => {
      const subscription = vscode.workspace.onDidRenameFiles(() => {
        subscription.dispose();
        resolve();
      });
    });
    assert(await vscode.workspace.applyEdit(edit));
    await heard;
  };

  afterEach(async () => {
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) await names(uri, undefined);
  });

  it('is the one in use, without a question, where nothing says otherwise', async () => {
    boxes.answer();
    await add(await newFile(programsText('TARGET1')));
    assert.equal(adds(), 1);
    assert.deepEqual(boxes.shown, []);
  });

  it('is asked for where the file went through another one before, with the reasons, and nothing is sent before', async () => {
    const uri = await newFile(programsText('TARGET2'));
    await add(uri);
    await connectTo(sandbox, { name: 'Second' });
    boxes.answer();
    await add(uri);
    assert.equal(adds(), 1);
    assert.equal(boxes.shown.length, 1);
    assert.deepEqual(rows().slice(0, 4), [
      'Mews: Which Connection?',
      `Where do the programs of "${uri.path.split('/').at(-1)}" go?`,
      `$(check) Second | ${host()} · in use · not used yet`,
      `Sandbox | ${host()} · this file went there last · last used just now`,
    ]);
    boxes.answer('Sandbox');
    window.answer(({ modal }) => (modal ? 'Add It All the Same' : undefined));
    await add(uri);
    assert.equal(adds(), 2);
    assert.equal(await active(), 'Sandbox');
  });

  it('is not asked for again once the person has switched with the file in view', async () => {
    const { document } = await shown(programsText('TARGET3'));
    await add(document.uri);
    await connectTo(sandbox, { name: 'Second' });
    boxes.answer('Second');
    await vscode.commands.executeCommand(COMMANDS.switchConnection);
    boxes.answer();
    window.answer(({ modal }) => (modal ? 'Add It All the Same' : undefined));
    await add(document.uri);
    assert.equal(boxes.shown.length, 1);
    assert.match(boxes.shown[0] ?? '', /^Mews: Switch Connection\n/);
    assert.equal(adds(), 2);
  });

  it('is asked for as long as the folder names another one, which is never followed by itself', async () => {
    await connectTo(sandbox, { name: 'Second' });
    const uri = await newFile(programsText('TARGET4'));
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    assert(folder);
    await names(folder.uri, 'Sandbox');
    boxes.answer();
    await add(uri);
    assert.equal(adds(), 0);
    assert.match(rows().join('\n'), new RegExp(`^Sandbox \\| ${host()} · the settings name it · `, 'm'));
    boxes.answer('Second');
    await add(uri);
    assert.equal(adds(), 1);
    boxes.answer();
    await add(uri);
    assert.equal(boxes.shown.length, 3, 'it was not asked for again');
    assert.equal(adds(), 1);
  });

  it('is asked for where the folder names one that is not there, whatever its name', async () => {
    const uri = await newFile(programsText('TARGET5'));
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    assert(folder);
    await names(folder.uri, '[Aurora](command:x)\u202e $(zap)');
    boxes.answer();
    await add(uri);
    assert.equal(adds(), 0);
    assert.match(
      boxes.shown[0] ?? '',
      /The settings name "\[Aurora\] \(command:x\) \$ \(zap\)", which is none of your/,
    );
  });

  it('is asked for where settings of the person name another one, which are not taken for those of the folder', async () => {
    await connectTo(sandbox, { name: 'Second' });
    const named = (name: string | undefined) =>
      vscode.workspace.getConfiguration('mewsLoyalty').update('connection', name, vscode.ConfigurationTarget.Global);
    const uri = await newFile(programsText('TARGET19'));
    try {
      for (const [name, words] of [
        ['Sandbox', 'the settings name it'],
        ['Nobody', 'The settings name "Nobody", which is none of your connections. Where do the programs go?'],
      ] as const) {
        await named(name);
        boxes.answer();
        await add(uri);
        assert(boxes.shown.at(-1)?.includes(words), boxes.shown.at(-1));
      }
    } finally {
      await named(undefined);
    }
    assert.equal(adds(), 0);
    assert.equal(boxes.shown.length, 2);
  });

  it('is asked for where the line over the file named another one', async () => {
    await connectTo(sandbox, { name: 'Second' });
    const uri = await newFile(programsText('TARGET20'));
    await vscode.workspace.openTextDocument(uri);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    const { command, arguments: shown = [] } = lenses[0]?.command ?? {};
    assert.equal(command, COMMANDS.addLoyaltyPrograms);
    await (await testApi()).connections.activate('Sandbox');
    boxes.answer();
    await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, ...shown);
    assert.match(boxes.shown.at(-1) ?? '', /Second \| .* · the line over the file named it/);
    assert.equal(adds(), 0);
    boxes.answer('Second');
    await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, ...shown);
    assert.equal(adds(), 1);
  });

  it('is not asked for where the folder names the one in use', async () => {
    const { connections } = await testApi();
    await connectTo(sandbox, { name: 'Second' });
    const { document } = await shown(programsText('TARGET6'));
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    assert(folder);
    await names(folder.uri, 'Sandbox');
    await connections.activate('Sandbox');
    boxes.answer();
    await add(document.uri);
    assert.equal(adds(), 1);
    assert.deepEqual(boxes.shown, []);
  });

  it('is remembered where the file gets another name', async () => {
    const uri = await newFile(programsText('TARGET9'));
    await add(uri);
    const renamed = vscode.Uri.joinPath(uri, '..', 'renamed-target.loyalty.json');
    await rename(uri, renamed);
    await connectTo(sandbox, { name: 'Second' });
    boxes.answer();
    await add(renamed);
    assert.match(boxes.shown.at(-1) ?? '', /Sandbox \| .* · this file went there last/);
  });

  it('is that of the file which takes the place of another one, and no longer that of the other', async () => {
    const first = await newFile(programsText('TARGET10'));
    await add(first);
    await connectTo(sandbox, { name: 'Second' });
    const [second, third] = [await newFile(programsText('TARGET11')), await newFile(programsText('TARGET12'))];
    await add(second);
    await rename(first, second);
    boxes.answer();
    await add(second);
    assert.match(boxes.shown.at(-1) ?? '', /Sandbox \| .* · this file went there last/);
    await rename(third, second);
    await add(second);
    assert.equal(boxes.shown.length, 1, 'a file without a past has got one');
  });

  it('is remembered where a folder above the file gets another name, and not for a new file in its place', async () => {
    const [workspaceFolder] = vscode.workspace.workspaceFolders ?? [];
    assert(workspaceFolder);
    const [folder, likeIt, renamed] = ['a folder', 'a folder 2', 'other folder'].map((name) =>
      vscode.Uri.joinPath(workspaceFolder.uri, name),
    );
    assert(folder && likeIt && renamed);
    const write = async (place: vscode.Uri, code: string, name = 'target') => {
      const uri = vscode.Uri.joinPath(place, 'inner', `${name}.loyalty.json`);
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(programsText(code)));
      return uri;
    };
    try {
      const [uri, beside] = [await write(folder, 'TARGET13'), await write(likeIt, 'TARGET14')];
      await add(uri);
      await add(beside);
      await add(await write(renamed, 'TARGET20', 'replaced'));
      await rename(folder, renamed);
      await connectTo(sandbox, { name: 'Second' });
      boxes.answer();
      await add(await write(folder, 'TARGET15'));
      await add(await write(renamed, 'TARGET21', 'replaced'));
      assert.deepEqual(boxes.shown, [], 'a new file has the past of the one that stood there');
      for (const remembered of [vscode.Uri.joinPath(renamed, 'inner', 'target.loyalty.json'), beside]) {
        boxes.answer();
        await add(remembered);
        assert.match(boxes.shown.at(-1) ?? '', /Sandbox \| .* · this file went there last/);
      }
      assert.equal(boxes.shown.length, 2);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      for (const { fsPath } of [folder, likeIt, renamed]) await rm(fsPath, { recursive: true, force: true });
    }
  });

  it('keeps its past under another name', async () => {
    const uri = await newFile(programsText('TARGET8'));
    await connectTo(sandbox, { name: 'Old name' });
    await add(uri);
    boxes.answer('Old name', 'Custom', sandbox.address, '', '', 'Single', 'New name');
    await vscode.commands.executeCommand(COMMANDS.editConnection);
    await (await testApi()).connections.activate('Sandbox');
    boxes.answer();
    await add(uri);
    assert.match(boxes.shown.at(-1) ?? '', /New name \| .* · this file went there last · last used just now/);
  });

  const removed = async (name: string) => {
    window.answer(({ modal }, buttons) => (modal ? buttons[0] : undefined));
    boxes.answer(name);
    await vscode.commands.executeCommand(COMMANDS.removeConnection);
    const { connections, state } = await testApi();
    assert(!connections.all.some((kept) => kept.name === name));
    assert(!JSON.stringify(state.get('connectionUse')).includes(name), 'its last use is kept');
  };
  const gone = (name: string) =>
    `The file went to "${name}" last, which is none of your connections now. Where do the programs go?`;

  it('is asked for once where the file went through one that was removed', async () => {
    const uri = await newFile(programsText('TARGET16'));
    await connectTo(sandbox, { name: '[Gone](command:x)' });
    await add(uri);
    await removed('[Gone]');
    await (await testApi()).connections.activate('Sandbox');
    boxes.answer();
    await add(uri);
    assert.equal(adds(), 1);
    assert.equal(rows()[1], gone('[Gone] (command:x)'));
    boxes.answer('Sandbox');
    window.answer(({ modal }) => (modal ? DISMISSED : undefined));
    await add(uri);
    boxes.answer();
    await add(uri);
    assert.equal(boxes.shown.length, 3, 'the answer was not remembered');
  });

  it('is asked for once as well where the answer is a new one', async () => {
    const uri = await newFile(programsText('TARGET17'));
    await connectTo(sandbox, { name: 'Lost' });
    await add(uri);
    await removed('Lost');
    const { clientToken, accessToken } = sandbox.tokens;
    boxes.answer('$(add)', 'Custom', sandbox.address, clientToken, accessToken, 'Single', 'Next');
    window.answer(({ modal }) => (modal ? DISMISSED : undefined));
    await add(uri);
    assert.equal(boxes.shown[1]?.split('\n')[1], gone('Lost'));
    assert.equal(await active(), 'Next');
    const { length } = boxes.shown;
    boxes.answer();
    await add(uri);
    assert.equal(boxes.shown.length, length, 'the answer was not remembered');
  });

  it('is not asked for where the one that was removed is there again', async () => {
    const uri = await newFile(programsText('TARGET18'));
    await connectTo(sandbox, { name: 'Back again' });
    await add(uri);
    await removed('Back again');
    await connectTo(sandbox, { name: 'Back again' });
    boxes.answer();
    window.answer(({ modal }) => (modal ? 'Add It All the Same' : undefined));
    await add(uri);
    assert.equal(boxes.shown.length, 1);
    assert.equal(adds(), 2);
  });

  it('tells of each connection its hotel, chain, environment and last use', async () => {
    await add(await newFile(programsText('TARGET7')));
    await connectTo(sandbox, { name: 'Unused', platformAddress: 'https://api.mews.com', enterpriseName: 'Hotel Far' });
    boxes.answer();
    await vscode.commands.executeCommand(COMMANDS.switchConnection);
    const shownRows = (boxes.shown.at(-1) ?? '').split('\n');
    assert.deepEqual(shownRows.slice(2, 4), [
      '$(check) Unused | Production · not used yet | Hotel Far, chain Aurora Hotels, in Production',
      `Sandbox | ${host()} · last used just now | Hotel Aurora, chain Aurora Hotels, at ${host()}`,
    ]);
  });
});
