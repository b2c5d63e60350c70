import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { MewsSandbox } from '../sandbox/mewsSandbox';
import { diagnosticsOnce } from './eventually';
import { testApi } from './extensionApi';
import { programsText, shown } from './files';
import { ownSandbox } from './ownSandbox';
import { connectTo } from './sandboxConnection';

describe('connections', () => {
  const running = ownSandbox();
  let sandbox: MewsSandbox;
  before(() => {
    sandbox = running();
  });

  it('are kept with their tokens as one value under a key that names the address', async () => {
    const { connections, secrets } = await testApi();
    const connection = await connectTo(sandbox);
    assert.deepEqual(JSON.parse((await secrets.get(`mews.v1|${sandbox.address}|Sandbox`)) ?? ''), connection);
    const active = connections.active;
    assert(active);
    assert.deepEqual(await connections.load(active), { kind: 'loaded', connection });
  });

  it('leave no token outside the secret storage', async () => {
    const { connections, state } = await testApi();
    await connectTo(sandbox);
    const kept = JSON.stringify([state.keys().map((key) => state.get(key)), connections.all]);
    assert(kept.includes(sandbox.address));
    assert(!kept.includes(sandbox.tokens.clientToken) && !kept.includes(sandbox.tokens.accessToken));
  });

  it('can be renamed without leaving the old tokens behind', async () => {
    const { connections, secrets } = await testApi();
    const connection = await connectTo(sandbox);
    assert.equal(await connections.save({ ...connection, name: 'Renamed' }, connection), 'saved');
    assert.equal(await secrets.get(`mews.v1|${sandbox.address}|Sandbox`), undefined);
    assert.deepEqual(
      connections.all.map(({ name }) => name),
      ['Renamed'],
    );
    assert.equal(connections.active?.name, 'Renamed');
  });

  it('are gone with their tokens when removed', async () => {
    const { connections, secrets } = await testApi();
    const connection = await connectTo(sandbox);
    assert.equal(await connections.remove(connection), 'removed');
    assert.equal(await secrets.get(`mews.v1|${sandbox.address}|Sandbox`), undefined);
    assert.equal(connections.active, undefined);
  });

  it('tell when their tokens are gone or damaged', async () => {
    const { connections, secrets } = await testApi();
    const connection = await connectTo(sandbox);
    const key = `mews.v1|${sandbox.address}|Sandbox`;
    await secrets.store(key, '{"name":"Sandbox"');
    assert.deepEqual(await connections.load(connection), { kind: 'absent', why: 'damaged' });
    await secrets.store(key, JSON.stringify({ ...connection, platformAddress: 'https://other.example' }));
    assert.deepEqual(await connections.load(connection), { kind: 'absent', why: 'damaged' });
    await secrets.delete(key);
    assert.deepEqual(await connections.load(connection), { kind: 'absent', why: 'gone' });
  });

  it('with a Portfolio Access Token make ChainId a must, and only while active', async () => {
    const { connections } = await testApi();
    const { document } = await shown(programsText('A1'));
    await connectTo(sandbox, { accessToken: sandbox.tokens.portfolioAccessToken, portfolio: true });
    await diagnosticsOnce(document.uri, (codes) => codes.join() === 'missing-chain-id');
    await connectTo(sandbox, { name: 'Single' });
    await diagnosticsOnce(document.uri, (codes) => codes.length === 0);
    await connections.activate('Sandbox');
    await diagnosticsOnce(document.uri, (codes) => codes.join() === 'missing-chain-id');
  });

  it('are named over the file, with the number of programs', async () => {
    // Nobody is there to name them before.
    await testApi();
    const { document } = await shown(programsText('A1', 'A2'));
    const titles = async () =>
      (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri)).map(
        ({ command }) => command?.title,
      );
    assert.deepEqual(await titles(), ['Add 2 loyalty programs…', 'Preview', 'Add Connection']);
    await connectTo(sandbox);
    const { host } = new URL(sandbox.address);
    assert.deepEqual(await titles(), [
      `Add 2 loyalty programs to Hotel Aurora (${host}), chain Aurora Hotels`,
      'Preview',
      'Switch Connection',
    ]);
    const settings = vscode.workspace.getConfiguration('mewsLoyalty');
    await settings.update('codeLens', false, vscode.ConfigurationTarget.Global);
    try {
      assert.deepEqual(await titles(), []);
    } finally {
      await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
